using Junheng.App.Judge;
using Junheng.App.Tests.Data;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Import;

/// <summary>A version on record stays as it was, whatever is imported or filled in later.</summary>
[Trait("Database", "both")]
public sealed class FreezeVersionTests
{
    [Fact]
    public async Task What_a_frozen_version_shows_never_changes()
    {
        using var test = await TestDb.Create();
        await test.Version(Rows.School("1"));
        await test.Fill(("teacher_pay", 97_300), ("civil_servant_pay", 97_300));
        await test.Judge("G8");
        Assert.Equal([], (await test.Freeze(1, "2026年申报数据")).Mistakes);
        var before = await Open(test, 1);

        await test.Version(Rows.School("1", pupils: 500));
        await test.Fill(("teacher_pay", 1));
        var after = await Open(test, 1);
        var today = await Open(test, null);

        Assert.Equal("2026年申报数据", after.Freeze!.Name);
        Assert.Equal(97_300, after.Result.Inputs.CountyFigures["teacher_pay"]);
        Assert.Equal(Verdict.Met, after.Result.Inputs.Judgements["G8"].Verdict);
        Assert.Equal(
            before.Result.Strict.Items.Select(i => (i.Item.Key, i.Verdict)),
            after.Result.Strict.Items.Select(i => (i.Item.Key, i.Verdict))
        );
        Assert.Null(today.Freeze);
        Assert.Equal(1, today.Result.Inputs.CountyFigures["teacher_pay"]);
        Assert.Equal(["data_version 2026-1 freeze: - -> 2026年申报数据"], await test.Log("freeze-version"));
    }

    [Fact]
    public async Task The_newest_version_asked_for_without_its_number_is_todays_although_it_is_on_record()
    {
        using var test = await TestDb.Create();
        await test.Version(Rows.School("1"));
        await test.Fill(("teacher_pay", 97_300));
        await test.Freeze(1, "定版");
        await test.Fill(("teacher_pay", 5));
        Assert.Equal(5, (await Open(test, null)).Result.Inputs.CountyFigures["teacher_pay"]);
        Assert.Equal(97_300, (await Open(test, 1)).Result.Inputs.CountyFigures["teacher_pay"]);
    }

    [Fact]
    public async Task A_version_is_frozen_once_and_a_name_given_once()
    {
        using var test = await TestDb.Create();
        await test.Version(Rows.School("1"));
        await test.Version(Rows.School("1", pupils: 401));
        Assert.True((await test.Freeze(1, " 定版 ")).Ok);
        foreach (
            var (number, name, words) in new[]
            {
                (1, "另一个", "已经定版为“定版”"),
                (2, "定版", "已有名为“定版”的定版"),
                (3, "第三版", "没有第3版"),
                (2, " ", "请填写定版名称"),
                (2, new string('长', 61), "最多60个字"),
            }
        )
        {
            Assert.Contains(words, Assert.Single((await test.Freeze(number, name)).Mistakes), StringComparison.Ordinal);
        }

        await using var db = test.Open();
        Assert.Equal("定版", Assert.Single(await db.VersionFreezes.ToListAsync()).Name);
    }

    [Fact]
    public async Task Two_versions_differ_in_every_figure_and_every_verdict_that_changed()
    {
        using var test = await TestDb.Create();
        var school = Rows.School("1");
        school.Set(Field.ClassesPrimary, 10m);
        await test.Version(school.With([new(Stage.Primary, "一年级", "1班", 45)], []), Rows.School("2"));
        await test.Version(school.With([new(Stage.Primary, "一年级", "1班", 46)], []), Rows.School("3", pupils: 0));

        var comparison = VersionComparison.Between((await Open(test, 1)).Result, (await Open(test, 2)).Result);

        Assert.Equal(
            [
                ("1", "小学一年级1班", "45人", "46人"),
                ("1", "max_class_primary", "45", "46"),
                ("3", "school", null, "示例3小学"),
                ("2", "school", "示例2小学", null),
            ],
            comparison
                .Figures.Select(c => (c.School, c.Property, c.Old, c.New))
                .OrderBy(c => c.School == "1" ? 0 : 1)
                .ThenByDescending(c => c.Property.Length < 10)
        );
        var turned = Assert.Single(comparison.Measures, m => m.Named is { Key: "G5", Kind: ReadingKind.Verdict });
        Assert.Equal((Verdict.CannotTell, Verdict.NotMet), (turned.Old!.Verdict!.Value, turned.New!.Verdict!.Value));
        var gone = Assert.Single(comparison.Units, c => c.New is null);
        Assert.StartsWith("示例2小学", gone.What, StringComparison.Ordinal);
        Assert.Empty(VersionComparison.Between((await Open(test, 2)).Result, (await Open(test, 2)).Result).Figures);
    }

    private static async Task<OpenedYear> Open(TestDb test, int? number) =>
        (await Contexts.Opener(test).Handle(TestDb.County, Rows.Year, number))!;
}
