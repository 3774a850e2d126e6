using Junheng.App.Campaign;
using Junheng.App.Tests.Data;
using Junheng.App.Users;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Campaign;

/// <summary>Meetings are put on record, and what they decide is work from then on.</summary>
[Trait("Database", "both")]
public sealed class MeetingTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public async Task A_meeting_is_registered_changed_and_kept_from_who_saw_an_older_one()
    {
        using var county = await CampaignDb.Empty();
        var id = (await Save(county, Of(0, 0, "领导小组第一次会议", "县教育局，县财政局、县教育局"))).Value;
        var same = await Save(county, Of(id, 1, "领导小组第一次会议", "县教育局、县财政局"));
        Assert.Equal([], same.Mistakes);
        Assert.Equal([], (await Save(county, Of(id, 1, "领导小组第一次会议（扩大）", "县教育局、县财政局"))).Mistakes);
        var late = await Save(county, Of(id, 1, "别的会议", ""));
        Assert.Contains("刚刚被其他人修改", Assert.Single(late.Mistakes), StringComparison.Ordinal);
        Assert.Equal(
            [
                $"meeting {id} held_on: - -> 2026-11-20",
                $"meeting {id} title: - -> 领导小组第一次会议",
                $"meeting {id} units: - -> 县教育局、县财政局",
                $"meeting {id} minutes: - -> 研究学位缺口。",
                $"meeting {id} title: 领导小组第一次会议 -> 领导小组第一次会议（扩大）",
            ],
            await county.Test.Log("save-meeting")
        );
    }

    [Fact]
    public async Task What_is_wrong_with_a_meeting_is_told_all_at_once()
    {
        using var county = await CampaignDb.Empty();
        var outcome = await Save(
            county,
            new(CampaignDb.County, 0, 0, null, " ", new string('局', 4001), new string('议', 4001))
        );
        Assert.Equal(4, outcome.Mistakes.Count);
        var far = await Save(county, Of(0, 0, "会议", "") with { HeldOn = new(2206, 11, 20) });
        Assert.Contains("2206-11-20", Assert.Single(far.Mistakes), StringComparison.Ordinal);
        Assert.Empty(await county.Test.Log("save-meeting"));
    }

    [Fact]
    public async Task What_it_decides_becomes_tasks_of_its_units_all_or_none()
    {
        using var county = await CampaignDb.Empty();
        var id = (await Save(county, Of(0, 0, "第一次会议", "县教育局"))).Value;
        var wrong = await Decide(
            county,
            id,
            new("补充音乐教师", "县人社局", new(2026, 12, 10)),
            new("", "", null),
            new("没有单位的事项", "", null)
        );
        Assert.StartsWith("第3项：", Assert.Single(wrong.Mistakes), StringComparison.Ordinal);
        Assert.Contains("至少填写一项", Assert.Single((await Decide(county, id)).Mistakes), StringComparison.Ordinal);
        Assert.Contains(
            "没有找到这次会议",
            Assert.Single((await Decide(county, id + 1, new AddDecisions.Decision("事项", "县教育局", null))).Mistakes),
            StringComparison.Ordinal
        );
        await using (var db = county.Test.Open())
        {
            Assert.Empty(await db.WorkTasks.ToListAsync());
        }

        AddDecisions.Decision[] decisions =
        [
            new("补充音乐教师", "县人社局、县教育局", new(2026, 12, 10)),
            new("腾退教学用房", "城关镇", new(2026, 11, 1)),
            new("对接省专家", "县教育局", null),
        ];
        Assert.Equal(
            ["第1项：本县还没有名为“县人社局”", "第2项：本县还没有名为“城关镇”"],
            (await Decide(county, id, false, decisions)).Mistakes.Select(m =>
                m[..(m.IndexOf('”', StringComparison.Ordinal) + 1)]
            )
        );
        var done = await Decide(county, id, true, decisions);
        Assert.Equal((3, true), (done.Value, done.Ok));
        await using var after = county.Test.Open();
        var list = new MeetingList(after, CampaignDb.County, Today);
        Assert.Equal(
            [
                "补充音乐教师 县人社局、县教育局 Yellow Decision",
                "腾退教学用房 城关镇 Red Decision",
                "对接省专家 县教育局 Green Decision",
            ],
            (await list.Decisions(id, default)).Select(d =>
                $"{d.Task.Title} {string.Join('、', d.Units)} {d.Light} {d.Task.Kind}"
            )
        );
        var line = Assert.Single(await list.Lines(list.All, default));
        Assert.Equal((3, 3, 1), (line.Decisions, line.Open, line.Overdue));
        // The township and the departments have their places in the tree now.
        Assert.Contains(await after.OrgUnits.ToListAsync(), u => u.Name == "城关镇" && u.Level == UnitLevel.Township);
    }

    [Fact]
    public async Task Only_the_bureau_registers_and_no_other_county_sees_it()
    {
        using var county = await CampaignDb.Empty();
        await Save(county, Of(0, 0, "第一次会议", "县教育局"));
        await using var other = county.Test.OpenAs(Access.Of("邻县岗", Role.BureauDirector, "999902", null));
        Assert.Empty(await other.Meetings.ToListAsync());
        await using var leader = county.Test.OpenAs(Access.Of("领导", Role.Leader, CampaignDb.County, null));
        Assert.Single(await leader.Meetings.ToListAsync());
        await Assert.ThrowsAsync<AccessDeniedException>(() =>
            new SaveMeeting(leader, county.Test.Clock).Handle(Of(0, 0, "会议", ""))
        );
        await using var school = county.Test.OpenAs(Access.Of("学校", Role.SchoolHead, CampaignDb.County, "1"));
        Assert.Empty(await school.Meetings.ToListAsync());
    }

    private static SaveMeeting.Command Of(long id, int version, string title, string units) =>
        new(CampaignDb.County, id, version, new(2026, 11, 20), title, units, "研究学位缺口。");

    private static async Task<Outcome<long>> Save(CampaignDb county, SaveMeeting.Command command)
    {
        await using var db = county.Test.Open();
        return await new SaveMeeting(db, county.Test.Clock).Handle(command);
    }

    private static Task<Outcome<int>> Decide(
        CampaignDb county,
        long meeting,
        params AddDecisions.Decision[] decisions
    ) => Decide(county, meeting, false, decisions);

    private static async Task<Outcome<int>> Decide(
        CampaignDb county,
        long meeting,
        bool newUnits,
        AddDecisions.Decision[] decisions
    )
    {
        await using var db = county.Test.Open();
        return await new AddDecisions(db, county.Test.Clock, CampaignDb.Names).Handle(
            new(CampaignDb.County, meeting, decisions, newUnits)
        );
    }
}
