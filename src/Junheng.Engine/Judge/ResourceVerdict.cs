using Junheng.Engine.Compute;
using Junheng.Engine.Schools;

namespace Junheng.Engine.Judge;

/// <summary>A1 资源配置 of one county and year: units, stages, and the verdict over both.</summary>
/// <param name="Kernel">The rules applied.</param>
/// <param name="Columns">The merged schools.</param>
/// <param name="Units">The stage parts and their values.</param>
/// <param name="UnitVerdicts">Their verdicts.</param>
/// <param name="Stages">Primary and junior, as far as the county has judged units.</param>
public sealed record ResourceVerdict(
    Kernel Kernel,
    SchoolColumns Columns,
    UnitColumns Units,
    UnitVerdicts UnitVerdicts,
    IReadOnlyList<StageVerdict> Stages
)
{
    /// <summary>The worse of the stages; cannot tell where nothing is judged.</summary>
    public Verdict Verdict => Stages.Count == 0 ? Verdict.CannotTell : Verdicts.Worst(Stages.Select(s => s.Verdict));

    /// <summary>Computes and judges a county.</summary>
    public static ResourceVerdict Judge(Kernel kernel, SchoolColumns columns)
    {
        var units = kernel.Units(columns);
        var verdicts = UnitVerdicts.Judge(kernel.Pack, units);
        return new(
            kernel,
            columns,
            units,
            verdicts,
            [
                .. SchoolTerms
                    .Judged.Select(s => kernel.Stage(units, s))
                    .Where(f => f.Members.Count > 0)
                    .Select(f => StageVerdict.Judge(kernel.Pack, f, verdicts)),
            ]
        );
    }
}
