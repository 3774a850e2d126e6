using Junheng.App.Data;

namespace Junheng.App.Tests.Data;

[Trait("Database", "both")]
public sealed class FigureHistoryTests
{
    private static readonly string[] Field = ["pupils_primary"];

    [Fact]
    public async Task A_figure_is_told_once_for_all_versions_that_share_its_row()
    {
        using var test = await TestDb.Create();
        var first = await test.Version(Rows.School("1", 400), Rows.School("2", 500));
        var second = (
            await test.TryVersion([Rows.School("1", 400), Rows.School("2", 555)], basis: first.VersionId)
        ).Value!;
        var third = (
            await test.TryVersion([Rows.School("1", 411), Rows.School("2", 555)], basis: second.VersionId)
        ).Value!;
        await using var db = test.Open();

        Assert.Equal([(3, 3, 411), (1, 2, 400)], await Told(db, "1", null));
        Assert.Equal([(2, 3, 555), (1, 1, 500)], await Told(db, "2", null));
        // A version has what it shares as well as what it brought.
        Assert.Equal([(1, 2, 400)], await Told(db, "1", second.VersionId));
        Assert.Equal([(2, 3, 555)], await Told(db, "2", third.VersionId));
        Assert.Empty(await Told(db, "3", null));
    }

    private static async Task<IEnumerable<(int, int, decimal?)>> Told(Db db, string school, long? version) =>
        (await FigureHistory.Of(db, TestDb.County, [school], Field, version)).Select(e => (e.Version, e.Last, e.Value));
}
