namespace Junheng.App.Import;

/// <summary>Why a file cannot be read at all.</summary>
/// <param name="Place">Where: file, <c>file:row:column</c> or <c>file!sheet!A1</c>.</param>
/// <param name="Code">Stable code, e.g. <c>encrypted</c>.</param>
/// <param name="Message">Plain Chinese: what is wrong and what to do.</param>
public sealed record FileProblem(string Place, string Code, string Message)
{
    /// <summary>A file that cannot be opened.</summary>
    public static FileProblem Unopened(string path, Exception error) =>
        new(path, "file-not-readable", $"文件打不开，请检查路径和权限（{error.Message}）");
}

/// <summary>Unwinds the reading of a file that cannot be read; never leaves this folder.</summary>
internal sealed class UnreadableException(string place, string code, string message) : Exception(message)
{
    public FileProblem Problem { get; } = new(place, code, message);
}
