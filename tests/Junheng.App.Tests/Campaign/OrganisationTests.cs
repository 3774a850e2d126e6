using Junheng.App.Campaign;
using Junheng.App.Tests.Data;
using Junheng.App.Tests.Report;
using Junheng.App.Users;
using Junheng.Bench;

namespace Junheng.App.Tests.Campaign;

/// <summary>Who runs a campaign, what papers call them, and the annexes that say so.</summary>
[Trait("Database", "both")]
public sealed class OrganisationTests
{
    [Fact]
    public async Task Units_are_listed_with_their_names_and_whether_somebody_can_sign_in_for_them()
    {
        using var test = await Running();
        var before = await Of(test);
        Assert.Equal(["县教育局", "县财政局"], before.Units.Select(u => u.Title));
        Assert.Equal(["县教育局", "县财政局"], before.Without.Select(u => u.Title));
        await OpenedAccount.Of(test.Setting, test.Clock, "统计岗", Role.BureauStaff, TestDb.County);
        var after = await Of(test);
        Assert.Equal(["县财政局"], after.Without.Select(u => u.Title));
        Assert.Equal(1, after.Units[0].Held);
    }

    [Fact]
    public async Task A_name_can_be_given_another_meaning_and_new_names_can_be_added()
    {
        using var test = await Running();
        var saved = await Save(
            test,
            new("县财政局", "各部门", "县财政局"),
            new("县教育局", "教育局", "教育局"),
            new("县财局", "县财政局", null),
            new("省教育厅", "外单位", null)
        );
        Assert.Equal([], saved.Mistakes);
        Assert.Equal(
            [
                "unit_alias 县财政局 unit: 县财政局 -> 各部门",
                "unit_alias 县财局 unit: - -> 县财政局",
                "unit_alias 省教育厅 unit: - -> 外单位",
            ],
            await test.Log("save-aliases")
        );
        var names = (await Of(test)).Names.ToDictionary(n => n.Name, n => n.Meaning.Text);
        Assert.Equal(
            ("各部门", "县财政局", "外单位", "教育局"),
            (names["县财政局"], names["县财局"], names["省教育厅"], names["县教育局"])
        );
    }

    [Fact]
    public async Task What_the_county_does_not_have_and_what_somebody_else_changed_is_refused_with_its_name()
    {
        using var test = await Running();
        var refused = await Save(
            test,
            new("县财政局", "县银河局", "县财政局"),
            new("县教育局", "", "教育局"),
            new("县教育局", "外单位", null),
            new("", "外单位", null)
        );
        Assert.Equal(
            [
                "“县财政局”：本县没有名为“县银河局”的机构。请从列表中选择；需要新设机构的，请系统管理员在“机构与岗位”中设立。",
                "“县教育局”：请填写对应的机构。不是本县机构的，填“外单位”。",
                "“县教育局”已经登记为“教育局”。请在表中修改。",
                "请填写文件中的名称（1至60个字）。",
            ],
            refused.Mistakes
        );
        Assert.Equal([], (await Save(test, new SaveAliases.Entry("县财政局", "外单位", "县财政局"))).Mistakes);
        var late = await Save(test, new SaveAliases.Entry("县财政局", "各学校", "县财政局"));
        Assert.Contains("刚刚被其他人改为“外单位”", Assert.Single(late.Mistakes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(OrganisationAnnex.Members)]
    [InlineData(OrganisationAnnex.Duties)]
    [InlineData(OrganisationAnnex.Both)]
    public void The_annexes_name_posts_and_duties_and_no_person(OrganisationAnnex annex)
    {
        using var paper = new WrittenPaper(s => OrganisationPaper.Write(s, "示例旗", RunningCounty.Plan, annex));
        string[] members =
        [
            "附件1",
            "示例旗创建义务教育优质均衡发展旗",
            "领导小组成员名单",
            "组　长：县政府县长",
            "副组长：县政府分管副县长",
            "成　员：县教育局局长",
            "县财政局局长",
        ];
        string[] duties =
        [
            "附件2",
            "示例旗创建义务教育优质均衡发展旗",
            "成员单位职责",
            "1.县教育局：统筹协调。",
            "2.县财政局：落实经费。",
        ];
        var expected = annex switch
        {
            OrganisationAnnex.Members => members,
            OrganisationAnnex.Duties => duties,
            _ => members.Concat(duties),
        };
        Assert.Equal(
            expected,
            paper.Lines.Where(l =>
                !l.Contains("办公室", StringComparison.Ordinal) && !l.Contains("递补", StringComparison.Ordinal)
            )
        );
        Assert.Equal(annex == OrganisationAnnex.Both ? 2 : 1, paper.Sections.Count);
        Assert.DoesNotContain("某某", paper.Body.InnerText, StringComparison.Ordinal);
        Assert.Equal(
            annex != OrganisationAnnex.Duties,
            paper.Body.InnerText.Contains("办公室设在县教育局", StringComparison.Ordinal)
        );
    }

    private static async Task<TestDb> Running()
    {
        var test = await TestDb.Create();
        await RunningCounty.Register(test);
        await RunningCounty.Confirm(test, RunningCounty.Plan);
        return test;
    }

    private static async Task<Organisation> Of(TestDb test)
    {
        await using var db = test.Open();
        return await Organisation.Of(db, RunningCounty.Names, TestDb.County, default);
    }

    private static async Task<Outcome> Save(TestDb test, params SaveAliases.Entry[] entries)
    {
        await using var db = test.Open();
        return await new SaveAliases(db, test.Clock).Handle(new(TestDb.County, entries));
    }
}
