using Junheng.App;
using Junheng.App.Compute;
using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.Engine.Compute;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;
using Junheng.Engine.Validate;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Junheng.Web.Pages.Compute;

/// <summary>One school: its card, its values with their traces, what it lacks, what the checks say.</summary>
[Needs(Right.ReadSchool)]
public sealed class SchoolModel(OpenYear open, Db db, SchoolHistory history) : CountyPage(open, "schools")
{
    /// <summary>A stage part of the school.</summary>
    public sealed record Part(int Unit, Stage Stage, Verdict Verdict, Verdict Strict);

    public SchoolRecord School { get; private set; } = null!;

    public IReadOnlyList<Part> Parts { get; private set; } = [];

    public IReadOnlyList<SchoolShortfall> Shortfalls { get; private set; } = [];

    public IReadOnlyList<Finding> Findings { get; private set; } = [];

    /// <summary>Its stages in every year of the county.</summary>
    public IReadOnlyList<StageYear> History { get; private set; } = [];

    /// <summary>Who changed what of it, a page of it; those of earlier versions of the county's file are the log's.</summary>
    public SchoolChanges Changes { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string school, string? p)
    {
        var index = Result.Schools.ToList().FindIndex(s => s.School == school);
        if (index < 0)
        {
            // A campus has no page of its own: it is part of its school's.
            var parent = Result.Inputs.Rows.FirstOrDefault(r => r.School == school && !r.Counted)?.Parent;
            return parent is not null && Result.Schools.Any(s => s.School == parent)
                ? Redirect(Links.OfVersion(Opened, Links.School(County, Year, parent)))
                : NotFound();
        }

        School = Result.Schools[index];
        var units = Verdict.Resources.Units;
        Parts =
        [
            .. Enumerable
                .Range(0, units.Count)
                .Where(u => units.Rows[u] == index)
                .Select(u => new Part(
                    u,
                    units.Stages[u],
                    Verdict.Resources.UnitVerdicts.All[u],
                    Result.Strict.Resources.UnitVerdicts.All[u]
                )),
        ];
        Shortfalls =
        [
            .. Verdict
                .Items.SelectMany(i => i.Shortfalls)
                .Where(s => s.School == School && s.Verdict != Engine.Judge.Verdict.Met),
        ];
        var places = await FigureHistory.Of(
            db,
            County,
            [School.School, .. School.Parts.Select(p => p.School)],
            null,
            Opened.Version!.Id,
            HttpContext.RequestAborted
        );
        ViewData["places"] = places.ToDictionary(e => (e.School, e.Field));
        History = await history.Of(Opened, school, IsTolerant, HttpContext.RequestAborted);
        Findings = [.. Result.Findings.Where(f => f.School == school)];
        var changes = ChangeHistory.OfSchool(db, County, school);
        var paging = Paging.Of(
            await changes.CountAsync(HttpContext.RequestAborted),
            p,
            page => Links.SchoolChanges(Opened, school, page),
            SchoolChanges.PerPage
        );
        Changes = new(
            await changes.Skip(paging.Before).Take(paging.PerPage).ToListAsync(HttpContext.RequestAborted),
            paging,
            this
        );
        return Page();
    }

    /// <summary>Where a value of this school comes from.</summary>
    public Trace TraceOf(Stage stage, int indicator) => Trace.Of(Verdict.Resources.Kernel, School, stage, indicator);

    /// <summary>Why a part is not met: what is under the floor, and what else is under its threshold.</summary>
    public string WhyNot(Part part)
    {
        if (part.Verdict != Engine.Judge.Verdict.NotMet)
        {
            return "";
        }

        var verdicts = Verdict.Resources.UnitVerdicts;
        var all = Enumerable.Range(0, Pack.Indicators.Count).Where(i => verdicts.IsMet(part.Unit, i) == false).ToList();
        var under = all.Where(i => verdicts.ReachesFloor(part.Unit, i) == false).ToList();
        return string.Join(
            "；",
            new[]
            {
                under.Count > 0 ? $"{Keys(under)}低于门槛的{Floor}" : "",
                all.Count > under.Count ? $"{Keys(all.Except(under))}未达门槛" : "",
            }.Where(t => t.Length > 0)
        );

        string Keys(IEnumerable<int> indicators) => string.Join("、", indicators.Select(i => Pack.Indicators[i].Key));
    }

    public Gap? GapOf(int unit, int indicator) => Gap.Of(Verdict.Resources, unit, indicator);

    /// <summary>Where a stage part stands among the county's; null where it has no value.</summary>
    public Standing? StandingOf(Part part, int indicator) =>
        Standing.Among(Verdict.Resources.Units, StageOf(part.Stage).Figures, part.Unit, indicator);

    /// <summary>The county's mean.</summary>
    public double? MeanOf(Stage stage, int indicator) => StageOf(stage).Figures.Means[indicator];

    /// <summary>A stage of the county.</summary>
    public StageVerdict StageOf(Stage stage) => Verdict.Resources.Stages.First(s => s.Figures.Stage == stage);

    /// <summary>The item a shortfall belongs to.</summary>
    public ItemVerdict ItemOf(SchoolShortfall shortfall) => Verdict.Items.First(i => i.Shortfalls.Contains(shortfall));
}
