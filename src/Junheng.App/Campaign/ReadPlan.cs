using Junheng.App.Import;
using Junheng.Engine.Plans;
using Junheng.Engine.Standards;

namespace Junheng.App.Campaign;

/// <summary>A plan that was read, or why the file could not be read.</summary>
public sealed record ReadPlanResult(Plan? Plan, FileProblem? Problem)
{
    /// <summary>Where each of the plan's problems stands in the file, as <c>file:line</c> or <c>file!sheet!A1</c>.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];
}

/// <summary>Reads a county's plan paper from a file: .txt, .docx or .xlsx.</summary>
/// <param name="words">The words papers are read by.</param>
/// <param name="national">The national rule pack, with which the paper is compared.</param>
public sealed class ReadPlan(PlanWords words, RulePack national)
{
    private readonly PlanReader reader = new(words, PlanStandard.Of(national));

    /// <param name="stream">The file.</param>
    /// <param name="file">Its name, which tells its kind and stands in messages.</param>
    /// <param name="persons">True to keep the names of persons; posts are kept always.</param>
    public ReadPlanResult Handle(Stream stream, string file, bool persons = false)
    {
        try
        {
            var paper = PaperFile.Read(stream, file, reader);
            var plan = reader.Read(paper, persons);
            return plan is not null
                ? new(plan, null) { Places = [.. plan.Problems.Select(p => PaperPlaces.Of(file, paper, plan, p))] }
                : new(
                    null,
                    new(
                        file,
                        "no-plan",
                        "文中没有义务教育优质均衡发展的指标，也没有单位职责，不像创建工作方案。请确认选对了文件。"
                    )
                );
        }
        catch (UnreadableException error)
        {
            return new(null, error.Problem);
        }
    }

    /// <summary>A file that was read before, as paragraphs and table rows.</summary>
    /// <exception cref="UnreadableException">It cannot be read.</exception>
    public PlanDocument Blocks(Stream stream, string file) => PaperFile.Read(stream, file, reader);
}
