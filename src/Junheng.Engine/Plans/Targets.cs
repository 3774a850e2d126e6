using System.Text.RegularExpressions;

namespace Junheng.Engine.Plans;

/// <summary>Reads by when the county wants to be reviewed and recognised, and by whom.</summary>
internal static class Targets
{
    private static readonly Regex Quoted = new(@"《[^》]*》");
    private static readonly Regex National = new(
        @"国家(?:督导|评估|认定|验收|级|优质均衡|义务教育|县域|督查|检查|核查)|(?:督导|评估)?认定|教育部(?:实地)?(?:检查|评估|核查)|国务院"
    );
    private static readonly Regex Provincial = new(
        @"省级|省政府|省人民政府|省教育|自治区|省评估|省督导|省(?:复核|验收)|直辖市"
    );
    private static readonly Regex City = new(
        @"市级(?!自评|自查)|市(?:人民)?政府(?:教育)?督导|市督导|自治州|州级|盟|地区|市(?:复核|评估|验收)"
    );
    private static readonly Regex Own = new(@"申报标准|自评|自查达标");
    private static readonly Regex Aim = new(@"优质均衡|评估|验收|认定|复核|督导|指导|自评");
    private static readonly Regex Dated = new(@"(?<=,)(?=(?:到|至|在|于|力争|确保)?20\d\d年)");
    private static readonly Regex Weak = new(@"实现|通过|创建|达到|建成");

    /// <param name="pieces">The paragraphs outside indicators and duties.</param>
    public static List<PlanTarget> Read(IEnumerable<Piece> pieces)
    {
        var found = new List<PlanTarget>();
        foreach (var piece in pieces)
        {
            var text = Quoted.Replace(piece.Plain.Text[piece.Number.Length..], "《》");
            foreach (var sentence in text.Split('。', ';', '!').Where(s => Aim.IsMatch(s)))
            {
                if (Heading(piece, sentence))
                {
                    continue;
                }

                foreach (var part in Dated.Split(sentence))
                {
                    if (PlanDates.First(part) is { } by)
                    {
                        found.AddRange(Stages(part).Select(stage => new PlanTarget(stage, by, piece.Lines)));
                    }
                }
            }
        }

        return
        [
            .. found
                .GroupBy(t => t.Stage)
                .Select(g =>
                    g.OrderByDescending(t => t.By.Length).ThenByDescending(t => t.By, StringComparer.Ordinal).First()
                )
                .OrderBy(t => t.By, StringComparer.Ordinal),
        ];
    }

    /// <summary>The heading of a phase gives a time of work, which is no target.</summary>
    private static bool Heading(Piece piece, string sentence) =>
        Regex.IsMatch(sentence, @"^[^,]{2,16}阶段[(:]?[(]?20\d\d")
        || piece.Number.Depth != Depth.None
            && (
                sentence.Contains("阶段", StringComparison.Ordinal) && sentence.Length < 40
                || Regex.IsMatch(sentence, @"^[^,]{2,20}[(:]20\d\d")
            );

    private static IEnumerable<string> Stages(string sentence)
    {
        var any = false;
        if (City.IsMatch(sentence))
        {
            any = true;
            yield return "city";
        }

        if (Provincial.IsMatch(sentence))
        {
            any = true;
            yield return "provincial";
        }

        if (National.IsMatch(sentence) && (!any || Regex.IsMatch(sentence, "国家|教育部|国务院")))
        {
            any = true;
            yield return "national";
        }

        if (!any && Own.IsMatch(sentence))
        {
            any = true;
            yield return "county";
        }

        if (!any && Weak.IsMatch(sentence) && sentence.Contains("优质均衡", StringComparison.Ordinal))
        {
            yield return "national";
        }
    }
}
