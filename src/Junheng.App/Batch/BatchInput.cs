using Junheng.App.Import;
using Junheng.Engine.Validate;

namespace Junheng.App.Batch;

/// <summary>
/// The files of a batch, read once: their rows by county and year, in memory or, beyond what a year of the nation
/// takes, in a temporary file.
/// </summary>
public sealed class BatchInput : IDisposable
{
    private readonly List<Finding> findings = [];
    private readonly List<FileProblem> problems = [];

    internal BatchInput(IReadOnlyList<BatchFile> files, RowStore store) => (Files, Store) = (files, store);

    /// <summary>Why files cannot be read; without any the batch can be judged.</summary>
    public IReadOnlyList<FileProblem> Problems => problems;

    /// <summary>What was found in headers, and in rows without proper keys.</summary>
    internal IReadOnlyList<Finding> Findings => findings;

    internal IReadOnlyList<BatchFile> Files { get; }

    internal RowStore Store { get; }

    /// <summary>Reads files; what is wrong with any of them is told at once.</summary>
    /// <param name="paths">CSV, CSV packed by gzip, or workbooks, in the order in which they count.</param>
    /// <param name="progress">Is told the number of the file and the part of it that was read.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <param name="known">Files known not to be UTF-8.</param>
    public static BatchInput Read(
        IReadOnlyList<string> paths,
        IProgress<(int File, double Part)>? progress,
        CancellationToken cancel,
        IReadOnlySet<string>? known = null
    )
    {
        var other = new HashSet<string>(known ?? new HashSet<string>());
        while (true)
        {
            var files = paths.Select((p, i) => new BatchFile(p, i) { IsGb18030 = other.Contains(p) }).ToList();
            var input = new BatchInput(files, new(Path.GetTempPath()));
            try
            {
                input.ReadAll(progress, cancel);
                return input;
            }
            catch (WrongEncodingException error)
            {
                input.Dispose();
                other.Add(error.File.Path);
            }
            catch
            {
                input.Dispose();
                throw;
            }
        }
    }

    public void Dispose() => Store.Dispose();

    /// <summary>The same files once more, one of them in the other encoding.</summary>
    internal BatchInput Again(BatchFile wrong, CancellationToken cancel) =>
        Read(
            [.. Files.Select(f => f.Path)],
            null,
            cancel,
            Files.Where(f => f.IsGb18030 || f == wrong).Select(f => f.Path).ToHashSet()
        );

    private void ReadAll(IProgress<(int, double)>? progress, CancellationToken cancel)
    {
        foreach (var file in Files)
        {
            var part = progress is null ? null : new PartOfFile(progress, file.Number);
            try
            {
                new BatchReader(Store, findings.Add, part).Read(file, cancel);
            }
            catch (UnreadableException error)
            {
                problems.Add(error.Problem);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                problems.Add(FileProblem.Unopened(file.Path, error));
            }
        }
    }

    private sealed class PartOfFile(IProgress<(int, double)> progress, int file) : IProgress<double>
    {
        public void Report(double value) => progress.Report((file, value));
    }
}
