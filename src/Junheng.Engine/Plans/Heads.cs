using System.Text.RegularExpressions;

namespace Junheng.Engine.Plans;

/// <summary>Reads the paper's head: title, document number, date, county.</summary>
internal static class Heads
{
    private const int HeadLines = 30;
    private const int FirstRows = 4;
    private const int LongestSignature = 40;
    private static readonly Regex Number = new(
        @"^(?:发文字号:?)?([\u4e00-\u9fa5()]{2,16}[〔\[(【]20\d\d[〕\])】]第?\d{1,4}号)$"
    );

    /// <summary>A scan takes a bracket for a letter: 某政发C2021)9号.</summary>
    private static readonly Regex Damaged = new(
        @"^([\u4e00-\u9fa5()]{2,16})[^\d\u4e00-\u9fa5]{0,2}(20\d\d)[^\d\u4e00-\u9fa5]{1,2}(\d{1,4}号)$"
    );
    private static readonly Regex Labelled = new(
        @"(?:发文字号|文号|文件编号|发文号|公文编号):?([\u4e00-\u9fa5()]{2,16}[〔\[(【]20\d\d[〕\])】]第?\d{1,4}号)"
    );

    /// <summary>（某政发〔2024〕9号，2024年2月6日印发） under the title, or 某政发〔2024〕9号附件 above a table.</summary>
    private static readonly Regex Under = new(
        @"^[(]?([\u4e00-\u9fa5]{2,12}[〔\[(【]20\d\d[〕\])】]第?\d{1,4}号)(?:[,，、;]?(?:文件)?(?:印发)?(20\d\d年\d{1,2}月\d{1,2}日)?(?:印发|发布|公布|起施行)?[)]?|(?:的?附件|附表)\d{0,2}:?)$"
    );
    private static readonly Regex Opening = new(@"^(?:为|根据|按照|依据|近年来|结合|义务教育|党的|按|全面|推进)");
    private static readonly Regex Edition = new(@"^\((?:20\d\d|试行|送审|征求|讨论|修订)[^()]*\)$");
    private static readonly Regex TitleEnd = new(
        @"(?:方案(?:\([^()]*\))?|意见|计划|安排|规划|名单|职责|分工|一览表|分解表|任务书|职责分工)$"
    );
    private static readonly Regex NoTitle = new(
        @"^(?:\(|附件|各|抄送|索引|发文|时间|当前|字体|保存)|[。:,;]$|的通知$|^关于|日$|号$|人民政府$|办公室$|委员会$|^\d"
    );
    private static readonly Regex County = new(
        @"^(?:关于)?(?:印发)?《?(?:[\u4e00-\u9fa5]{2,5}(?:省|市|州|盟|自治区))?([\u4e00-\u9fa5]{1,9}?(?:自治县|自治旗|县|旗|市|区))(?:[(][^()]{1,8}[)])?(?=创建|推进|义务|关于|统筹|国家|人民|县域|争创|全国|优质|实施|教育|迎接|深入|推动|加快|全面|高质量|落实|申报|巩固|20)"
    );
    private static readonly Regex Seat = new(@"([\u4e00-\u9fa5]{2,8}?(?:自治县|自治旗|县|旗|市|区))人民政府");
    private static readonly Regex Issued = new(
        @"(?:成文日期|发文日期|印发日期|印发时间|发文时间|成文时间|填表日期|填报日期|制表日期|制表时间|填表时间|填报时间|日期|发布日期|发布时间):?(20\d\d[年./-]\d{1,2}[月./-]\d{1,2}日?)"
    );

    public static (string? Title, string? Number, string? Date, string? County) Of(
        Outline outline,
        PlanWords words,
        PlanDocument paper
    )
    {
        var start = Start(outline, words);
        var title = Title(outline, start) ?? Issuing(outline) ?? FirstCell(paper, start);
        var head = Head(outline, paper, start).ConvertAll(ScannedDigits.Repaired);
        var number = head.Select(t =>
                Number.Match(t) is { Success: true } own ? own
                : Labelled.Match(t) is { Success: true } labelled ? labelled
                : Under.Match(t)
            )
            .FirstOrDefault(m => m.Success)
            ?.Groups[1]
            .Value;
        number ??= head.Select(t => Damaged.Match(t))
            .Where(m => m.Success)
            .Select(m => $"{m.Groups[1].Value}〔{m.Groups[2].Value}〕{m.Groups[3].Value}")
            .FirstOrDefault();
        return (title, number, Date(outline, head, start), CountyOf(title, outline));
    }

    /// <summary>The lines before the body, and the cells above a table that has no text before it.</summary>
    private static List<string> Head(Outline outline, PlanDocument paper, int start)
    {
        var cells = paper
            .Blocks.Take(FirstRows)
            .Where(b => b.Cells is not null)
            .SelectMany(b => b.Cells!)
            .Select(c => PlainText.Of(c.Text));
        return
        [
            .. outline.Pieces.Take(Math.Max(start, HeadLines)).Select(p => p.Plain.Text),
            .. cells.Where(c => c.Length is > 0 and < 60),
        ];
    }

    /// <summary>The first paragraph of the body: what stands before it is the head.</summary>
    private static int Start(Outline outline, PlanWords words)
    {
        for (var i = 0; i < outline.Pieces.Count; i++)
        {
            var piece = outline.Pieces[i];
            var text = piece.Plain.Text;
            if (
                piece.Number.Depth is Depth.Chapter or Depth.Section
                || words.Role.Match(text) is { Success: true } role
                    && role.Length < text.Length
                    && text[role.Length] == ':'
                || Opening.IsMatch(text)
                    && text.Length > 40
                    && !text.Contains("现印发", StringComparison.Ordinal)
                    && !text.Contains("印发给", StringComparison.Ordinal)
            )
            {
                return i;
            }
        }

        return Math.Min(outline.Pieces.Count, 5);
    }

    private static string? Title(Outline outline, int start)
    {
        var lines = new List<string>();
        var written = new List<string>();
        for (var i = start - 1; i >= 0 && lines.Count < 4; i--)
        {
            var text = outline.Pieces[i].Plain.Text;
            if (Under.IsMatch(text) && lines.Count == 0)
            {
                continue;
            }

            if ((lines.Count > 0 || !Edition.IsMatch(text)) && (NoTitle.IsMatch(text) || text.Length > 60))
            {
                break;
            }

            lines.Insert(0, text);
            written.Insert(0, string.Concat(outline.Pieces[i].Block.Text.Where(c => !PlainText.IsBlank(c))));
        }

        var title = string.Concat(lines);
        return
            title.Length >= 8 && TitleEnd.IsMatch(title)
            || title.Length >= 10 && title.Contains("均衡", StringComparison.Ordinal)
            ? string.Concat(written)
            : null;
    }

    private static string? Issuing(Outline outline)
    {
        var head = string.Concat(
            outline.Pieces.Take(12).Select(p => p.Block.Text.Where(c => !PlainText.IsBlank(c))).SelectMany(t => t)
        );
        var match = Regex.Match(head, @"关于印发《([^》]{8,80}(?:方案|意见|计划)[^》]{0,14})》");
        return match.Success ? match.Groups[1].Value : null;
    }

    private static string? FirstCell(PlanDocument paper, int start)
    {
        var text = paper
            .Blocks.Take(3)
            .Select(b => PlainText.Of(b.Text))
            .FirstOrDefault(t => t.Length is > 8 and < 60 && t.Contains("均衡", StringComparison.Ordinal));
        return text ?? (start > 0 ? null : text);
    }

    private static string? Date(Outline outline, List<string> lines, int start)
    {
        var head = outline.Pieces.Take(start).ToList();
        var signed = head.Select(p => PlanDates.Signature(p.Plain.Text)).LastOrDefault(d => d is not null);
        var stated = lines
            .Select(t => Issued.Match(t) is { Success: true } m ? m.Groups[1].Value : Under.Match(t).Groups[2].Value)
            .FirstOrDefault(d => d.Length > 0);
        var tail = outline
            .Pieces.Skip(start)
            .Where(p => p.Plain.Text.Length < LongestSignature)
            .Select(p => PlanDates.Signature(p.Plain.Text))
            .FirstOrDefault(d => d is not null);
        return signed ?? (stated is null ? null : PlanDates.Day(stated)) ?? tail;
    }

    private static string? CountyOf(string? title, Outline outline)
    {
        if (title is not null && County.Match(title) is { Success: true } m)
        {
            return m.Groups[1].Value;
        }

        return outline
            .Pieces.Take(60)
            .SelectMany(p => Seat.Matches(p.Plain.Text).Select(s => s.Groups[1].Value))
            .GroupBy(n => n)
            .OrderByDescending(g => g.Count())
            .Select(g => g.Key)
            .FirstOrDefault();
    }
}
