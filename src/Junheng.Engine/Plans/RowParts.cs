using System.Text.RegularExpressions;

namespace Junheng.Engine.Plans;

/// <summary>Puts a cell or paragraph into the part of an indicator's row it belongs to, by its content.</summary>
internal sealed class RowParts(PlanWords words, Organs organs, IndicatorFinder finder, TableColumns columns)
{
    private const int LongestHeld = 8;
    private static readonly Regex Code = new(@"^([A-Z]\d{1,2}(?:-\d{1,2})?)[.、:]?$");

    /// <summary>1.1 is a code only in the column of codes.</summary>
    private static readonly Regex Dotted = new(@"^\d{1,2}[.-]\d{1,2}$");
    private static readonly Regex LeadingCode = new(@"^([A-Z]\d{1,2}(?:-\d{1,2})?)(?:[.、:]|(?=[\u4e00-\u9fa5]))");
    private static readonly Regex Checked = new(
        @"^(?:目前|现)?(?:已|未|基本|部分|全部|不|尚未|均已?)达(?:标|到要求)|^(?:已|未|尚未|基本|全部)(?:达到|达标)|^达到要求|^已于|^(?:不|未)?符合(?:要求|标准)?$|^有\d+所.{0,40}(?:未|不)"
    );
    private static readonly Regex Doing = new(
        @"^(?:要|应|须)?(?:负责|牵头|做好|加强|落实|组织|确保|按|根据|会同|配合|制定|指导|督促)"
    );
    private readonly HashSet<string> byOrgan = [.. words.Indicators.Where(i => i.ByOrgan).Select(i => i.Key)];
    private static readonly Regex Nothing = new(@"^[-/\\—无]{1,3}$");
    private readonly Regex label = new(
        $@"^(?:[(])?(?:({words.Labels.Units})|({words.Labels.Deadline})|({words.Labels.Check})|({words.Labels.Measures})|({words.Labels.Leader})):"
    );

    public Organs Organs => organs;

    public IndicatorFinder Finder => finder;

    /// <summary>A code alone in a cell, as B1.</summary>
    public static string? CodeOf(string text) =>
        Code.Match(PlainText.Of(text)) is { Success: true } m ? m.Groups[1].Value : null;

    public static string? CodeBefore(string text) =>
        LeadingCode.Match(PlainText.Of(text)) is { Success: true } m ? m.Groups[1].Value : null;

    /// <summary>True for what stands in the merged first column or repeats with each page.</summary>
    public bool IsFurniture(string text)
    {
        var plain = PlainText.Of(text);
        return plain.Length == 0 || columns.IsHeading(plain) || words.Group.IsMatch(plain);
    }

    /// <summary>The indicator a cell or paragraph states; a sentence about what a unit does states none.</summary>
    public string? States(string text)
    {
        var stripped = TableColumns.Stripped(text);
        if (words.Group.IsMatch(PlainText.Of(stripped)))
        {
            return null;
        }

        var key = finder.Find(stripped);
        if (key is null || organs.Leading(new PlainText(stripped), 0).End is 0)
        {
            return key;
        }

        var plain = new PlainText(stripped);
        var end = organs.Leading(plain, 0).End;
        return byOrgan.Contains(key) && !Doing.IsMatch(plain.Text[end..]) ? key : null;
    }

    /// <summary>The indicator a cell in the indicators' own column names, which may be called as its group is.</summary>
    public string? Names(string text) => finder.Find(TableColumns.Stripped(text));

    /// <summary>Takes a part whose column is known by its heading.</summary>
    public void Take(RawRow row, string column, string text)
    {
        if (PlainText.Of(text).Length == 0)
        {
            return;
        }

        switch (column)
        {
            case "text" or "detail":
                row.Code ??= CodeBefore(text);
                row.Texts.Add(TableColumns.Stripped(text));
                break;
            case "standard":
                row.Standards.Add(text);
                break;
            case "code" or "number":
                row.Code ??=
                    CodeOf(text)
                    ?? (column == "code" && Dotted.IsMatch(PlainText.Of(text)) ? PlainText.Of(text) : null);
                break;
            case "primary" or "junior" when row.Key[0] != 'R' && row.Key is not ("G5" or "G13" or "Q8"):
                // One standard for both stages, in a cell merged over both columns.
                row.Standards.Add(text);

                break;
            case "primary":
                row.Primary = text;
                break;
            case "junior":
                row.Junior = text;
                break;
            case "units":
                TakeUnits(row, text);
                break;
            case "deadline":
                TakeDeadline(row, text);
                break;
            case "selfcheck":
                row.SelfCheck = row.SelfCheck is null || row.SelfCheck == row.Issues ? text : row.SelfCheck + text;
                break;
            case "shortprimary":
                row.ShortPrimary = text;
                break;
            case "shortjunior":
                row.ShortJunior = text;
                break;
            case "issues":
                row.Issues = text;
                row.SelfCheck ??= Nothing.IsMatch(PlainText.Of(text)) ? null : text;
                break;
            case "measures":
                if (!Nothing.IsMatch(PlainText.Of(text)))
                {
                    row.Measures.Add(text);
                }

                break;
            case "remarks" or "group" or "leader":
                break;
            default:
                Sort(row, text, null);
                break;
        }
    }

    /// <summary>Takes what a sentence says of several rows: who leads, or by when.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="sentence">The whole sentence.</param>
    /// <param name="rest">What stands behind the rows it names.</param>
    public void TakeTogether(IReadOnlyList<RawRow> rows, string sentence, string rest)
    {
        var units = Assigned.Before(sentence, organs);
        var dated = units is null && PlanDates.OnlyDeadline(rest) is not null;
        foreach (var row in rows)
        {
            if (units is not null)
            {
                row.Units.Add(string.Join('、', units));
            }
            else if (dated)
            {
                TakeDeadline(row, rest);
            }
        }
    }

    /// <summary>Takes a part whose column is told by its content.</summary>
    /// <param name="row">Where to.</param>
    /// <param name="text">The part.</param>
    /// <param name="beside">The column behind the one for the name: detail or standard; null if there is none.</param>
    public void Sort(RawRow row, string text, string? beside)
    {
        var plain = new PlainText(text);
        if (label.Match(plain.Text) is { Success: true } named)
        {
            var column =
                named.Groups[1].Success ? "units"
                : named.Groups[2].Success ? "deadline"
                : named.Groups[3].Success ? "selfcheck"
                : named.Groups[4].Success ? "measures"
                : "leader";
            Take(row, column, Trimmed(plain.Slice(named.Length)));
            return;
        }

        if (Nothing.IsMatch(plain.Text))
        {
            return;
        }

        var standard = beside is not null;
        var open = !row.HasUnits && row.Year is null && row.SelfCheck is null;
        if (CodeOf(text) is { } code)
        {
            row.Code ??= code;
        }
        else if (PlanDates.OnlyDeadline(text) is not null || words.Held.IsMatch(plain.Text) && plain.Text.Length < 8)
        {
            TakeDeadline(row, text);
        }
        else if (open && standard && row.Texts.Count + row.Standards.Count == 1 && organs.Split(text) is null)
        {
            Take(row, beside!, text);
        }
        else if (Checked.IsMatch(plain.Text))
        {
            row.SelfCheck ??= text;
        }
        else if (organs.Split(text) is not null)
        {
            TakeUnits(row, text);
        }
        else if (
            plain.Text.StartsWith("(说明", StringComparison.Ordinal)
            || plain.Text.StartsWith("说明:", StringComparison.Ordinal)
        )
        {
            row.Remarks.Add(text);
        }
        else if (open && (States(text) == row.Key || standard && organs.Leading(plain, 0).End == 0))
        {
            row.Texts.Add(TableColumns.Stripped(text));
        }
        else if (row.SelfCheck is not null && !row.HasUnits)
        {
            row.Measures.Add(text);
        }
        else if (organs.Leading(plain, 0).End > 0 || row.Duties.Count > 0)
        {
            TakeUnits(row, text);
        }
        else if (open && plain.Text.Length < 40 && !Regex.IsMatch(row.Text, "[。；;]$"))
        {
            row.Texts.Add(text);
        }
    }

    /// <summary>Where a label stands in a text; null if none does.</summary>
    public bool IsLabelled(string text) => label.IsMatch(PlainText.Of(text));

    /// <summary>Without the stop at its end, and without a bracket that was opened before it.</summary>
    private static string Trimmed(string text)
    {
        var cut = text.TrimEnd('。', '.', ';', '；', ' ');
        var open = PlainText.Of(cut).Count(c => c == '(') - PlainText.Of(cut).Count(c => c == ')');
        return open < 0 ? cut.TrimEnd(')', '）') : cut;
    }

    private void TakeUnits(RawRow row, string text)
    {
        // 配合单位：县残联、各镇。长期保持。 — how long is no duty of theirs.
        var stop = text.IndexOf('。');
        if (
            stop > 0
            && organs.Split(text) is null
            && organs.Split(text[..stop]) is not null
            && PlainText.Of(text[stop..]).Trim('。') is { Length: < LongestHeld } rest
            && words.Held.IsMatch(rest)
        )
        {
            TakeDeadline(row, rest);
            text = text[..stop];
        }

        (organs.Split(text) is null ? row.Duties : row.Units).Add(text);
    }

    private void TakeDeadline(RawRow row, string text)
    {
        var plain = PlainText.Of(text);
        if (plain.Contains("阶段", StringComparison.Ordinal))
        {
            row.Phase ??= plain;
        }

        row.Held |= words.Held.IsMatch(plain);
        row.Year ??=
            PlanDates.OnlyDeadline(text)?.Year
            ?? (
                PlanDates.First(plain) is { } by
                    ? int.Parse(by[..4], System.Globalization.CultureInfo.InvariantCulture)
                    : null
            );
    }
}
