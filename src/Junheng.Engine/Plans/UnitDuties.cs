using System.Text.RegularExpressions;

namespace Junheng.Engine.Plans;

/// <summary>Reads what each unit does for an indicator: "县财政局负责…；县教育局组织…".</summary>
internal static class UnitDuties
{
    private static readonly Regex Note = new(@"[(（]说明[:：][^()（）]*(?:[(（][^()（）]*[)）][^()（）]*)*[)）]");
    private static readonly Regex Subject = new(@"(?<=[^、,;为对给向各])(各中小学校?|各学校)(?=要|应|须|负责)");

    /// <summary>The units as they come, each once, and their duties.</summary>
    public static (List<string> Units, List<PlanUnitDuty> Duties) Of(RawRow row, Organs organs)
    {
        var units = new List<string>();
        var duties = new List<PlanUnitDuty>();
        foreach (var cell in row.Units)
        {
            units.AddRange(organs.Split(cell)!);
        }

        foreach (var paragraph in row.Duties.SelectMany(d => Note.Replace(d, "").Split('\n')))
        {
            foreach (var clause in Clauses(paragraph, organs))
            {
                Take(clause, organs, units, duties);
            }
        }

        return ([.. units.Distinct(StringComparer.Ordinal)], duties);
    }

    private static void Take(string clause, Organs organs, List<string> units, List<PlanUnitDuty> duties)
    {
        var plain = new PlainText(clause);
        var (end, named) = organs.Leading(plain, 0);
        if (plain.Text.Length == 0)
        {
            return;
        }

        if (end > 0)
        {
            units.AddRange(named);
            if (end < plain.Text.Length)
            {
                duties.Add(new(plain.Slice(0, end), plain.Slice(end)));
            }
        }
        else if (duties.Count > 0)
        {
            duties[^1] = duties[^1] with { Text = duties[^1].Text + clause };
        }
    }

    /// <summary>The clauses that begin with a unit; what begins with none stays with the clause before.</summary>
    private static List<string> Clauses(string paragraph, Organs organs)
    {
        var plain = new PlainText(paragraph);
        var text = plain.Text;
        var starts = new List<int> { 0 };
        for (var i = 1; i < text.Length; i++)
        {
            var fresh = text[i - 1] is ';' or '。' or ':' && organs.Known(text, i) > 0;
            var comma =
                text[i - 1] == ','
                && text[i] is '县' or '市' or '区' or '旗' or '各' or '团'
                && organs.Known(text, i) > 2
                && text[i - 1] == ',';
            if (fresh || comma || Subject.Match(text, i) is { Success: true } s && s.Index == i)
            {
                starts.Add(i);
            }
        }

        starts.Add(text.Length);
        return
        [
            .. starts
                .Zip(starts.Skip(1), (a, b) => plain.Slice(a, b))
                .Select(
                    (c, i) => i < starts.Count - 2 ? c.TrimEnd(',', '，', ';', '；', ':', '：') : c.TrimEnd(';', '；')
                ),
        ];
    }
}
