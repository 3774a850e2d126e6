using Junheng.Engine.Compute;
using Junheng.Engine.Schools;

namespace Junheng.Engine.Judge;

/// <summary>
/// A1 资源配置 of one county and year: units, stages, and the verdict over both. One instance can judge edit after edit
/// or county after county without asking for memory; what it says is about the columns as they were judged last.
/// </summary>
public sealed class ResourceVerdict
{
    private readonly StageVerdict[] both;
    private readonly List<StageVerdict> stages = [];
    private CountyEdits? edits;
    private bool isJudged;

    /// <summary>Room for verdicts by the kernel's rules on what the columns will hold.</summary>
    public ResourceVerdict(Kernel kernel, SchoolColumns columns)
    {
        Kernel = kernel;
        Columns = columns;
        UnitVerdicts = new(kernel.Pack, Units);
        both = [.. SchoolTerms.Judged.Select(s => new StageVerdict(kernel.Pack, s))];
    }

    /// <summary>The rules applied.</summary>
    public Kernel Kernel { get; }

    /// <summary>The merged schools.</summary>
    public SchoolColumns Columns { get; }

    /// <summary>The stage parts and their values.</summary>
    public UnitColumns Units { get; } = new();

    /// <summary>Their verdicts.</summary>
    public UnitVerdicts UnitVerdicts { get; }

    /// <summary>Primary and junior, as far as the county has judged units.</summary>
    public IReadOnlyList<StageVerdict> Stages => stages;

    /// <summary>The worse of the stages; cannot tell where nothing is judged.</summary>
    public Verdict Verdict
    {
        get
        {
            var worst = stages.Count == 0 ? Verdict.CannotTell : Verdict.Met;
            foreach (var stage in stages)
            {
                worst = Verdicts.Worse(worst, stage.Verdict);
            }

            return worst;
        }
    }

    /// <summary>Computes and judges a county.</summary>
    public static ResourceVerdict Judge(Kernel kernel, SchoolColumns columns)
    {
        var verdict = new ResourceVerdict(kernel, columns);
        verdict.Judge();
        return verdict;
    }

    /// <summary>Computes and judges the columns as they stand now; changes made before are not taken back any more.</summary>
    public void Judge()
    {
        edits?.Forget();
        JudgeWhole();
    }

    /// <summary>
    /// Puts other amounts into the columns of a judged county and judges what they touch: everything is then as
    /// <see cref="Judge()"/> would find it, every CV within 1e-12. Other resources cost only what hangs on them; pupils,
    /// and figures that go missing or are missing no more, cost the county.
    /// </summary>
    /// <exception cref="InvalidOperationException">The county has not been judged.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row; nothing is changed.</exception>
    public void Change(params ReadOnlySpan<CellChange> changes)
    {
        if (!isJudged)
        {
            throw new InvalidOperationException("Judge the county before changing it.");
        }

        edits ??= new(this, both);
        edits.Change(changes);
    }

    /// <summary>
    /// Takes back all changes made since <see cref="Judge()"/>: columns, values, CVs and verdicts are again what they were
    /// then, to the last bit.
    /// </summary>
    public void TakeBack() => edits?.TakeBack();

    /// <summary>Computes and judges the columns as they stand now.</summary>
    internal void JudgeWhole()
    {
        Kernel.Fill(Columns, Units);
        UnitVerdicts.Judge();
        stages.Clear();
        foreach (var stage in both)
        {
            stage.Judge(Units, UnitVerdicts, Kernel.Formula);
            if (Units.Of(stage.Figures.Stage).Count > 0)
            {
                stages.Add(stage);
            }
        }

        isJudged = true;
    }
}
