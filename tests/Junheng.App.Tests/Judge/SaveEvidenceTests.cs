using Junheng.App.Judge;
using Junheng.App.Tests.Data;
using Junheng.Engine.Judge;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Judge;

[Trait("Database", "both")]
public sealed class SaveEvidenceTests
{
    private const string Process = "save-evidence";

    private static readonly Dictionary<string, string> Keys = new()
    {
        ["G1"] = "学校规划布局",
        ["Q6"] = "德育与校园文化",
        ["V1"] = "以考试方式招生",
    };

    [Fact]
    public async Task Judgements_are_kept_with_grounds_person_and_time()
    {
        using var test = await TestDb.Create();
        await Save(test, new("G1", "met", " 已印发专项规划 ", 0), new("V1", "not_met", "未发现", 0));
        test.Clock.Now = test.Clock.Now.AddDays(1);
        await Save(test, new SaveEvidence.Entry("G1", "cannot_tell", "", 1));

        await using var db = test.Open();
        var judged = await db.EvidenceJudgements.OrderBy(j => j.ItemKey).ToListAsync();
        Assert.Equal([Verdict.CannotTell, Verdict.NotMet], judged.Select(j => j.Verdict));
        Assert.Equal([2, 1], judged.Select(j => j.Version));
        Assert.Equal((test.Clock.Now.UtcDateTime, TestDb.Actor), (judged[0].At, judged[0].By));
        Assert.Equal(
            [
                "evidence_judgement 2026/G1 verdict: - -> met",
                "evidence_judgement 2026/G1 note: - -> 已印发专项规划",
                "evidence_judgement 2026/V1 verdict: - -> not_met",
                "evidence_judgement 2026/V1 note: - -> 未发现",
                "evidence_judgement 2026/G1 verdict: met -> cannot_tell",
                "evidence_judgement 2026/G1 note: 已印发专项规划 -> ",
            ],
            await test.Log(Process)
        );
    }

    [Fact]
    public async Task Saving_the_same_again_writes_nothing()
    {
        using var test = await TestDb.Create();
        await Save(test, new SaveEvidence.Entry("G1", "met", "已印发", 0));
        Assert.True((await Save(test, new("G1", "met", "已印发 ", 1), new("Q6", null, "", 0))).Ok);

        await using var db = test.Open();
        Assert.Equal(1, await db.Processes.CountAsync(p => p.Name == Process));
        Assert.Equal(1, (await db.EvidenceJudgements.SingleAsync()).Version);
    }

    [Fact]
    public async Task A_stale_judgement_is_refused_whole_and_says_who_was_faster()
    {
        using var test = await TestDb.Create();
        await Save(test, new SaveEvidence.Entry("G1", "not_met", "缺规划", 0));
        var late = await Save(test, new("G1", "met", "已印发", 0), new("Q6", "met", "良好", 0));

        var message = Assert.Single(late.Mistakes);
        Assert.Contains("“学校规划布局”刚刚被县教育局统计岗判定为没有达到", message, StringComparison.Ordinal);
        await using var db = test.Open();
        Assert.Equal("缺规划", (await db.EvidenceJudgements.SingleAsync()).Note);
    }

    [Fact]
    public async Task A_judgement_can_be_withdrawn()
    {
        using var test = await TestDb.Create();
        await Save(test, new SaveEvidence.Entry("G1", "met", "已印发", 0));
        Assert.True((await Save(test, new SaveEvidence.Entry("G1", "", "", 1))).Ok);

        await using var db = test.Open();
        Assert.False(await db.EvidenceJudgements.AnyAsync());
        Assert.Equal("evidence_judgement 2026/G1 note: 已印发 -> -", (await test.Log(Process))[^1]);
        Assert.Single((await Save(test, new SaveEvidence.Entry("G1", "not_met", "缺规划", 1))).Mistakes);
    }

    [Fact]
    public async Task All_mistakes_are_told_at_once_and_nothing_is_stored()
    {
        using var test = await TestDb.Create();
        var outcome = await Save(
            test,
            new("G3", "met", "人工判定", 0),
            new("G1", "yes", "已印发", 0),
            new("Q6", "not_met", "  ", 0),
            new("V1", "not_met", new string('长', 1001), 0),
            new("V1", "met", "未发现", 0)
        );
        Assert.Equal(5, outcome.Mistakes.Count);
        await using var db = test.Open();
        Assert.False(await db.EvidenceJudgements.AnyAsync());
    }

    private static async Task<Outcome> Save(TestDb test, params SaveEvidence.Entry[] entries)
    {
        await using var db = test.Open();
        return await new SaveEvidence(db, test.Clock).Handle(new(TestDb.County, Rows.Year, Keys, entries));
    }
}
