using System.Text.RegularExpressions;

namespace Junheng.Engine.Plans;

/// <summary>Reads the leading group: posts with their roles, and where its office is.</summary>
internal sealed class Posts(PlanWords words, Organs organs, TableColumns columns, bool persons)
{
    private const int Several = 4;
    private const int Shortest = 4;

    private static readonly Regex Title = new(
        @"(?:书记|长|主任|主席|科员|负责人|领导|苏木达|成员|干事|经理|委员|秘书|政委|督学|调研员|代表|负责同志)(?:[(（][^()（）]*[)）])?[。;；,，]?$"
    );
    private static readonly Regex Name = new(@"^[\u4e00-\u9fa5.·]{2,9}$");
    private static readonly Regex Office = new(
        @"办公室(?:[(（][^()（）]{2,12}[)）])?(?:地点)?(?:(?:设立?|挂靠|放)(?:在|于)|(?<=下设办公室)(?:在|于))([^,，。;；()（）、]{2,20}?)(?:[,，。;；()（）]|$)|[(（]设在([^,，。;；()（）]{2,20})[)）]"
    );
    private static readonly Regex Given = new(
        @"(办公室(?:常务)?副?主任|(?:常务)?副主任)由([^,。;]{2,30}?)(?:同志)?(?:分别)?(?:兼任|担任|任)|(?<=[,。;)]|^)([^,。;()]{2,40}?)(?:同志)?(?:分别)?(?:兼任|担任|兼|任)((?:办公室)?(?:常务)?副?主任)"
    );

    /// <summary>兼办公室主任 in a remark.</summary>
    private static readonly Regex Also = new(@"^兼任?((?:领导小组)?(?:办公室)?(?:常务)?副?主任)$");

    public (List<PlanPost> Posts, string? Office) Read(Outline outline, PlanDocument paper, HashSet<int> taken)
    {
        var posts = new List<PlanPost>();
        var said = new List<PlanPost>();
        string? office = null;
        string? role = null;
        foreach (var piece in outline.Pieces)
        {
            if (taken.Contains(piece.Block.From))
            {
                role = null;
                continue;
            }

            var text = piece.Plain.Text;
            said.AddRange(words.Role.IsMatch(text) ? [] : PostSentences.Of(piece));
            if (Office.Match(text) is { Success: true } seat)
            {
                office = seat.Groups[1].Success ? seat.Groups[1].Value : seat.Groups[2].Value;
                posts.AddRange(Heads(piece));
                role = null;
                continue;
            }

            if (
                words.Role.Match(text) is { Success: true } named
                && Behind(piece.Plain, named.Length, posts.Count > 0 || role is not null) is { } behind
            )
            {
                role = text[..named.Length];
                Add(posts, role, piece.Plain.Slice(behind), piece.Lines);
            }
            else if (role is not null)
            {
                if (
                    piece.Number.Depth is Depth.Annex or Depth.Chapter or Depth.Section
                    || text.Length > 60
                    || !Title.IsMatch(text) && !Named(piece.Block.Text)
                )
                {
                    role = null;
                }
                else
                {
                    // A numbered list of members.
                    Add(
                        posts,
                        role,
                        piece.Number.Depth == Depth.None ? piece.Block.Text : piece.RestSource,
                        piece.Lines
                    );
                }
            }
        }

        var heads = posts.FindIndex(p => p.Role.EndsWith("主任", StringComparison.Ordinal));
        posts.InsertRange(heads < 0 ? posts.Count : heads, Tables(paper));
        // A sentence names the leaders where no list does.
        var listed = posts.Exists(p => !p.Role.EndsWith("主任", StringComparison.Ordinal));
        return (listed ? posts : [.. said, .. posts], office);
    }

    /// <summary>Where the first post begins behind a role: after a colon, after blanks, or in the next line.</summary>
    private static int? Behind(PlainText line, int at, bool listed) =>
        at == line.Text.Length ? at
        : line.Text[at] == ':' ? at + 1
        : line.Parted(at)
        && (listed || line.Text.StartsWith("组长", StringComparison.Ordinal))
        && Title.IsMatch(line.Text)
            ? at
        : null;

    private static bool Named(string source) => Regex.IsMatch(source.Trim(), @"^[\u4e00-\u9fa5]{1,5}[\s\u3000]{2,}\S");

    private void Add(List<PlanPost> posts, string role, string source, PlanLines lines)
    {
        var text = source.Trim().TrimEnd('。', '；', ';', ',', '，');
        if (text.Length == 0)
        {
            return;
        }

        var columns = Regex.Split(text, @"[\s\u3000\u00a0]{2,}");
        if (columns.Length > 1 && columns.All(c => c.Length >= Shortest && Title.IsMatch(PlainText.Of(c))))
        {
            // Members in two columns, held apart by blanks.
            posts.AddRange(columns.Select(c => new PlanPost(role, c, null, lines)));
            return;
        }

        var (person, post) = Apart(text);
        var several = post?.Split('、', '，', ',', '；', ';') ?? [];
        var apart = post is null ? [] : Regex.Split(post, "[,，；;]");
        if (
            person is null
            && apart.Length > 1
            && apart.All(p => Title.IsMatch(PlainText.Of(p)))
            && (several.Length < Several || !role.EndsWith("成员", StringComparison.Ordinal))
        )
        {
            posts.AddRange(apart.Select(p => new PlanPost(role, p.Trim(), null, lines)));
        }
        else if (person is null && several.Length >= Several && several.All(p => Title.IsMatch(PlainText.Of(p))))
        {
            posts.AddRange(several.Select(p => new PlanPost(role, p.Trim(), null, lines)));
        }
        else
        {
            posts.Add(new(role, post, persons ? person : null, lines));
        }
    }

    /// <summary>Name and post, by the blanks between them or by where an organ begins.</summary>
    private (string? Person, string? Post) Apart(string text)
    {
        var tokens = Regex.Split(text, @"[\s\u3000\u00a0]+").Where(t => t.Length > 0).ToList();
        var plain = PlainText.Of(text);
        if (tokens.Count > 1)
        {
            // A name may have a blank inside; the post begins with the first token that is part of one.
            for (var cut = tokens.Count - 1; cut > 0; cut--)
            {
                var name = string.Concat(tokens.Take(cut));
                var post = string.Concat(tokens.Skip(cut));
                if (
                    Name.IsMatch(name)
                    && !Title.IsMatch(name)
                    && organs.Known(name, 0) == 0
                    && Title.IsMatch(PlainText.Of(post))
                    && post.Length > 1
                )
                {
                    return (name, post);
                }

                var last = string.Concat(tokens.Skip(cut));
                if (Name.IsMatch(last) && last.Length <= 4 && !Title.IsMatch(last) && Title.IsMatch(name))
                {
                    return (last, name);
                }
            }

            return (null, string.Concat(tokens));
        }

        if (!Title.IsMatch(plain) && plain.Length <= 4)
        {
            return (plain, null);
        }

        foreach (var cut in new[] { 2, 3 })
        {
            if (
                plain.Length > cut + 3
                && organs.Known(plain, 0) == 0
                && plain[cut] is '县' or '市' or '区' or '旗'
                && organs.Known(plain, cut) > 2
            )
            {
                return (plain[..cut], plain[cut..]);
            }
        }

        return (null, text);
    }

    /// <summary>Who heads the office; a line that only names a person leaves the post unknown.</summary>
    private IEnumerable<PlanPost> Heads(Piece piece)
    {
        foreach (Match m in Given.Matches(piece.Plain.Text))
        {
            var role = m.Groups[1].Success ? m.Groups[1].Value : m.Groups[4].Value;
            role = role == "主任" ? "办公室主任" : role;
            var who = m.Groups[1].Success ? m.Groups[2].Value : m.Groups[3].Value;
            who = who.EndsWith("同志", StringComparison.Ordinal) ? who[..^2] : who;
            who = who.TrimStart('由');
            if (
                who.Contains("接任", StringComparison.Ordinal)
                || who.Contains("变动", StringComparison.Ordinal)
                || who.Contains('由') && who.Length > 12
            )
            {
                continue;
            }

            foreach (var one in Title.IsMatch(who) && !Deputies(role, who) ? [who] : who.Split('、', '和'))
            {
                var post = Title.IsMatch(one) ? one : null;
                yield return new(role, post, persons && post is null ? one : null, piece.Lines);
            }
        }
    }

    /// <summary>县教育局副局长、县财政局副局长 share a deputy's role; 县委常委、副县长 is one.</summary>
    private bool Deputies(string role, string who) =>
        role.EndsWith("副主任", StringComparison.Ordinal)
        && who.Split('、', '和') is { Length: > 1 } several
        && several.All(s =>
            Title.IsMatch(s) && organs.Known(s, 0) is > 0 and var name && name < s.Length && s[^1] == '长'
        );

    /// <summary>A list of members in a table: name, post, role in the group.</summary>
    private IEnumerable<PlanPost> Tables(PlanDocument paper)
    {
        foreach (var table in paper.Blocks.Where(b => b.Cells is not null).GroupBy(b => b.Table))
        {
            string?[] roles = [];
            string? role = null;
            foreach (var block in table)
            {
                var headings = block.Cells!.Select(c => columns.Of(c.Text)).ToArray();
                if (headings.Count(h => h == "post") == 2 && !headings.Contains("role"))
                {
                    // 职务 | 姓名 | 单位及职务: the shorter heading holds the role in the group.
                    var (one, two) = (Array.IndexOf(headings, "post"), Array.LastIndexOf(headings, "post"));
                    headings[block.Cells![one].Text.Length <= block.Cells[two].Text.Length ? one : two] = "role";
                }

                if (headings.Contains("post") && (headings.Contains("person") || headings.Contains("role")))
                {
                    roles = headings;
                    continue;
                }

                if (columns.IsHead(block.Cells!))
                {
                    (roles, role) = ([], null);
                    continue;
                }

                var cells = block.Cells!.Select(c => PlainText.Joined(c.Text)).ToList();
                if (roles.Length == cells.Count)
                {
                    string? At(string column) => Array.IndexOf(roles, column) is >= 0 and var i ? cells[i] : null;
                    var said = PlainText.Of(At("role") ?? "");
                    role = said.Length > 0 ? said : role ?? "成员";
                    yield return new(role, At("post"), persons ? At("person") : null, new(block.From, block.To));
                    if (cells.Select(c => Also.Match(PlainText.Of(c))).FirstOrDefault(m => m.Success) is { } also)
                    {
                        yield return new(
                            also.Groups[1].Value == "主任" ? "办公室主任" : also.Groups[1].Value,
                            At("post"),
                            persons ? At("person") : null,
                            new(block.From, block.To)
                        );
                    }
                }
                else if (
                    cells.Count >= 2
                    && words.Role.Match(PlainText.Of(cells[0])) is { Success: true } named
                    && named.Length == PlainText.Of(cells[0]).TrimEnd(':').Length
                )
                {
                    var post = cells.Skip(1).LastOrDefault(c => Title.IsMatch(PlainText.Of(c)));
                    yield return new(named.Value, post, null, new(block.From, block.To));
                }
            }
        }
    }
}
