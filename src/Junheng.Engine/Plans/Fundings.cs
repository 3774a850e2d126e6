using System.Globalization;
using System.Text.RegularExpressions;

namespace Junheng.Engine.Plans;

/// <summary>
/// Reads the funding of each school, from a table with headings, or from what a picture's recognition left over. There
/// an amount is given only where the row's own sum proves it.
/// </summary>
internal sealed class Fundings(TableColumns columns)
{
    private static readonly string[] Amounts = ["construction", "equipment", "other", "total"];
    private const int LongestHeading = 16;
    private static readonly Regex Numbers = new(@"(?<![\d.])\d+(?:[.,]\d+)?(?![\d.])");
    private static readonly Regex Debris = new(@"^\[?(?:bookmark|image)|image\d|\[image");
    private static readonly Regex RowNumber = new(@"^([1-9]\d?|g)\s");
    private static readonly Regex Total = new(@"^(?:合计|总计|合it|&it|&\s?计|小计|合\s计)");

    public (List<PlanFunding> Rows, PlanTotals? Totals, List<PlanProblem> Problems) Read(PlanDocument paper)
    {
        var problems = new List<PlanProblem>();
        foreach (var table in paper.Blocks.Where(b => b.Cells is not null).GroupBy(b => b.Table))
        {
            var (rows, totals) = Table([.. table], problems);
            if (rows.Count > 0)
            {
                return (rows, totals, problems);
            }
        }

        return Left(paper, problems);
    }

    /// <summary>What a column holds, by its usual heading, else by the words in it: 校舍及运动场建设, 设备图书购置.</summary>
    private string? Column(string heading) =>
        columns.Of(heading) is { } known && (Amounts.Contains(known) || known == "school") ? known
        : heading.Length is 0 or > LongestHeading || heading.Any(char.IsAsciiDigit) ? columns.Of(heading)
        : Regex.IsMatch(heading, "^(?:其他|其它)") ? "other"
        : Regex.IsMatch(heading, "(?:合计|总计|总额|总投资)$") ? "total"
        : Regex.IsMatch(heading, "设备|仪器|装备|图书|购置|信息化") ? "equipment"
        : Regex.IsMatch(heading, "(?:土建|建设|改造|工程|新建|扩建|改建|基建|修缮|建安)(?:费|费用|经费|投资|投入)?$")
            ? "construction"
        : columns.Of(heading);

    private (List<PlanFunding> Rows, PlanTotals? Totals) Table(List<PlanBlock> table, List<PlanProblem> problems)
    {
        var rows = new List<PlanFunding>();
        PlanTotals? totals = null;
        var lost = false;
        string?[] roles = [];
        foreach (var block in table)
        {
            var headings = block
                .Cells!.Select(c => Column(Regex.Replace(PlainText.Of(c.Text), @"\((?:万元|单位.*)\)|资金$", "")))
                .ToArray();
            if (headings.Count(h => h is "construction" or "equipment" or "other" or "total") >= 2)
            {
                roles = headings.Length == roles.Length ? [.. headings.Zip(roles, (a, b) => a ?? b)] : headings;
                continue;
            }

            roles = columns.IsHead(block.Cells!) ? [] : roles;
            if (roles.Length != block.Cells!.Count)
            {
                continue;
            }

            string Cell(string role) => Array.IndexOf(roles, role) is >= 0 and var i ? block.Cells[i].Text : "";
            // 校舍建设 and 运动场建设 in columns of their own are one amount.
            decimal? At(string role) =>
                role == "total"
                    ? Amount(Cell(role))
                    : block
                        .Cells.Where((_, i) => roles[i] == role)
                        .Select(c => Amount(c.Text))
                        .Aggregate((decimal?)null, (sum, a) => a is null ? sum : (sum ?? 0) + a);
            var (construction, equipment, other, total) = (
                At("construction"),
                At("equipment"),
                At("other"),
                At("total")
            );
            if (construction is null && equipment is null && other is null && total is null)
            {
                continue;
            }

            var lines = new PlanLines(block.From, block.To);
            var unread = Amounts.Any(r => Unread(Cell(r)));
            lost |= unread;
            FundingSums.Unclear(block, lines, unread, problems);
            if (
                total is { } sum
                && !unread
                && (construction ?? 0) + (equipment ?? 0) + (other ?? 0) is var added
                && added != 0
                && added != sum
            )
            {
                problems.Add(
                    new(
                        lines,
                        PlanProblem.Disagrees,
                        "funding",
                        $"资金表此行各项相加为{Show(added)}万元，合计写作{Show(sum)}万元，请核对。"
                    )
                );
            }

            if (block.Cells.Any(c => Total.IsMatch(PlainText.Of(c.Text))))
            {
                totals = new(construction, equipment, other, total, lines);
            }
            else
            {
                var school = PlainText.Joined(Cell("school"));
                rows.Add(
                    new(
                        school.Length == 0 || FundingSums.Blotted(school) ? null : school,
                        construction,
                        equipment,
                        other,
                        total,
                        lines
                    )
                );
            }
        }

        if (totals is not null && !lost)
        {
            Check("建设", totals.Construction, rows.Select(r => r.Construction), totals, problems);
            Check("设备", totals.Equipment, rows.Select(r => r.Equipment), totals, problems);
            Check("其他", totals.Other, rows.Select(r => r.Other), totals, problems);
            Check("合计", totals.Total, rows.Select(r => r.Total), totals, problems);
        }

        return (rows, totals);
    }

    private static void Check(
        string name,
        decimal? total,
        IEnumerable<decimal?> rows,
        PlanTotals totals,
        List<PlanProblem> problems
    )
    {
        var sum = rows.Sum(r => r ?? 0);
        if (total is { } t && sum != t)
        {
            problems.Add(
                new(
                    totals.Lines,
                    PlanProblem.Disagrees,
                    "fundingTotals",
                    $"资金表“{name}”一列各校相加为{Show(sum)}万元，合计行写作{Show(t)}万元，请核对。"
                )
            );
        }
    }

    /// <summary>True for a cell that holds something which is no amount.</summary>
    private static bool Unread(string cell) =>
        Amount(cell) is null && PlainText.Of(cell).Any(c => char.IsAsciiDigit(c) || FundingSums.Blotted($"{c}"));

    private static decimal? Amount(string cell)
    {
        var plain = ScannedDigits
            .Repaired(PlainText.Of(cell))
            .Replace(",", "", StringComparison.Ordinal)
            .Replace("万元", "", StringComparison.Ordinal);
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var d)
            ? d
            : null;
    }

    private static (List<PlanFunding> Rows, PlanTotals? Totals, List<PlanProblem> Problems) Left(
        PlanDocument paper,
        List<PlanProblem> problems
    )
    {
        var start = paper.Blocks.ToList().FindIndex(b => Debris.IsMatch(b.Text.Trim()));
        if (start < 0)
        {
            return ([], null, problems);
        }

        PlanTotals? totals = null;
        var open = new List<(int From, int To, List<string> Texts)>();
        foreach (var block in paper.Blocks.Skip(start))
        {
            var text = block.Text.Trim();
            if (Debris.IsMatch(text))
            {
                continue;
            }

            if (
                Total.IsMatch(PlainText.Of(text))
                && FundingSums.Last(Values(text), 4) is { } four
                && FundingSums.Adds(four)
            )
            {
                totals = new(four[0], four[1], four[2], four[3], new(block.From, block.To));
                if (Regex.IsMatch(text, @"\d[.,]\s\d"))
                {
                    problems.Add(
                        new(
                            totals.Lines,
                            PlanProblem.Garbled,
                            "fundingTotals",
                            $"合计行数字中有多余空格，按{Show(four[0])}读取（三项之和等于合计{Show(four[3])}）。"
                        )
                    );
                }

                break;
            }

            open.Add((block.From, block.To, [text]));
        }

        if (totals is null)
        {
            return ([], null, problems);
        }

        var rows = FundingSums.Rows(Rows(open), problems);
        var unread = rows.Where(r => r.Total is null).ToList();
        var span = new PlanLines(open.Count > 0 ? open[0].From : totals.Lines.From, totals.Lines.From - 1);
        problems.Insert(
            0,
            new(
                span,
                PlanProblem.Garbled,
                "funding",
                $"资金明细表是图片识别的残文：{rows.Count}行的学校名称均不能辨认，其中{unread.Count}行金额不能确认，只有自身合计能印证的金额才予读取。请对照原件补录。"
            )
        );
        return (rows, totals, problems);
    }

    /// <summary>The lines that begin a row: the longest rising sequence of row numbers.</summary>
    private static List<(int Number, PlanLines Lines, List<decimal> Values)> Rows(
        List<(int From, int To, List<string> Texts)> lines
    )
    {
        var numbered = lines
            .Select((l, i) => (At: i, Match: RowNumber.Match(l.Texts[0])))
            .Where(x => x.Match.Success)
            .Select(x =>
                (
                    x.At,
                    x.Match.Length,
                    Number: x.Match.Groups[1].Value == "g"
                        ? 9
                        : int.Parse(x.Match.Groups[1].Value, CultureInfo.InvariantCulture)
                )
            )
            .ToList();
        var rising = FundingSums.Rising([.. numbered.Select(n => n.Number)]).Select(i => numbered[i]).ToList();
        var rows = new List<(int, PlanLines, List<decimal>)>();
        for (var i = 0; i < rising.Count; i++)
        {
            var (at, length, number) = rising[i];
            for (var lost = rows.Count + 1; lost < number; lost++)
            {
                rows.Add((lost, new(lines[at].From, lines[at].To), []));
            }

            var end = i + 1 < rising.Count ? rising[i + 1].At : lines.Count;
            rows.Add((number, new(lines[at].From, lines[end - 1].To), Values(lines[at].Texts[0][length..])));
        }

        return rows;
    }

    private static List<decimal> Values(string text) =>
        [
            .. Numbers
                .Matches(Regex.Replace(text, @"(?<=\d\d)\. (?=\d\d(?![\d.]))", "."))
                .Select(m =>
                    decimal.TryParse(m.Value.Replace(',', '.'), CultureInfo.InvariantCulture, out var d) ? d : -1
                )
                .Where(d => d >= 0),
        ];

    internal static string Show(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
