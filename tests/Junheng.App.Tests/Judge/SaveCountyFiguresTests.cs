using Junheng.App.Judge;
using Junheng.App.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Judge;

[Trait("Database", "both")]
public sealed class SaveCountyFiguresTests
{
    private const string Pay = "teacher_pay";
    private const string Trained = "trained_teachers";

    [Fact]
    public async Task Figures_are_stored_changed_and_made_blank_with_their_history()
    {
        using var test = await TestDb.Create();
        await Save(test, new() { [Pay] = 98_765.4321m, [Trained] = 0 });
        await Save(test, new() { [Pay] = 99_000m, [Trained] = null }, new() { [Pay] = 1, [Trained] = 1 });

        await using var db = test.Open();
        var figure = await db.CountyFigures.SingleAsync();
        Assert.Equal((Pay, 99_000m, 2), (figure.Code, figure.Value, figure.Version));
        Assert.Equal(
            [
                "county_figure 2026/teacher_pay value: - -> 98765.4321",
                "county_figure 2026/trained_teachers value: - -> 0",
                "county_figure 2026/teacher_pay value: 98765.4321 -> 99000",
                "county_figure 2026/trained_teachers value: 0 -> -",
            ],
            await test.Log("save-county-figures")
        );
    }

    [Fact]
    public async Task An_unchanged_form_writes_nothing()
    {
        using var test = await TestDb.Create();
        await Save(test, new() { [Pay] = 10 });
        var again = await Save(test, new() { [Pay] = 10.0m, [Trained] = null }, new() { [Pay] = 1 });

        Assert.True(again.Ok);
        await using var db = test.Open();
        Assert.Equal(1, await db.Processes.CountAsync(p => p.Name == "save-county-figures"));
        Assert.Equal(1, (await db.CountyFigures.SingleAsync()).Version);
    }

    [Fact]
    public async Task All_mistakes_of_a_form_are_told_at_once_and_nothing_is_stored()
    {
        using var test = await TestDb.Create();
        var outcome = await Save(
            test,
            new()
            {
                ["no_such_figure"] = 1,
                [Trained] = 1.5m,
                [Pay] = -1,
                ["special_funds"] = 0.1234567m,
                ["civil_servant_pay"] = decimal.MaxValue,
                ["graduates"] = 12,
            }
        );
        Assert.Equal(5, outcome.Mistakes.Count);
        Assert.Contains(outcome.Mistakes, m => m.Contains("应为整数（填了1.5）", StringComparison.Ordinal));
        await using var db = test.Open();
        Assert.False(await db.CountyFigures.AnyAsync());
    }

    [Fact]
    public async Task A_growth_may_be_negative()
    {
        using var test = await TestDb.Create();
        Assert.True((await Save(test, new() { ["recurrent_revenue_growth"] = -1.5m })).Ok);
    }

    [Theory]
    [InlineData(1, 2, "2")]
    [InlineData(1, null, "空白")]
    [InlineData(null, 2, "2")]
    public async Task Nobody_overwrites_what_they_have_not_seen(int? seen, int? stored, string shown)
    {
        using var test = await TestDb.Create();
        await Save(test, new() { [Pay] = seen });
        Dictionary<string, int> versions = seen is null ? [] : new() { [Pay] = 1 };
        await Save(test, new() { [Pay] = stored }, versions);
        var late = await Save(test, new() { [Pay] = 3, ["graduates"] = 5 }, versions);

        Assert.Contains($"改为{shown}，", Assert.Single(late.Mistakes), StringComparison.Ordinal);
        await using var db = test.Open();
        Assert.Equal(stored, (int?)(await db.CountyFigures.SingleOrDefaultAsync())?.Value);
    }

    [Fact]
    public async Task Without_versions_whatever_is_stored_is_overwritten()
    {
        using var test = await TestDb.Create();
        await Save(test, new() { [Pay] = 1 });
        await using var db = test.Open();
        var command = new SaveCountyFigures.Command(
            TestDb.County,
            Rows.Year,
            new Dictionary<string, decimal?> { [Pay] = 2 },
            null
        );
        Assert.True((await new SaveCountyFigures(db, test.Clock).Handle(command)).Ok);
        Assert.Equal(2, (await db.CountyFigures.SingleAsync()).Value);
    }

    [Fact]
    public async Task A_context_that_read_the_figures_earlier_learns_that_they_are_stale()
    {
        using var test = await TestDb.Create();
        await Save(test, new() { [Pay] = 1 });
        await using var db = test.Open();
        // The page has read and tracks the figure before somebody else changes it.
        Assert.Equal(1, (await db.CountyFigures.SingleAsync()).Value);
        await Save(test, new() { [Pay] = 2 }, new() { [Pay] = 1 });

        var command = new SaveCountyFigures.Command(
            TestDb.County,
            Rows.Year,
            new Dictionary<string, decimal?> { [Pay] = 3 },
            new Dictionary<string, int> { [Pay] = 1 }
        );
        Assert.Single((await new SaveCountyFigures(db, test.Clock).Handle(command)).Mistakes);
        Assert.Equal(2, (await db.CountyFigures.SingleAsync()).Value);
    }

    private static async Task<Outcome> Save(
        TestDb test,
        Dictionary<string, decimal?> values,
        Dictionary<string, int>? versions = null
    )
    {
        await using var db = test.Open();
        return await new SaveCountyFigures(db, test.Clock).Handle(
            new(TestDb.County, Rows.Year, values, versions ?? [])
        );
    }
}
