using Junheng.App;
using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.Engine.Compute;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Junheng.Web.Pages.Compute;

/// <summary>数值溯源: one value of a school to the bottom, at an address that can be sent to somebody.</summary>
[Needs(Right.ReadSchool)]
public sealed class FigureModel(OpenYear open, Db db) : CountyPage(open, "schools")
{
    /// <summary>A way of counting: strictly, or with tolerances.</summary>
    public sealed record Way(string Name, Trace Trace, bool? IsMet, Gap? Gap);

    public SchoolRecord School { get; private set; } = null!;

    public Stage Stage { get; private set; }

    /// <summary>0 to 6.</summary>
    public int Index { get; private set; }

    /// <summary>Strictly and, where the county is granted them, with tolerances.</summary>
    public IReadOnlyList<Way> Ways { get; private set; } = [];

    /// <summary>What the inputs have been, by row and column.</summary>
    public ILookup<(string School, string Field), FigureEntry> History { get; private set; } = null!;

    /// <summary>The rows and columns the value is made of, in the order of the calculation.</summary>
    public IReadOnlyList<(SchoolRecord Row, FieldInfo Field)> Inputs { get; private set; } = [];

    /// <summary>Who changed the inputs.</summary>
    public SchoolChanges Changes { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string school, string stage, string indicator)
    {
        var at = Result.Schools.ToList().FindIndex(s => s.School == school);
        Index = Pack.Indicators.ToList().FindIndex(i => i.Key == indicator);
        var found = SchoolTerms.Judged.Where(s => s.Code() == stage).ToList();
        if (at < 0 || Index < 0 || found.Count == 0)
        {
            return NotFound();
        }

        (School, Stage) = (Result.Schools[at], found[0]);
        var units = Result.Strict.Resources.Units;
        var unit = Enumerable
            .Range(0, units.Count)
            .Where(u => units.Rows[u] == at && units.Stages[u] == Stage)
            .ToList();
        if (unit.Count == 0)
        {
            return NotFound();
        }

        Ways = [Of("严格口径", Result.Strict.Resources, unit[0])];
        if (Result.Tolerant is { } tolerant)
        {
            var way = Of("适用过渡性条款", tolerant.Resources, unit[0]);
            // The same calculation is not shown twice.
            Ways = way.Trace.Tolerance is null
                ? [Ways[0] with { Name = "严格口径，适用过渡性条款时相同" }]
                : [.. Ways, way];
        }

        Inputs =
        [
            .. Ways.SelectMany(w => w.Trace.Inputs.Select(i => i.Info))
                .Concat(Ways[0].Trace.Pupils.Select(p => Fields.Pupils(p.Stage).Info()))
                .DistinctBy(i => i.Field)
                .SelectMany(i => Rows().Select(r => (r, i))),
        ];
        var history = await FigureHistory.Of(
            db,
            County,
            [.. Rows().Select(r => r.School)],
            [.. Inputs.Select(i => i.Field.Code).Distinct()],
            cancel: HttpContext.RequestAborted
        );
        History = history.ToLookup(e => (e.School, e.Field));
        var changes = await ChangeHistory
            .OfSchool(db, County, school, [.. Inputs.Select(i => i.Field.Code).Distinct()])
            .ToListAsync(HttpContext.RequestAborted);
        Changes = new(changes, new(changes.Count, 1, _ => "", Math.Max(1, changes.Count)), this);
        return Page();
    }

    /// <summary>The stage in the county, by the verdict the page shows; null where the school is not judged by it.</summary>
    public StageVerdict? InCounty => Verdict.Resources.Stages.FirstOrDefault(s => s.Figures.Stage == Stage);

    /// <summary>The entry of the version that is open; null where the cell is blank in it.</summary>
    public FigureEntry? Now(SchoolRecord row, FieldInfo field) =>
        History[(row.School, field.Code)]
            .FirstOrDefault(e =>
                e.Year == Year && e.Version <= Opened.Version!.Number && Opened.Version.Number <= e.Last
            );

    private IReadOnlyList<SchoolRecord> Rows() => School.Parts.Count > 0 ? School.Parts : [School];

    private Way Of(string name, ResourceVerdict resources, int unit) =>
        new(
            name,
            Trace.Of(resources.Kernel, School, Stage, Index),
            resources.UnitVerdicts.IsMet(unit, Index),
            Gap.Of(resources, unit, Index)
        );
}
