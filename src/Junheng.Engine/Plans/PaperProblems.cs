using System.Text.RegularExpressions;

namespace Junheng.Engine.Plans;

/// <summary>What is wrong with the paper outside its indicators: slips, document numbers, lists of annexes, leaders.</summary>
internal sealed class PaperProblems(PlanStandard standard, PlanWords words, Organs organs, PlanLines? veto)
{
    private static readonly Regex Document = new(@"([\u4e00-\u9fa5]{2,8})[〔\[(](\d{4,})[〕\])]?(\d{1,3})?号?");
    private static readonly Regex Leader = new(@"(?:由|成立)([^,。;:]{2,16}?)(?:任|担任|为)(?:双)?组长");

    /// <summary>Words with one character taken for another; what is itself a word of the field is none.</summary>
    private readonly List<(string Wrong, string Right)> misread =
    [
        .. words
            .Lexicon.Concat(words.Scanned)
            .Distinct()
            .SelectMany(w =>
                words
                    .Lookalikes.Where(l => w.Contains(l[0], StringComparison.Ordinal))
                    .Select(l => (Wrong: w.Replace(l[0], l[1]), Right: w))
            )
            .Where(m => !words.Lexicon.Contains(m.Wrong) && !words.Scanned.Contains(m.Wrong)),
    ];

    public List<PlanProblem> Read(PlanDocument paper, Outline outline, Plan plan)
    {
        var found = new List<PlanProblem>();
        foreach (var block in paper.Blocks)
        {
            foreach (var cell in block.Cells ?? [new PlanCell(block.Text, block.From, block.To)])
            {
                Slips(PlainText.Of(cell.Text), Row(plan, cell, block), found, plan);
            }
        }

        Dates(outline, plan, found);
        Annexes(outline, found);
        Leaders(outline, found);
        Retention(plan, found);
        Kinds(plan, found);
        return found;
    }

    private static PlanLines Row(Plan plan, PlanCell cell, PlanBlock block) =>
        plan
            .Indicators.Where(i => i.Lines.From <= cell.From && cell.To <= i.Lines.To)
            .Select(i => i.Lines)
            .DefaultIfEmpty(block.Cells is null ? new(block.From, block.To) : new(cell.From, cell.To))
            .First();

    private void Slips(string plain, PlanLines lines, List<PlanProblem> found, Plan plan)
    {
        foreach (var (wrong, right) in misread.Where(m => plain.Contains(m.Wrong, StringComparison.Ordinal)))
        {
            found.Add(new(lines, PlanProblem.Garbled, Item(plan, lines), $"“{wrong}”疑为“{right}”的误识。"));
        }

        foreach (var (wrong, right) in words.Slips)
        {
            if (plain.Contains(PlainText.Of(wrong), StringComparison.Ordinal))
            {
                found.Add(
                    new(
                        lines,
                        wrong.Length < right.Length ? PlanProblem.Lost : PlanProblem.Garbled,
                        Item(plan, lines),
                        $"“{wrong}”疑有误，应为“{right}”。"
                    )
                );
            }
        }

        var odd = plain.Where(words.Traditional.Contains).Distinct().ToList();
        if (odd.Count is > 0 and < 6)
        {
            found.Add(
                new(lines, PlanProblem.Garbled, Item(plan, lines), $"简体文中夹有繁体字“{string.Concat(odd)}”。")
            );
        }

        foreach (Match m in Document.Matches(plain))
        {
            Number(m, lines, found, plan);
        }
    }

    private void Number(Match m, PlanLines lines, List<PlanProblem> found, Plan plan)
    {
        const int YearDigits = 4;
        if (m.Groups[2].Length > YearDigits)
        {
            found.Add(
                new(lines, PlanProblem.Garbled, Item(plan, lines), $"文号“{m.Value}”有误，括号似有错漏，请核对原文。")
            );
            return;
        }

        var tail = $"〔{m.Groups[2].Value}〕{m.Groups[3].Value}号";
        var known = standard.Documents.FirstOrDefault(d =>
            d.EndsWith(tail, StringComparison.Ordinal)
            && d.Length - tail.Length is var n
            && Alike(d[..n], m.Groups[1].Value)
        );
        if (
            known is not null
            && m.Groups[3].Success
            && !m.Groups[1].Value.EndsWith(known[..^tail.Length], StringComparison.Ordinal)
        )
        {
            found.Add(
                new(lines, PlanProblem.Garbled, "文号", $"文号“{m.Groups[1].Value}{tail}”疑误抄，应为“{known}”。")
            );
        }
    }

    private static bool Alike(string known, string written) =>
        written.Length >= known.Length && known.Zip(written[^known.Length..]).Count(p => p.First != p.Second) <= 1;

    private string Item(Plan plan, PlanLines lines)
    {
        bool Holds(PlanLines l) => l.From <= lines.From && lines.To <= l.To;
        return plan.Indicators.FirstOrDefault(i => Holds(i.Lines))?.Key
            ?? plan.Duties.FirstOrDefault(d => Holds(d.Lines))?.Unit
            ?? (plan.Measures.FirstOrDefault(m => Holds(m.Lines)) is { } measure ? $"措施{measure.Number}" : null)
            ?? plan.Posts.FirstOrDefault(p => Holds(p.Lines))?.Post
            ?? (veto is { } v && Holds(v) ? "veto" : "正文");
    }

    private static void Dates(Outline outline, Plan plan, List<PlanProblem> found)
    {
        var signed = outline.Pieces.FirstOrDefault(p =>
            plan.Date is not null
            && PlanDates.Signature(p.Plain.Text) == plan.Date
            && ScannedDigits.Slips(p.Plain.Text).Any()
        );
        if (signed is not null)
        {
            found.Add(
                new(signed.Lines, PlanProblem.Garbled, "date", $"“{signed.Plain.Text}”疑为误识，按{plan.Date}读取。")
            );
        }
    }

    private static void Annexes(Outline outline, List<PlanProblem> found)
    {
        var heads = outline
            .Pieces.Select((p, i) => (Piece: p, At: i))
            .Where(p => p.Piece.Number.Depth == Depth.Annex)
            .ToList();
        var list = heads.FirstOrDefault(h => h.Piece.Rest.Length > 0);
        var real = heads
            .Where(h => h.Piece.Rest.Length == 0 && h.Piece.Number.Number > 0)
            .Select(h => h.Piece.Number.Number)
            .Distinct()
            .ToList();
        if (list.Piece is null || real.Count == 0 || list.At >= heads.First(h => h.Piece.Rest.Length == 0).At)
        {
            return;
        }

        var listed = outline
            .Pieces.Skip(list.At)
            .TakeWhile(
                (p, i) =>
                    i == 0
                    || p.Number.Depth is Depth.Item
                    || p.Number.Depth == Depth.Annex && p.Rest.Length > 0
                    || p.Number.Depth == Depth.None && p.Plain.Text.Length < 30
            )
            .ToList();
        var count = listed.Count(p => p.Number.Depth is Depth.Item or Depth.Annex);
        if (count < real.Count)
        {
            found.Add(
                new(
                    listed[0].Lines.With(listed[^1].Lines),
                    PlanProblem.Lost,
                    "附件",
                    $"附件说明列出{count}个有序号的附件，文后实有{real.Count}个，名称或序号有缺。"
                )
            );
        }
    }

    private static void Leaders(Outline outline, List<PlanProblem> found)
    {
        var said = outline
            .Pieces.SelectMany(p => Leader.Matches(p.Plain.Text).Select(m => (p.Lines, Who: m.Groups[1].Value)))
            .ToList();
        static string Rank(string who) =>
            who.Contains("分管", StringComparison.Ordinal) ? "分管"
            : Regex.IsMatch(who, "主要|书记|[县市区旗]长") ? "主要"
            : who;
        if (said.Count > 1 && said.Select(s => Rank(s.Who)).Distinct().Count() > 1)
        {
            found.Add(
                new(
                    said[0].Lines,
                    PlanProblem.Disagrees,
                    "组长",
                    $"组长前后不一：第{said[0].Lines.From}行为“{said[0].Who}”，第{said[1].Lines.From}行为“{said[1].Who}”，请统一。"
                )
            );
        }
    }

    /// <summary>The same organ as 委 in one place and as 局 in another.</summary>
    private void Kinds(Plan plan, List<PlanProblem> found)
    {
        foreach (var duty in plan.Duties.DistinctBy(d => d.Unit))
        {
            var unit = PlainText.Of(duty.Unit);
            var other = plan.Posts.FirstOrDefault(p =>
                p.Post is { } post
                && unit.Length > 4
                && unit[^1] is '局' or '委'
                && PlainText.Of(p.Post!) is var plain
                && plain.StartsWith(unit[..^1], StringComparison.Ordinal)
                && plain.Length > unit.Length
                && plain[unit.Length - 1] != unit[^1]
                && plain[unit.Length - 1] is '局' or '委'
                && organs.Canonical(unit) == organs.Canonical(plain[..unit.Length])
            );
            if (other is not null)
            {
                found.Add(
                    new(
                        duty.Lines,
                        PlanProblem.Disagrees,
                        duty.Unit,
                        $"职责中作“{duty.Unit}”，成员名单（第{other.Lines.From}行）作“{PlainText.Of(other.Post!)[..unit.Length]}”，请统一。"
                    )
                );
            }
        }
    }

    /// <summary>Nine-year, compulsory and three-year retention are three figures; the same one must not have two values.</summary>
    private static void Retention(Plan plan, List<PlanProblem> found)
    {
        foreach (
            var same in plan
                .Goals.Where(g => g.Value is not null && g.Text.Contains("巩固率", StringComparison.Ordinal))
                .GroupBy(g => Regex.Replace(PlainText.Of(g.Text), "^全[县市区旗]", ""))
        )
        {
            if (same.Select(g => g.Value).Distinct().Count() > 1)
            {
                found.Add(
                    new(
                        same.Last().Lines,
                        PlanProblem.Disagrees,
                        same.Last().Text,
                        $"“{same.Last().Text}”前后数值不一：{string.Join("、", same.Select(g => g.Value + "%"))}。"
                    )
                );
            }
        }
    }
}
