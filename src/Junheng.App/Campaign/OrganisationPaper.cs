using Junheng.App.Report.Papers;
using Junheng.Engine.Plans;

namespace Junheng.App.Campaign;

/// <summary>Which annexes are printed.</summary>
public enum OrganisationAnnex
{
    /// <summary>附件1 and 附件2 in one file.</summary>
    Both,

    /// <summary>附件1 领导小组成员名单.</summary>
    Members,

    /// <summary>附件2 成员单位职责.</summary>
    Duties,
}

/// <summary>The annexes on who runs a campaign and who does what. They name posts: whoever takes one over takes part.</summary>
public static class OrganisationPaper
{
    public const string Members = "领导小组成员名单";
    public const string Duties = "成员单位职责";

    /// <param name="stream">Where to.</param>
    /// <param name="county">The county's name.</param>
    /// <param name="plan">Its plan.</param>
    /// <param name="annex">Which annexes.</param>
    public static void Write(Stream stream, string county, Plan plan, OrganisationAnnex annex)
    {
        var paper = new OfficialPaper(
            annex == OrganisationAnnex.Duties ? Title(county, Duties) : Title(county, Members)
        );
        if (annex != OrganisationAnnex.Duties)
        {
            WriteMembers(paper, county, plan);
        }

        if (annex == OrganisationAnnex.Both)
        {
            paper.Page(crosswise: false);
        }

        if (annex != OrganisationAnnex.Members)
        {
            WriteDuties(paper, county, plan);
        }

        paper.Write(stream);
    }

    /// <summary>What a file of the annexes is called.</summary>
    public static string Name(OrganisationAnnex annex) =>
        annex switch
        {
            OrganisationAnnex.Members => Members,
            OrganisationAnnex.Duties => Duties,
            _ => "领导小组和成员单位职责",
        };

    /// <summary>The posts of the leading group under their roles, in the plan's order; never a person.</summary>
    public static IEnumerable<(string Role, IReadOnlyList<string> Posts)> Roll(Plan plan) =>
        plan
            .Posts.GroupBy(p => p.Role.Trim())
            .Select(g => (g.Key, (IReadOnlyList<string>)[.. g.Select(p => Post(p)).Where(p => p.Length > 0)]))
            .Where(g => g.Item2.Count > 0);

    private static void WriteMembers(OfficialPaper paper, string county, Plan plan)
    {
        paper.Mark("附件1").Title(CampaignTitle.Of(county, Members));
        var roll = Roll(plan).Select(r => (Label: Spread(r.Role) + "：", r.Posts)).ToList();
        foreach (var (label, posts) in roll)
        {
            paper.Roll(label, posts, roll.Max(r => r.Label.Length));
        }

        if (roll.Count == 0)
        {
            paper.Text("方案没有写明领导小组的岗位。");
        }

        if (!string.IsNullOrWhiteSpace(plan.Office))
        {
            paper.Text(
                $"领导小组下设办公室，办公室设在{plan.Office.Trim()}，负责创建工作的组织协调、任务调度和督促落实。"
            );
        }

        paper.Text("上述成员按岗位列名；岗位人员变动的，由接任者自行递补，不另行发文。");
    }

    private static void WriteDuties(OfficialPaper paper, string county, Plan plan)
    {
        paper.Mark("附件2").Title(CampaignTitle.Of(county, Duties));
        for (var i = 0; i < plan.Duties.Count; i++)
        {
            paper.Text($"{i + 1}.{plan.Duties[i].Unit.Trim()}：", plan.Duties[i].Text.Trim());
        }

        if (plan.Duties.Count == 0)
        {
            paper.Text("方案没有列出单位职责。");
        }
    }

    private static string Title(string county, string what) =>
        CampaignTitle.Of(county, what).Replace("\n", "", StringComparison.Ordinal);

    private static string Post(PlanPost post) => (post.Post ?? "").Trim();

    /// <summary>组　长 is as wide as 副组长.</summary>
    private static string Spread(string role) => role.Length == 2 ? $"{role[0]}　{role[1]}" : role;
}
