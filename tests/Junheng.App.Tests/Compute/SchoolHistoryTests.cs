using Junheng.App.Compute;
using Junheng.App.Data;
using Junheng.App.Import;
using Junheng.App.Tests.Data;
using Junheng.Engine.Schools;

namespace Junheng.App.Tests.Compute;

/// <summary>A school over the years, with breaks where what is compared is not the same.</summary>
[Trait("Database", "both")]
public sealed class SchoolHistoryTests
{
    [Fact]
    public async Task Years_stand_in_order_and_a_missing_year_a_new_type_and_a_new_campus_are_breaks()
    {
        using var test = await TestDb.Create();
        await Year(test, 2022, School("1", SchoolType.Primary, 2022));
        await Year(test, 2024, School("1", SchoolType.Primary, 2024));
        await Year(test, 2025, School("1", SchoolType.NineYear, 2025, junior: 90));
        await Year(
            test,
            2026,
            School("1", SchoolType.NineYear, 2026, junior: 95),
            School("2", SchoolType.TeachingPoint, 2026, parent: "1")
        );
        var open = Contexts.Opener(test);
        var opened = (await open.Handle(TestDb.County, 2026))!;
        var history = await new SchoolHistory(open).Of(opened, "1", tolerant: false, default);

        Assert.Equal([2022, 2024, 2025, 2025, 2026, 2026], history.Select(h => h.Year));
        Assert.Equal(
            ["", "2023年没有这所学校的数据", "办学类型由小学改为九年一贯制学校", "合并的校区有变化"],
            history.Where(h => h.Stage == Stage.Primary).Select(h => string.Join('；', h.Breaks))
        );
        Assert.Equal(
            [400, 400, 400, 800],
            history.Where(h => h.Stage == Stage.Primary).Select(h => (int)h.Resources.Units.Pupils[h.Unit])
        );
        Assert.Empty(await new SchoolHistory(open).Of(opened, "9", tolerant: false, default));
    }

    private static SchoolRecord School(string id, SchoolType type, int year, decimal junior = 0, string? parent = null)
    {
        var record = new SchoolRecord
        {
            Year = year,
            County = TestDb.County,
            School = id,
            Name = $"示例{id}学校",
            Type = type,
            Counted = parent is null,
            Parent = parent,
        };
        record.Set(Field.PupilsPrimary, 400m);
        record.Set(Field.PupilsJunior, junior);
        return record;
    }

    private static async Task Year(TestDb test, int year, params SchoolRecord[] rows)
    {
        await using var db = test.Open();
        var outcome = await new CreateVersion(db, test.Clock).Handle(
            new(TestDb.County, year, new(year, 9, 1), ImportKind.Official, "测试", null, rows, null)
        );
        Assert.Empty(outcome.Mistakes);
    }
}
