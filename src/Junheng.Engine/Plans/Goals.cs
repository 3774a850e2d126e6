using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Junheng.Engine.Plans;

/// <summary>Reads quantities which the county promises beyond the national indicators.</summary>
internal sealed class Goals(Mentions mentions)
{
    private static readonly Regex Rate = new(
        @"(?<what>[^,，。;；:、\d%]{2,40}?),*(?:均|分别|要|力争|应|须)?(?:达到?|不低于|不少于|保持在?|稳定在|控制在|巩固在|提高到|提升到|提高至|提升至|为|≥|>|大于)(?:到)?(?<value>\d+(?:\.\d+)?)%"
    );
    private static readonly Regex Rates = new(
        @"(?<what>[^,，。;；:、\d%]{2,40}?(?:率|度|比例|通))(?<value>\d+(?:\.\d+)?)%"
    );
    private static readonly Regex Growth = new(
        @"(?<what>[^,，。;；:、\d%]{2,40}(?:增长|递增|增幅))(?:达到?|不低于|保持在?|约)?(?<value>\d+(?:\.\d+)?)%"
    );
    private static readonly Regex Added = new(
        @"(?<what>[^,，。;；:、\d%位]{4,30}(?:新增|增加|增至))(?:到|至|约)?(?<value>\d+)(?<unit>套|间|名|台|辆)"
    );
    private static readonly Regex Date = new(
        @"(?:到|至|在|于)?20\d\d年(?:\d{1,2}月)?(?:底|末|前|之前|以前|底前|年底)*"
    );
    private static readonly Regex Zero = new(@"(?<what>(?:辍学率|失学率|[^,。;、]{0,8}辍学))为?零");
    private static readonly Regex All = new(@"(?<what>(?:全[县市区旗])?(?<value>100)%的[^。;]{4,120}?达标)");
    private static readonly Regex Share = new(
        @"(?<what>按照?[^,。;\d]{1,12}(?<value>\d+(?:\.\d+)?)%的比例[^,。;]{4,40})"
    );
    private static readonly Regex Ladder = new(@"(?<what>以?按?照?\d+:\d+:\d+的?比例[^,。;]{2,40})");
    private static readonly Regex Each = new(
        @"(?<what>[^,，。;；:、\d%]{0,20}生均[^,，。;；:、\d%]{0,20}?)(?:达到?|不低于|不少于|≥)?(?<value>\d+(?:\.\d+)?)(?<unit>册|台|本)"
    );
    private static readonly Regex Lead = new(
        @"^(?:创建期(?:内|间)|规划期(?:内|间)|确保|使|力争|实现|保障|保证|到20\d\d年(?:底)?|并|其中|全[市县区旗](?=残|适|小|初))+"
    );

    /// <summary>One of them stands in every sentence that promises a quantity.</summary>
    private static readonly SearchValues<char> Signs = SearchValues.Create("%零:册台本套间名辆");

    public List<PlanGoal> Read(IEnumerable<(Piece Piece, bool Goal)> pieces)
    {
        var goals = new List<PlanGoal>();
        foreach (var (piece, chapter) in pieces)
        {
            // Most sentences promise no quantity at all.
            foreach (var sentence in piece.Plain.Text.Split('。').Where(s => s.AsSpan().IndexOfAny(Signs) >= 0))
            {
                Take(goals, piece, sentence, chapter);
            }
        }

        return goals;
    }

    private void Take(List<PlanGoal> goals, Piece piece, string sentence, bool chapter)
    {
        var taken = new List<(int From, int To)>();
        // A date is no part of what is promised.
        var dated = sentence;
        sentence = Date.Replace(sentence, m => new(',', m.Length));
        foreach (var pattern in new[] { Ladder, Share, All, Rate, Rates, Growth, Each, Zero, Added })
        {
            if (!chapter && (pattern == Growth || pattern == Added))
            {
                // Among measures they are the work, not its aim.
                continue;
            }

            foreach (Match m in pattern.Matches(sentence))
            {
                if (taken.Any(t => m.Index < t.To && t.From < m.Index + m.Length))
                {
                    continue;
                }

                taken.Add((m.Index, m.Index + m.Length));
                var what = Lead.Replace(m.Groups["what"].Value, "").Trim(' ', ',');
                decimal? value =
                    m.Groups["value"].Success ? decimal.Parse(m.Groups["value"].Value, CultureInfo.InvariantCulture)
                    : pattern == Zero ? 0
                    : null;
                if (!chapter && value is { } v && mentions.Restates(Clause(sentence, m), v) || what.Length < 3)
                {
                    continue;
                }

                if (
                    !chapter
                    && (pattern == Rate || pattern == Rates)
                    && !Regex.IsMatch(what, "率|度|通$|覆盖|普及|比例$")
                )
                {
                    continue;
                }

                var before = sentence[..m.Index];
                var cut = before.LastIndexOf(';');
                // The date of its own clause before one that stands for all of them.
                var own = Math.Max(cut, dated[..m.Index].LastIndexOfAny([',', ':']));
                var by =
                    PlanDates.First(dated[(own + 1)..(m.Index + m.Length)])
                    ?? PlanDates.First(dated[(cut + 1)..(m.Index + m.Length)]);
                var unit =
                    pattern == Ladder ? null
                    : pattern == Each || pattern == Added ? m.Groups["unit"].Value
                    : "%";
                goals.Add(new(what, value, unit, by, piece.Lines));
            }
        }
    }

    private static string Clause(string sentence, Match m)
    {
        var from = sentence.LastIndexOfAny([',', ';', '。'], Math.Max(0, m.Index - 1)) + 1;
        return sentence[Math.Min(from, m.Index)..(m.Index + m.Length)];
    }
}
