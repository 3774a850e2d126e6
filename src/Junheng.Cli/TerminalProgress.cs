namespace Junheng.Cli;

/// <summary>How far a long run has come, on one line of a terminal; where there is no terminal, nothing.</summary>
internal sealed class TerminalProgress
{
    private readonly Lock drawing = new();
    private string shown = "";

    private TerminalProgress() { }

    /// <summary>A progress to draw; null where standard error is no terminal.</summary>
    public static TerminalProgress? Start() => Console.IsErrorRedirected ? null : new();

    /// <summary>Shows a part done, 0 to 1.</summary>
    public void Show(string what, double part)
    {
        var text = $"{what} {part:P0}";
        lock (drawing)
        {
            if (text != shown)
            {
                Console.Error.Write($"\r{text}\e[K");
                shown = text;
            }
        }
    }

    /// <summary>Takes the line away, so that what is written next stands on its own.</summary>
    public void Clear()
    {
        lock (drawing)
        {
            if (shown.Length > 0)
            {
                Console.Error.Write("\r\e[K");
                shown = "";
            }
        }
    }

    /// <summary>Tells somebody's own progress under a name.</summary>
    public IProgress<double> Of(string what) => new Named<double>(this, p => (what, p));

    /// <summary>Tells the reading of several files.</summary>
    public IProgress<(int File, double Part)> Of(IReadOnlyList<string> files) =>
        new Named<(int File, double Part)>(this, p => ($"读取 {Path.GetFileName(files[p.File])}", p.Part));

    private sealed class Named<T>(TerminalProgress line, Func<T, (string, double)> name) : IProgress<T>
    {
        public void Report(T value)
        {
            var (what, part) = name(value);
            line.Show(what, part);
        }
    }
}
