using Junheng.App.Judge;
using Junheng.App.Tests.Data;
using Junheng.App.Users;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Users;

/// <summary>A department fills in what it answers for, and nothing else.</summary>
[Trait("Database", "both")]
public sealed class DepartmentTests
{
    private static readonly Access Finance = Access.Of(
        "县财政局联络员",
        Role.DepartmentLiaison,
        TestDb.County,
        null
    ) with
    {
        Unit = "县财政局",
        Level = UnitLevel.Department,
    };

    private static readonly Access Township = Access.Of(
        "城关镇联络员",
        Role.DepartmentLiaison,
        TestDb.County,
        null
    ) with
    {
        Unit = "城关镇",
        Level = UnitLevel.Township,
    };

    [Fact]
    public async Task Evidence_of_an_item_that_names_the_department_is_its_to_judge()
    {
        using var test = await TestDb.Create();
        await Assign(test);
        Assert.Equal([], (await Judge(test, Finance, "G1")).Mistakes);
        var refused = await Judge(test, Finance, "G2");
        Assert.Contains("没有县财政局", Assert.Single(refused.Mistakes), StringComparison.Ordinal);
        Assert.Equal([], (await Judge(test, Township, "G2")).Mistakes);
        Assert.NotEmpty((await Judge(test, Township, "G1")).Mistakes);
        await using var db = test.Open();
        Assert.Equal(
            ["G1 县财政局联络员", "G2 城关镇联络员"],
            await db.EvidenceJudgements.OrderBy(j => j.ItemKey).Select(j => $"{j.ItemKey} {j.By}").ToListAsync()
        );
    }

    [Fact]
    public async Task Figures_of_items_that_name_the_department_are_its_to_fill_in()
    {
        using var test = await TestDb.Create();
        await Assign(test);
        Assert.Equal([], (await Fill(test, Finance, "teacher_pay", ["G1"])).Mistakes);
        Assert.NotEmpty((await Fill(test, Finance, "civil_servant_pay", ["G2"])).Mistakes);
        Assert.NotEmpty((await Fill(test, Finance, "civil_servant_pay", [])).Mistakes);
        await using var db = test.Open();
        Assert.Equal(["teacher_pay"], await db.CountyFigures.Select(f => f.Code).ToListAsync());
    }

    private static async Task Assign(TestDb test)
    {
        await using var db = test.Open();
        SaveItemUnits.Entry[] entries = [new("G1", "县教育局、县财政局", ""), new("G2", "县教育局、各乡镇", "")];
        Assert.Equal(
            [],
            (await new SaveItemUnits(db, test.Clock).Handle(new(TestDb.County, ["G1", "G2"], entries))).Mistakes
        );
    }

    private static async Task<Outcome> Judge(TestDb test, Access by, string item)
    {
        await using var db = test.OpenAs(by);
        return await new SaveEvidence(db, test.Clock).Handle(
            new(
                TestDb.County,
                Rows.Year,
                new Dictionary<string, string> { [item] = item },
                [new(item, "met", $"{by.Unit}有文件", 0)]
            )
        );
    }

    private static async Task<Outcome> Fill(TestDb test, Access by, string code, string[] usedBy)
    {
        await using var db = test.OpenAs(by);
        return await new SaveCountyFigures(db, test.Clock).Handle(
            new(
                TestDb.County,
                Rows.Year,
                new Dictionary<string, decimal?> { [code] = 90_000 },
                null,
                "",
                new Dictionary<string, IReadOnlyList<string>> { [code] = usedBy }
            )
        );
    }
}
