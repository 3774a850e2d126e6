using Junheng.App.Campaign;
using Junheng.App.Tests.Data;
using Junheng.App.Tests.Demo;
using Junheng.App.Tests.Report;
using Junheng.App.Users;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Campaign;

/// <summary>The bulletin on paper tells what the bulletin holds.</summary>
[Trait("Database", "both")]
public sealed class BulletinPaperTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 2, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_week_is_told_in_sections_with_its_tasks_and_the_units_in_their_order()
    {
        using var county = await Week();
        using var paper = new WrittenPaper(await Writer(county, 2));
        var opened = Opened();
        var parts = opened.Result.Strict.Parts.Take(4).ToList();
        Assert.Equal(
            [
                "示例县创建义务教育优质均衡发展县",
                "工作简报",
                "（2026年11月2日至2026年11月8日）",
                "一、总体情况",
                "截至2026年11月8日，在办任务2项，其中逾期1项、临期1项；累计办结0项。"
                    + $"国家32项指标按{opened.Year}年第1版数据，达标{opened.Result.Strict.Met}项，"
                    + $"不达标{parts.Sum(p => p.NotMet)}项，无法判定{parts.Sum(p => p.Unknown)}项。",
                "本期新立项2项，报送进展1项。",
                "二、会议情况",
                "2026年11月3日，召开领导小组会议，议定任务2项，未办结2项。",
                "三、任务办理情况",
                "（一）逾期未办结（1项）",
                "（二）新立项（2项）",
                "（三）报送进展（1项）",
                "四、牵头单位排名",
            ],
            paper.Lines.SkipLast(2)
        );
        Assert.Contains("全部取自系统中的办理记录", paper.Lines[^1], StringComparison.Ordinal);
        Assert.Contains("导出人：县教育局统计岗", paper.Lines[^1], StringComparison.Ordinal);
        var tables = paper.Tables.Select(t => WrittenPaper.Rows(t).Select(r => string.Join('|', r)).ToList()).ToList();
        Assert.Equal(["任务|责任单位|完成时限", "补充音乐教师|县人社局、县教育局|2026-11-05"], tables[0]);
        Assert.Equal(
            ["任务|责任单位|完成时限|日期|情况", "腾退教学用房|县财政局|2026-11-19|11-06|已腾出两间"],
            tables[2]
        );
        Assert.Equal(
            [
                "名次|单位|在办|逾期|逾期比例|本期销号|其中按时|报送次数",
                "1|县财政局|1|0|0.0%|0|0|1",
                "2|县人社局|1|1|100.0%|0|0|0",
            ],
            tables[3]
        );
    }

    [Fact]
    public async Task A_week_in_which_nothing_happened_says_so_and_has_no_section_without_contents()
    {
        using var county = await Week();
        using var paper = new WrittenPaper(await Writer(county, 9));
        Assert.Contains("本期没有办理记录。", paper.Lines);
        Assert.Equal(
            ["一、总体情况", "二、任务办理情况", "三、牵头单位排名"],
            paper.Lines.Where(l => l.Length > 1 && l[1] == '、')
        );
        Assert.Equal(2, paper.Tables.Count);
    }

    /// <summary>A meeting decides on two tasks: one is late at the end of the week, of the other progress is reported.</summary>
    private static async Task<CampaignDb> Week()
    {
        var county = await CampaignDb.Empty();
        var clock = county.Test.Clock;
        clock.Now = Monday;
        await using var db = county.Test.Open();
        await county.Meet();
        clock.Now = Monday.AddDays(4);
        var task = await db.WorkTasks.SingleAsync(t => t.Title == "腾退教学用房");
        Assert.Empty(
            await county.Report(task.Id, await county.Of(Role.DepartmentLiaison, "县财政局"), "已腾出两间", 40)
        );
        return county;
    }

    private static async Task<Action<Stream>> Writer(CampaignDb county, int day)
    {
        await using var db = county.Test.Open();
        var from = new DateOnly(2026, 11, day);
        var bulletin = await Bulletin.Of(db, CampaignDb.County, from, from.AddDays(6), new(2026, 11, 30), default);
        return s => BulletinPaper.Write(s, Opened(), Opened().Result.Strict, bulletin, OpenedDemo.Mark);
    }

    private static OpenedYear Opened()
    {
        var opened = OpenedDemo.Year();
        return opened with
        {
            County = new()
            {
                Code = TestDb.County,
                Name = "示例县",
                Pack = opened.County.Pack,
            },
        };
    }
}
