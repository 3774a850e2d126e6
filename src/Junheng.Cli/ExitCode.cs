namespace Junheng.Cli;

/// <summary>How a command ends.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Done, but with findings of level error.</summary>
    public const int Findings = 1;

    /// <summary>Wrong usage.</summary>
    public const int Usage = 2;

    /// <summary>Input that cannot be read.</summary>
    public const int Unreadable = 3;

    /// <summary>A fault of the program's own.</summary>
    public const int Internal = 4;
}
