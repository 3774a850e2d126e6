using System.Text.RegularExpressions;

namespace Junheng.Engine.Plans;

/// <summary>Posts in running sentences: 由县长任组长、分管副县长任副组长，…为成员; 组长由县长担任.</summary>
internal static class PostSentences
{
    private const string Roles =
        "(?:第一|常务|执行|第一副|双)?(?:副?组长|总指挥长?|副总指挥长?|指挥长|副指挥长|总召集人|副?召集人)|成员";
    private static readonly Regex After = new(
        $@"(?<who>[^,;。:]{{1,400}}?)(?:等)?(?:同志)?(?:分别)?(?:担任|任|为|兼任)(?:领导小组|工作专班|专班|领导组)?(?<role>{Roles})(?=[,、;。)的]|$)"
    );
    private static readonly Regex Before = new(
        $@"(?<=^|[,;。:、])(?:领导小组|专班|领导组)?(?<role>{Roles})(?:分别)?由(?<who>[^;。:]{{2,500}}?)(?:(?<!负责)同志)?(?:担任|兼任|任|组成)(?=[,、;。)]|$)"
    );
    private static readonly Regex Lead = new(@"^.*(?:由|成立|下设|组建|设立)(?:了)?(?=\S{2})|^[、和及,与]|^(?:以|并)");
    private static readonly Regex Group = new("领导小组|专班|领导组|指挥部|委员会|专项组|组长|工作组");
    private static readonly Regex Title = new(
        @"(?:书记|[县市区旗镇乡局]长|主任|主席|理事长|负责人|负责同志|领导|常委|部长|秘书长|院长|校长|大队长|站长|经理|政委|督学|台长|会长|队长)$"
    );

    private static readonly Regex Ends = new($@"(?:任|为)(?:领导小组)?(?:{Roles})");
    private static readonly Regex Leaders = new("(?<=书记)、(?=[县市区旗]委常委)");
    private const int Several = 4;
    private static readonly Regex Persons = new(
        @"(?:单位|部门)?的?(?:党政)?(?:主要|分管|相关|有关)?(?:负责同志|负责人|领导)$"
    );
    private static readonly Regex Organ = new(
        @"^(?!.*等$).{1,16}(?:局|委|办|部|院|会|联|中心|政府|镇|乡|街道|办事处|大队|分局|公司)$"
    );

    /// <summary>The posts a paragraph gives; none if it gives no leader.</summary>
    public static IEnumerable<PlanPost> Of(Piece piece)
    {
        var text = piece.Plain.Text;
        if (
            !text.Contains("组长", StringComparison.Ordinal)
                && !text.Contains("指挥", StringComparison.Ordinal)
                && !text.Contains("召集人", StringComparison.Ordinal)
            || !Group.IsMatch(text)
        )
        {
            return [];
        }

        var found = new List<(int At, string Role, string Who)>();
        foreach (Match m in Before.Matches(text))
        {
            found.Add((m.Index, m.Groups["role"].Value, m.Groups["who"].Value));
        }

        var before = found.ToList();
        foreach (Match m in After.Matches(text))
        {
            if (!before.Exists(f => f.At <= m.Index && m.Index <= f.At + f.Who.Length + f.Role.Length))
            {
                found.AddRange(Listed(text, m).Select(w => (m.Index, m.Groups["role"].Value, w)));
                found.Add((m.Index, m.Groups["role"].Value, m.Groups["who"].Value));
            }
        }

        var posts = found
            .OrderBy(f => f.At)
            .SelectMany(f => Posts(f.Role, Clean(f.Who)))
            .Select(p => new PlanPost(p.Role, p.Post, null, piece.Lines))
            .ToList();
        return posts.Exists(p => p.Role != "成员") ? posts : [];
    }

    /// <summary>县委常委、常务副县长，县委常委、武装部政委，分管副县长任副组长: those that commas part from the last.</summary>
    private static string[] Listed(string text, Match last)
    {
        var before = text[..last.Index].TrimEnd(',');
        var start = Math.Max(
            before.LastIndexOfAny(['。', ';', ':']),
            Ends.Matches(before).LastOrDefault() is { } end ? end.Index + end.Length - 1 : -1
        );
        var listed = before[(start + 1)..].Split(',', StringSplitOptions.RemoveEmptyEntries);
        return last.Groups["role"].Value != "成员" && start > 0 && listed.All(l => Title.IsMatch(l)) ? listed : [];
    }

    /// <summary>县委编办、县教育局、县财政局、各镇主要负责同志: a member each, called by the organ alone.</summary>
    private static string[]? Organs(string who)
    {
        var several = Persons.Replace(who, "").Split('、');
        return several.Length >= Several && several.All(s => Organ.IsMatch(s)) ? several : null;
    }

    private static string Clean(string who)
    {
        var at = who;
        for (var next = Lead.Replace(at, ""); next != at; next = Lead.Replace(at, ""))
        {
            at = next;
        }

        return at.EndsWith("同志", StringComparison.Ordinal) && !at.EndsWith("负责同志", StringComparison.Ordinal)
            ? at[..^2]
            : at;
    }

    private static IEnumerable<(string Role, string? Post)> Posts(string role, string who)
    {
        role = role.TrimStart('双');
        if (!Title.IsMatch(who))
        {
            return [];
        }

        // A 副书记 is of the 常委 anyway: two leaders.
        var leaders = role == "成员" ? [who] : Leaders.Split(who);
        if (leaders.Length > 1)
        {
            return leaders.SelectMany(l => Posts(role, l));
        }

        // 县教育局局长、县财政局局长 are two members; 县委副书记、县长 is one leader.
        if (role == "成员" && Organs(who) is { } organs)
        {
            return organs.Select(o => (role, (string?)o));
        }

        var several = who.Split('、');
        var two = who.Split('和');
        if (role != "成员" && two.Length == 2 && two.All(t => Title.IsMatch(t)))
        {
            return two.Select(t => (role, (string?)t));
        }

        return role == "成员" && several.Length > 1 && several.All(s => Title.IsMatch(s))
            ? several.Select(s => (role, (string?)s))
            : [(role, who)];
    }
}
