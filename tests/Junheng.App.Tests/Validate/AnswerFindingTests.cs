using Junheng.App.Tests.Data;
using Junheng.App.Validate;
using Junheng.Engine.Validate;

namespace Junheng.App.Tests.Validate;

/// <summary>A warning may be explained; the explanation stays with the figures it was given for.</summary>
[Trait("Database", "both")]
public sealed class AnswerFindingTests
{
    private static readonly Finding Jump = new(
        FindingLevel.Warning,
        "pupils-jump",
        "a.csv",
        null,
        2,
        "pupils_primary",
        "1",
        "“合成小学”小学在校生数由300人变为420人。请核对。"
    );

    [Fact]
    public async Task An_explanation_is_kept_changed_and_withdrawn_with_every_step_on_record()
    {
        using var test = await TestDb.Create();
        Assert.True((await Answer(test, Jump, " 接收了撤并学校的学生 ", 0)).Ok);
        var kept = (await Answers(test)).Answering(Jump)!;
        Assert.Equal(("接收了撤并学校的学生", TestDb.Actor, 1), (kept.Answer, kept.By, kept.Version));

        Assert.True((await Answer(test, Jump, "接收了两所撤并学校的学生", 1)).Ok);
        Assert.Equal(2, (await Answers(test)).Of(Jump)!.Version);
        Assert.True((await Answer(test, Jump, "", 2)).Ok);
        Assert.Null((await Answers(test)).Of(Jump));
        Assert.Equal(
            [
                "finding_answer 2026/1/pupils-jump answer: - -> 接收了撤并学校的学生",
                "finding_answer 2026/1/pupils-jump answer: 接收了撤并学校的学生 -> 接收了两所撤并学校的学生",
                "finding_answer 2026/1/pupils-jump answer: 接收了两所撤并学校的学生 -> -",
            ],
            await test.Log("answer-finding")
        );
    }

    [Fact]
    public async Task When_the_figures_change_the_explanation_is_shown_and_answers_no_longer()
    {
        using var test = await TestDb.Create();
        await Answer(test, Jump, "接收了撤并学校的学生", 0);
        var later = Jump with
        {
            Message = "“合成小学”小学在校生数由300人变为800人。请核对。",
            Row = 9,
            File = "b.xlsx",
        };
        var answers = await Answers(test);
        Assert.Null(answers.Answering(later));
        Assert.Equal("接收了撤并学校的学生", answers.Of(later)!.Answer);

        Assert.True((await Answer(test, later, "接收了撤并学校的学生", 1)).Ok);
        Assert.NotNull((await Answers(test)).Answering(later));
    }

    [Fact]
    public async Task What_cannot_be_kept_is_refused()
    {
        using var test = await TestDb.Create();
        var error = Jump with { Level = FindingLevel.Error };
        Assert.Contains("请改正数据", Mistake(await Answer(test, error, "确实如此", 0)), StringComparison.Ordinal);
        Assert.Contains("最多500个字", Mistake(await Answer(test, Jump, new('长', 501), 0)), StringComparison.Ordinal);
        await Answer(test, Jump, "甲", 0);
        Assert.Contains("刚刚被其他人修改", Mistake(await Answer(test, Jump, "乙", 0)), StringComparison.Ordinal);
        Assert.Equal("甲", (await Answers(test)).Of(Jump)!.Answer);
        Assert.Null((await Answers(test)).Of(Jump with { School = "2" }));
    }

    [Fact]
    public async Task An_unchanged_explanation_writes_nothing()
    {
        using var test = await TestDb.Create();
        await Answer(test, Jump, "甲", 0);
        Assert.True((await Answer(test, Jump, "甲", 1)).Ok);
        Assert.Single(await test.Log("answer-finding"));
    }

    private static string Mistake(Outcome outcome) => Assert.Single(outcome.Mistakes);

    private static async Task<Outcome> Answer(TestDb test, Finding finding, string answer, int version)
    {
        await using var db = test.Open();
        return await new AnswerFinding(db, test.Clock).Handle(new(TestDb.County, Rows.Year, finding, answer, version));
    }

    private static async Task<FindingAnswers> Answers(TestDb test)
    {
        await using var db = test.Open();
        return await AnswerFinding.Load(db, TestDb.County, Rows.Year);
    }
}
