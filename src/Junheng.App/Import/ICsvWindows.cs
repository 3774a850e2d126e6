namespace Junheng.App.Import;

/// <summary>A text in windows, one after the other, each beginning with what the last one left over.</summary>
internal interface ICsvWindows : IDisposable
{
    /// <summary>Nothing follows the window.</summary>
    bool IsLast { get; }

    /// <summary>The next window: what was left of the last one, and more. It holds until the next is asked for.</summary>
    /// <param name="left">The end of the last window that has not been used.</param>
    ReadOnlySpan<byte> Next(ReadOnlySpan<byte> left);
}
