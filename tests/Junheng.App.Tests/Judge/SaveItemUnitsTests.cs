using Junheng.App.Judge;
using Junheng.App.Tests.Data;

namespace Junheng.App.Tests.Judge;

/// <summary>Who answers for an item.</summary>
[Trait("Database", "both")]
public sealed class SaveItemUnitsTests
{
    [Fact]
    public async Task Names_are_taken_apart_kept_in_order_and_every_change_is_on_record()
    {
        using var test = await TestDb.Create();
        Assert.Empty((await Save(test, Of("G1", "县教育局、 县财政局，县教育局\r\n各乡镇", ""))).Mistakes);
        Assert.Empty((await Save(test, Of("G1", "县教育局、县财政局、各乡镇", "县教育局、县财政局、各乡镇"))).Mistakes);
        Assert.Empty((await Save(test, Of("G1", "县财政局", "县教育局、县财政局、各乡镇"))).Mistakes);
        Assert.Equal(["县财政局"], await Units(test, "G1"));
        Assert.Empty((await Save(test, Of("G1", " ", "县财政局"))).Mistakes);
        Assert.Empty(await Units(test, "G1"));
        Assert.Equal(
            [
                "item_unit G1 units: - -> 县教育局、县财政局、各乡镇",
                "item_unit G1 units: 县教育局、县财政局、各乡镇 -> 县财政局",
                "item_unit G1 units: 县财政局 -> -",
            ],
            await test.Log("save-item-units")
        );
    }

    [Fact]
    public async Task One_wrong_entry_keeps_the_whole_form_from_being_stored()
    {
        using var test = await TestDb.Create();
        var long_ = new string('局', 61);
        Assert.Contains(
            "超过60个字",
            Assert.Single((await Save(test, Of("G1", "县教育局", ""), Of("G2", long_, ""))).Mistakes)
        );
        var many = string.Join('、', Enumerable.Range(0, 41).Select(i => $"单位{i}"));
        Assert.Contains("现在有41个", Assert.Single((await Save(test, Of("G1", many, ""))).Mistakes));
        Assert.Contains("“Z9”", Assert.Single((await Save(test, Of("Z9", "县教育局", ""))).Mistakes));
        Assert.Empty(await Units(test, "G1"));
    }

    [Fact]
    public async Task Nobody_overwrites_what_they_have_not_seen()
    {
        using var test = await TestDb.Create();
        Assert.Empty((await Save(test, Of("G1", "县教育局", ""))).Mistakes);
        var late = await Save(test, Of("G1", "县财政局", ""), Of("G2", "县人社局", ""));
        Assert.Contains("刚刚被其他人改为“县教育局”", Assert.Single(late.Mistakes));
        Assert.Equal(["县教育局"], await Units(test, "G1"));
        Assert.Empty(await Units(test, "G2"));
    }

    private static SaveItemUnits.Entry Of(string key, string text, string seen) => new(key, text, seen);

    private static async Task<Outcome> Save(TestDb test, params SaveItemUnits.Entry[] entries)
    {
        await using var db = test.Open();
        return await new SaveItemUnits(db, test.Clock).Handle(new(TestDb.County, ["G1", "G2"], entries));
    }

    private static async Task<IEnumerable<string>> Units(TestDb test, string key)
    {
        await using var db = test.Open();
        return (await ItemUnitList.Of(db, TestDb.County, default))[key];
    }
}
