using Junheng.App.Campaign;
using Junheng.App.Data;
using Junheng.App.Tests.Data;
using Junheng.App.Users;
using Junheng.Engine.Campaign;

namespace Junheng.App.Tests.Campaign;

/// <summary>What is kept of a campaign between requests is what a reader would read himself.</summary>
[Trait("Database", "both")]
public sealed class KeptCampaignTests
{
    private const string Finance = "县财政局";
    private static readonly DateOnly Today = new(2026, 11, 6);

    [Fact]
    public async Task Nothing_is_read_again_until_the_county_is_written_to_or_the_day_changes()
    {
        using var county = await Begun();
        await county.Set([Finance]);
        var node = new Node(county.Test);
        var (bulletin, tasks) = (await node.Bulletin(), await node.Tasks());
        Assert.Same(bulletin, await node.Bulletin());
        Assert.Same(tasks, await node.Tasks());

        Assert.NotSame(bulletin, await node.Bulletin(today: Today.AddDays(1)));
        Assert.NotSame(bulletin, await node.Bulletin(first: Today));
        Assert.Same(bulletin, await node.Bulletin());

        await county.Set([Finance]);
        Assert.NotSame(bulletin, await node.Bulletin());
        Assert.NotSame(tasks, await node.Tasks());
    }

    [Fact]
    public async Task Every_write_shows_at_once_on_each_node()
    {
        using var county = await Begun();
        Node[] nodes = [new(county.Test), new(county.Test)];
        var task = await county.Set([Finance]);
        await Shows(nodes, "Set 1", Finance, TaskLight.Green);
        Assert.All(await Lines(nodes), l => Assert.Equal((1, 0), (l.Groups.Sum(g => g.Count), l.Groups[0].Closed)));

        var staff = await county.Of(Role.DepartmentHead, Finance);
        Assert.Empty(await county.Report(task, staff, "已着手", 30));
        await Shows(nodes, "Set 1,Progress 1", Finance, TaskLight.Green);

        Assert.Empty(await county.Sign(task, staff));
        Assert.Empty(await county.Decide(task, TaskDecision.Close, ""));
        await Shows(nodes, "Set 1,Progress 1,Report 1,Close 1", Finance, TaskLight.Off);
        Assert.All(await Lines(nodes), l => Assert.Equal(1, l.Groups[0].Closed));

        await using var db = county.Test.Open();
        Assert.Empty(
            (
                await new SaveAliases(db, county.Test.Clock).Handle(
                    new(CampaignDb.County, [new("财政部门", Finance, null)])
                )
            ).Mistakes
        );
        await county.Set(["财政部门"]);
        // Two names of one unit are one place in the ranking.
        await Shows(nodes, "Set 2,Progress 1,Report 1,Close 1", Finance, TaskLight.Green);

        await new SaveMeeting(db, county.Test.Clock).Handle(
            new(CampaignDb.County, 0, 0, Today, "领导小组会议", Finance, "")
        );
        foreach (var node in nodes)
        {
            Assert.Equal("领导小组会议", Assert.Single((await node.Bulletin()).Meetings).Meeting.Title);
        }
    }

    [Fact]
    public async Task Who_sees_a_part_of_the_county_is_given_that_part_and_others_the_whole()
    {
        using var county = await Begun();
        await county.School("1", "示例小学");
        var own = await county.Set(["示例小学"]);
        await county.Set([Finance]);
        var node = new Node(county.Test);
        var school = await county.Of(Role.SchoolClerk, "示例小学");
        Assert.Equal([own], (await node.Tasks(school)).All.Select(t => t.Id));
        Assert.Equal(2, (await node.Tasks()).All.Count);
        Assert.Equal([own], (await node.Tasks(school)).All.Select(t => t.Id));
        Assert.Equal(["示例小学"], (await node.Tasks(school)).Units);

        var elsewhere = Access.Of("邻县岗", Role.BureauStaff, "990901", null);
        Assert.Empty((await node.Tasks(elsewhere)).All);
        Assert.True((await node.Bulletin(elsewhere)).IsEmpty);
    }

    private static async Task<CampaignDb> Begun()
    {
        var county = await CampaignDb.Empty();
        county.Test.Clock.Now = new(2026, 11, 5, 1, 0, 0, TimeSpan.Zero);
        await using var db = county.Test.Open();
        await ProcessLog.Run(
            db,
            county.Test.Clock,
            new(CampaignDb.County, "test", ""),
            scope => CampaignDb.Names.Settle(db, CampaignDb.County, [Finance], scope, default)
        );
        return county;
    }

    private static async Task Shows(Node[] nodes, string happened, string first, TaskLight light)
    {
        foreach (var node in nodes)
        {
            var bulletin = await node.Bulletin();
            Assert.Equal(
                happened,
                string.Join(',', bulletin.Parts.Where(p => p.Count > 0).Select(p => $"{p.Deed} {p.Count}"))
            );
            Assert.Equal(first, Assert.Single(bulletin.Units).Record.Unit);
            Assert.Contains(light, bulletin.Lights.Keys);
        }
    }

    private static async Task<IReadOnlyList<Timeline>> Lines(Node[] nodes)
    {
        var lines = new List<Timeline>();
        foreach (var node in nodes)
        {
            lines.Add(await node.Line());
        }

        return lines;
    }

    /// <summary>A program on the database with what it keeps, read from as its pages do.</summary>
    private sealed class Node(TestDb test)
    {
        private readonly OpenYear open = Contexts.Opener(test);
        private readonly KeptCampaign kept = new(new Contexts(test));

        public async Task<Bulletin> Bulletin(Access? reader = null, DateOnly? today = null, DateOnly? first = null)
        {
            await using var db = reader is null ? test.Open() : test.OpenAs(reader);
            return await kept.Bulletin(
                db,
                CampaignDb.County,
                await Stamp(),
                first ?? new(2026, 11, 2),
                new(2026, 11, 8),
                today ?? Today,
                default
            );
        }

        public async Task<CountyTasks> Tasks(Access? reader = null)
        {
            await using var db = reader is null ? test.Open() : test.OpenAs(reader);
            return await kept.Tasks(db, CampaignDb.County, await Stamp(), default);
        }

        public async Task<Timeline> Line()
        {
            await using var db = test.Open();
            return await Timeline.Of(db, CampaignDb.County, await Tasks(), Today, new(), default);
        }

        private async Task<long> Stamp() => (await open.Handle(CampaignDb.County, 2026))!.Stamp;
    }
}
