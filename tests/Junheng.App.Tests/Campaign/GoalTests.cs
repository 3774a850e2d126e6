using Junheng.App.Campaign;
using Junheng.App.Tests.Data;
using Junheng.Engine.Judge;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Campaign;

/// <summary>What a county has set itself beyond the national indicators.</summary>
[Trait("Database", "both")]
public sealed class GoalTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public async Task A_goal_is_set_filled_in_by_year_and_judged_exactly()
    {
        using var county = await CampaignDb.Empty();
        var id = (await Set(county, Retention)).Value;
        Assert.Equal([], (await Fill(county, 2025, (id, "96.999999", "2025年统计", ""))).Mistakes);
        Assert.Equal([], (await Fill(county, 2026, (id, "９７％", "2026年统计", ""))).Mistakes);
        var line = Assert.Single(await Lines(county));
        Assert.Equal([Verdict.NotMet, Verdict.Met], line.Values.Select(line.Verdict));
        Assert.Equal((Verdict.CannotTell, false), (line.Verdict(line.Of(2024)), line.IsMissed));
        Assert.All(line.Values, v => Assert.Equal(TestDb.Actor, v.By));
        Assert.Equal([2025, 2026], GoalList.Years([line], 2026));
        Assert.Equal(
            [
                "local_goal 九年巩固率 name: - -> 九年巩固率",
                "local_goal 九年巩固率 target: - -> 97",
                "local_goal 九年巩固率 measured_in: - -> %",
                "local_goal 九年巩固率 deadline: - -> 2026-06",
                "unit_alias 县教育局 unit: - -> 教育局",
                "item_unit M1 units: - -> 县教育局",
                "local_goal 九年巩固率 value 2025: - -> 96.999999，2025年统计",
                "local_goal 九年巩固率 value 2026: - -> 97，2026年统计",
            ],
            await county.Test.Log("save-goals")
        );
    }

    [Fact]
    public async Task A_goal_past_its_day_is_missed_and_stands_first_unless_it_is_dropped()
    {
        using var county = await CampaignDb.Empty();
        await Set(county, Retention with { Name = "辍学率", Target = "0.5", AtMost = true, By = " 2027-6 " });
        var id = (await Set(county, Retention)).Value;
        Assert.Equal(["九年巩固率 True", "辍学率 False"], await Shown());
        await Fill(county, 2026, (id, "97.2", "统计", ""));
        Assert.Equal(["辍学率 False", "九年巩固率 False"], await Shown());
        // What was reached has to be held: the newest value counts.
        await Fill(county, 2027, (id, "96.8", "统计", ""));
        Assert.Equal(["九年巩固率 True", "辍学率 False"], await Shown());
        Assert.Equal([], (await Set(county, Retention with { Id = id, Version = 1, Dropped = true })).Mistakes);
        Assert.Equal(["辍学率 False", "九年巩固率 False"], await Shown());
        Assert.Equal([], (await Set(county, Retention with { Id = id, Version = 2 })).Mistakes);
        Assert.Equal(["九年巩固率 True", "辍学率 False"], await Shown());

        async Task<IEnumerable<string>> Shown() => (await Lines(county)).Select(l => $"{l.Goal.Name} {l.IsMissed}");
    }

    [Fact]
    public async Task Nobody_overwrites_what_they_have_not_seen()
    {
        using var county = await CampaignDb.Empty();
        var id = (await Set(county, Retention)).Value;
        await Fill(county, 2026, (id, "96", "统计", ""));
        var late = await Fill(county, 2026, (id, "98", "统计", ""));
        Assert.Contains("刚刚被其他人改为96", Assert.Single(late.Mistakes), StringComparison.Ordinal);
        Assert.Equal([], (await Fill(county, 2026, (id, "96", "统计", ""))).Mistakes);
        Assert.Equal([], (await Fill(county, 2026, (id, "", "", "96｜统计"))).Mistakes);
        Assert.Empty(Assert.Single(await Lines(county)).Values);
        await Set(county, Retention with { Id = id, Version = 1, Target = "98" });
        var stale = await Set(county, Retention with { Id = id, Version = 1, Target = "99" });
        Assert.Contains("刚刚被其他人修改", Assert.Single(stale.Mistakes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_a_goal_or_a_value_is_refused_in_words()
    {
        using var county = await CampaignDb.Empty();
        var wrong = await Set(county, Retention with { Name = "", Target = "1:4:15", By = "明年" });
        Assert.Equal(3, wrong.Mistakes.Count);
        foreach (var by in new[] { "2027-13", "2027-12-31", "02027", "1999", "2027年" })
        {
            Assert.Contains("完成时间", Assert.Single((await Set(county, Retention with { By = by })).Mistakes));
        }

        var id = (await Set(county, Retention)).Value;
        Assert.Contains("已经有名为", Assert.Single((await Set(county, Retention)).Mistakes), StringComparison.Ordinal);
        Assert.Contains("不是数字", Assert.Single((await Fill(county, 2026, (id, "很高", "统计", ""))).Mistakes));
        Assert.Contains("数据来源", Assert.Single((await Fill(county, 2026, (id, "97", " ", ""))).Mistakes));
        Assert.Contains("六位小数", Assert.Single((await Fill(county, 2026, (id, "97.0000001", "统计", ""))).Mistakes));
        Assert.Contains("没有找到", Assert.Single((await Fill(county, 2026, (id + 9, "97", "统计", ""))).Mistakes));
    }

    [Fact]
    public async Task Goals_of_a_confirmed_plan_are_followed()
    {
        using var county = await CampaignDb.Running();
        Assert.NotEmpty(await Lines(county));
    }

    private static readonly SaveGoal.Command Retention = new(
        CampaignDb.County,
        0,
        0,
        "九年巩固率",
        "97",
        "%",
        false,
        "2026-06",
        "县教育局"
    );

    private static async Task<Outcome<long>> Set(CampaignDb county, SaveGoal.Command command)
    {
        await using var db = county.Test.Open();
        return await new SaveGoal(db, county.Test.Clock, CampaignDb.Names).Handle(command);
    }

    private static async Task<Outcome> Fill(
        CampaignDb county,
        int year,
        params (long Id, string Value, string Basis, string Seen)[] entries
    )
    {
        await using var db = county.Test.Open();
        return await new SaveGoals(db, county.Test.Clock).Handle(
            new(CampaignDb.County, year, [.. entries.Select(e => new SaveGoals.Entry(e.Id, e.Value, e.Basis, e.Seen))])
        );
    }

    private static async Task<IReadOnlyList<GoalLine>> Lines(CampaignDb county)
    {
        await using var db = county.Test.Open();
        return await GoalList.Of(db, CampaignDb.County, Today, default);
    }
}
