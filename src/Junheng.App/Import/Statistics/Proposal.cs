using System.Globalization;
using System.Text.RegularExpressions;
using Junheng.Engine.Schools;

namespace Junheng.App.Import.Statistics;

/// <summary>How sure a proposal is.</summary>
public enum Confidence
{
    /// <summary>One column fits and no other.</summary>
    High,

    /// <summary>Several fit; the shortest header was taken.</summary>
    Medium,

    /// <summary>None fits.</summary>
    None,
}

/// <summary>The columns proposed for a field of a stage's file.</summary>
/// <param name="Field">Our field.</param>
/// <param name="Columns">The columns, to be added up; none if there is no source.</param>
/// <param name="Confidence">How sure it is.</param>
/// <param name="Reason">Why, in Chinese.</param>
public sealed record Proposal(
    StatisticsField Field,
    IReadOnlyList<WideColumn> Columns,
    Confidence Confidence,
    string Reason
);

/// <summary>Proposes columns from the paths of the header. Nothing is told from a school's name.</summary>
public static partial class Proposals
{
    private static readonly string[] TotalWords =
    [
        "合计",
        "总计",
        "小计",
        "计",
        "总数",
        "人数",
        "数",
        "面积",
        "值",
        "代码",
        "本学年",
        "本年",
        "总值",
    ];

    /// <summary>Proposals for every field of a stage's file.</summary>
    /// <param name="stage">What the user says the file is.</param>
    /// <param name="columns">The file's columns.</param>
    /// <param name="classLimit">The stage's limit of a class's pupils by the rules in force; null if it has none.</param>
    public static IReadOnlyList<Proposal> For(Stage stage, IReadOnlyList<WideColumn> columns, int? classLimit)
    {
        var others = FieldRule.OtherStages(stage);
        var own = columns
            .Where(c =>
                !others.Any(o =>
                    c.Path.Replace("中小学", "", StringComparison.Ordinal).Contains(o, StringComparison.Ordinal)
                )
            )
            .ToList();
        return
        [
            .. StatisticsField
                .Of(stage)
                .Select(f =>
                    f.Code.StartsWith("classes_over", StringComparison.Ordinal)
                        ? Bands(f, own, classLimit)
                        : One(f, f.Scope is FieldScope.Stage or FieldScope.SumOfStages ? own : columns)
                ),
        ];
    }

    /// <summary>The stage a file speaks of in its title, its sheets' names or its own name; null if of none or several.</summary>
    public static Stage? StageOf(WideFile file)
    {
        foreach (
            var text in (string[])
                [
                    string.Join(' ', file.Sheets.Select(s => s.Title)),
                    string.Join(' ', file.Sheets.Select(s => s.Name)),
                    file.Name,
                ]
        )
        {
            var plain = text.Replace("中小学", "", StringComparison.Ordinal);
            var named = SchoolTerms
                .Stages.Where(s =>
                    plain.Contains(s == Stage.Kindergarten ? "幼儿" : s.Title(), StringComparison.Ordinal)
                )
                .ToList();
            if (named.Count == 1)
            {
                return named[0];
            }
        }

        return null;
    }

    private static Proposal One(StatisticsField field, IReadOnlyList<WideColumn> columns)
    {
        if (FieldRule.Of(field) is not { } rule)
        {
            return new(field, [], Confidence.None, "导出文件通常没有这一项");
        }

        var fitting = columns
            .Select(c => (Column: c, Found: rule.Found(c.Path)))
            .Where(f => f.Found is not null && IsWhole(f.Column.Path, f.Found))
            .OrderBy(f => IsCode(f.Column.Path) ? 0 : 1)
            .ThenBy(f => f.Column.Path.Count(c => c == '/'))
            .ThenBy(f => f.Column.Sheet)
            .ThenBy(f => f.Column.Index)
            .ToList();
        if (fitting.Count == 0)
        {
            return new(field, [], Confidence.None, $"没有一列的表头含{Words(rule.All.Select(g => g[0]))}");
        }

        var reason = $"表头含{Words(fitting[0].Found!)}";
        return fitting.Count == 1
            ? new(field, [fitting[0].Column], Confidence.High, reason)
            : new(
                field,
                [fitting[0].Column],
                IsCode(fitting[0].Column.Path) && !IsCode(fitting[1].Column.Path) ? Confidence.High : Confidence.Medium,
                $"{reason}；另有{fitting.Count - 1}列也符合：{string.Join('、', fitting.Skip(1).Take(3).Select(f => f.Column.Letters))}"
            );
    }

    /// <summary>The bands of class sizes (46-50人, 51-55人 …) that lie wholly above the limit.</summary>
    private static Proposal Bands(StatisticsField field, List<WideColumn> columns, int? limit)
    {
        var bands = columns
            .Where(c => c.Path.Contains('班') && !c.Path.Contains("教师", StringComparison.Ordinal))
            .Select(c => (Column: c, Band: Band().Match(c.Path.Split('/')[^1])))
            .Where(b => b.Band.Success)
            .Select(b =>
                (
                    b.Column,
                    From: Number(b.Band, "from"),
                    To: Number(b.Band, "to"),
                    Above: b.Band.Groups["above"].Success
                )
            )
            .Where(b => b.To is not null || b.Above)
            .ToList();
        if (limit is not { } most || bands.Count == 0)
        {
            return new(field, [], Confidence.None, "没有按班额分段的列");
        }

        if (bands.Any(b => b.From <= most && (b.Above || b.To > most)))
        {
            return new(field, [], Confidence.None, $"有一段班额跨过上限{most}，分不出超过的班数");
        }

        var over = bands.Where(b => b.From > most).Select(b => b.Column).ToList();
        return over.Count == 0
            ? new(field, [], Confidence.None, $"没有超过上限{most}的班额段")
            : new(field, over, Confidence.High, $"班额段的下限超过规则包的上限{most}，共{over.Count}列相加");
    }

    /// <summary>True if nothing below the last level that was recognised makes the column a part of what is asked for.</summary>
    private static bool IsWhole(string path, IReadOnlyList<string> found)
    {
        var levels = path.Split('/');
        var last = Array.FindLastIndex(levels, l => found.Any(f => l.Contains(f, StringComparison.Ordinal)));
        return levels.Skip(last + 1).All(l => TotalWords.Contains(Brackets().Replace(l, "")))
            && !levels[last].StartsWith("其中:女", StringComparison.Ordinal)
            && !levels[last].StartsWith("其中：女", StringComparison.Ordinal);
    }

    private static bool IsCode(string path) => path.Contains("代码", StringComparison.Ordinal);

    private static string Words(IEnumerable<string> words) => string.Concat(words.Select(w => $"“{w}”"));

    private static int? Number(Match match, string group) =>
        int.TryParse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    [GeneratedRegex(@"(?<from>\d+)人?(?:[-—~～至－–](?<to>\d+)人?|人?(?<above>及?以上))")]
    private static partial Regex Band();

    [GeneratedRegex(@"\([^)]*\)|[:：]|其中")]
    private static partial Regex Brackets();
}
