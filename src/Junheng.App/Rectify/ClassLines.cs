using Junheng.Engine.Judge;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.App.Rectify;

/// <summary>A class over the limit.</summary>
/// <param name="Part">The stage of the school it is in, with all its classes.</param>
/// <param name="Class">The class.</param>
public sealed record ClassLine(StageClasses Part, SchoolClass Class)
{
    /// <summary>By how many pupils (人) it exceeds the limit.</summary>
    public long Excess => Part.Excess(Class);
}

/// <summary>大班额清单: the classes over the limit, and the stage parts that handed in no list of classes.</summary>
/// <param name="Over">The classes, as asked for.</param>
/// <param name="Unlisted">Stage parts without a list that are short of the item, or of which it cannot be told.</param>
/// <param name="Parts">How many stage parts were asked for.</param>
/// <param name="WithoutList">How many of them handed in no list.</param>
public sealed record ClassLines(
    IReadOnlyList<ClassLine> Over,
    IReadOnlyList<SchoolShortfall> Unlisted,
    int Parts,
    int WithoutList
)
{
    /// <summary>The list of an item on class sizes.</summary>
    public static ClassLines Of(ItemVerdict item, RulePack pack, IEnumerable<SchoolRecord> schools, ListQuery query)
    {
        var parts = StageClasses.All(item.Item, pack, schools).Where(p => query.Takes(p.School, p.Stage)).ToList();
        var without = parts.Where(p => p.Classes.Count == 0).ToList();
        var over = parts.SelectMany(p => p.Over.Select(c => new ClassLine(p, c)));
        var unlisted = item.Shortfalls.Where(s => without.Any(p => p.School == s.School && p.Stage == s.Stage));
        return new(
            [.. query.Sorted(over, l => l.Part.School, l => l.Excess)],
            [.. query.Sorted(unlisted, s => s.School, s => s.Count)],
            parts.Count,
            without.Count
        );
    }
}
