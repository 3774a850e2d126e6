using Junheng.App.Import;

namespace Junheng.App.Batch;

/// <summary>A file that seemed readable turns out not to be in its middle.</summary>
public sealed class BatchProblemException(FileProblem problem) : Exception(problem.Message)
{
    public FileProblem Problem => problem;
}
