using Junheng.Engine.Judge;
using Junheng.Engine.Schools;

namespace Junheng.App.Compute;

/// <summary>One stage of a school in one year.</summary>
/// <param name="Year">The year.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Unit">Its row in the year's units.</param>
/// <param name="Resources">The year's verdict, which has values and pupils.</param>
/// <param name="Breaks">Why the year cannot simply be compared with the one before it, in Chinese; often nothing.</param>
public sealed record StageYear(
    int Year,
    Stage Stage,
    int Unit,
    ResourceVerdict Resources,
    IReadOnlyList<string> Breaks
);

/// <summary>一所学校的历年数据, with breaks where rules or the school itself changed.</summary>
public sealed class SchoolHistory(OpenYear open)
{
    /// <summary>The school's stages in every year of the county, oldest first.</summary>
    /// <param name="opened">The year looked at; the version opened stands for its year, the newest for the others.</param>
    /// <param name="school">School identifier.</param>
    /// <param name="tolerant">By the verdict with tolerances, where a year has one.</param>
    /// <param name="cancel">Stops the loading.</param>
    public async Task<IReadOnlyList<StageYear>> Of(
        OpenedYear opened,
        string school,
        bool tolerant,
        CancellationToken cancel
    )
    {
        var all = new List<StageYear>();
        (SchoolRecord School, ResourceVerdict Resources, int Year)? before = null;
        foreach (var year in opened.Years.Order())
        {
            var there = year == opened.Year ? opened : await open.Handle(opened.County.Code, year, null, cancel);
            if (there?.Version is null || Find(there.Result, school) is not { } row)
            {
                continue;
            }

            var resources = (tolerant ? there.Result.Tolerant ?? there.Result.Strict : there.Result.Strict).Resources;
            var now = (School: there.Result.Schools[row], Resources: resources, Year: year);
            for (var u = 0; u < resources.Units.Count; u++)
            {
                if (resources.Units.Rows[u] == row)
                {
                    var stage = resources.Units.Stages[u];
                    all.Add(new(year, stage, u, resources, before is { } b ? [.. Breaks(b, now, stage)] : []));
                }
            }

            before = now;
        }

        return all;
    }

    private static int? Find(YearResult result, string school)
    {
        for (var i = 0; i < result.Schools.Count; i++)
        {
            if (result.Schools[i].School == school)
            {
                return i;
            }
        }

        return null;
    }

    private static IEnumerable<string> Breaks(
        (SchoolRecord School, ResourceVerdict Resources, int Year) old,
        (SchoolRecord School, ResourceVerdict Resources, int Year) now,
        Stage stage
    )
    {
        var (before, after) = (old.Resources.Kernel, now.Resources.Kernel);
        foreach (var rule in after.Pack.Indicators)
        {
            var (was, @is) = (before.Pack.Threshold(rule, stage), after.Pack.Threshold(rule, stage));
            if (was != @is)
            {
                yield return $"{rule.Key}门槛由{was}改为{@is}";
            }
        }

        foreach (var gone in before.Tolerances.Where(t => after.Tolerances.All(n => n.Key != t.Key)))
        {
            yield return $"不再适用过渡性条款：{gone.Name}";
        }

        foreach (var come in after.Tolerances.Where(t => before.Tolerances.All(n => n.Key != t.Key)))
        {
            yield return $"开始适用过渡性条款：{come.Name}";
        }

        if (old.School.Type != now.School.Type)
        {
            yield return $"办学类型由{old.School.Type.Title()}改为{now.School.Type.Title()}";
        }

        if (!Campuses(old.School).SequenceEqual(Campuses(now.School)))
        {
            yield return "合并的校区有变化";
        }

        if (now.Year - old.Year > 1)
        {
            yield return $"{old.Year + 1}年{(now.Year - old.Year > 2 ? $"至{now.Year - 1}年" : "")}没有这所学校的数据";
        }
    }

    private static IEnumerable<string> Campuses(SchoolRecord school) =>
        school.Parts.Select(p => p.School).Order(StringComparer.Ordinal);
}
