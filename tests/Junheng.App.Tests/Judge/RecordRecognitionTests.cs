using Junheng.App.Judge;
using Junheng.App.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Judge;

/// <summary>The recognition of a county rests on a version on record.</summary>
[Trait("Database", "both")]
public sealed class RecordRecognitionTests
{
    private static readonly DateOnly Day = new(2026, 5, 20);

    [Fact]
    public async Task It_is_recorded_changed_and_withdrawn_and_each_leaves_its_trace()
    {
        using var test = await TestDb.Create();
        var first = await Frozen(test, 1, "申报数据");
        var second = await Frozen(test, 2, "更正数据", pupils: 410);
        Assert.Empty((await Record(test, first, Day, " 教督函〔2026〕1号 ")).Mistakes);
        Assert.Empty((await Record(test, first, Day, "教督函〔2026〕1号")).Mistakes);
        Assert.Empty((await Record(test, second, Day.AddDays(1), "教督函〔2026〕1号")).Mistakes);
        Assert.Empty((await Record(test, null, null, "登记错了")).Mistakes);

        await using var db = test.Open();
        Assert.Empty(await db.Recognitions.ToListAsync());
        Assert.Equal(
            [
                "recognition 999901 freeze: - -> 申报数据",
                "recognition 999901 on: - -> 2026-05-20",
                "recognition 999901 document: - -> 教督函〔2026〕1号",
                "recognition 999901 freeze: 申报数据 -> 更正数据",
                "recognition 999901 on: 2026-05-20 -> 2026-05-21",
                "recognition 999901 freeze: 更正数据 -> -",
                "recognition 999901 on: 2026-05-21 -> -",
                "recognition 999901 document: 教督函〔2026〕1号 -> -",
            ],
            await test.Log("record-recognition")
        );
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_nothing_kept()
    {
        using var test = await TestDb.Create();
        var frozen = await Frozen(test, 1, "申报数据");
        Assert.Contains("没有选择定版", Assert.Single((await Record(test, frozen + 1, Day, "文件")).Mistakes));
        Assert.Contains("认定日期", Assert.Single((await Record(test, frozen, null, "文件")).Mistakes));
        Assert.Contains("今天以后", Assert.Single((await Record(test, frozen, Day.AddYears(9), "文件")).Mistakes));
        Assert.Contains("文号", Assert.Single((await Record(test, frozen, Day, " ")).Mistakes));
        Assert.Contains("最多200个字", Assert.Single((await Record(test, frozen, Day, new('字', 201))).Mistakes));
        Assert.Contains("撤回登记的原因", Assert.Single((await Record(test, null, null, "")).Mistakes));
        await using var db = test.Open();
        Assert.Empty(await db.Recognitions.ToListAsync());
    }

    private static async Task<long> Frozen(TestDb test, int number, string name, decimal pupils = 400)
    {
        var version = await test.Version(Rows.School("1", pupils));
        Assert.Empty((await test.Freeze(number, name)).Mistakes);
        return version.VersionId;
    }

    private static async Task<Outcome> Record(TestDb test, long? version, DateOnly? on, string document)
    {
        await using var db = test.Open();
        return await new RecordRecognition(db, test.Clock).Handle(new(TestDb.County, version, on, document));
    }
}
