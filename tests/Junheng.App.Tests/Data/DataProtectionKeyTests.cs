using Junheng.App.Backup;
using Junheng.App.Data;
using Junheng.App.Standards;

namespace Junheng.App.Tests.Data;

/// <summary>The keys of an installation go where the installation goes.</summary>
[Trait("Database", "both")]
public sealed class DataProtectionKeyTests
{
    [Fact]
    public async Task Moved_keys_take_the_place_of_those_of_the_new_database()
    {
        using var from = await With("old");
        using var to = await With("new");
        await using var old = from.Open();
        await using var fresh = to.Open();
        Assert.Equal([], (await MoveDatabase.Handle(old, fresh, "旧库", to.Clock)).Mistakes);
        Assert.Equal(["old"], Names(to));
    }

    [Fact]
    public async Task Restored_keys_take_the_place_of_those_of_the_new_database()
    {
        using var from = await With("old");
        using var to = await With("new");
        using var file = new MemoryStream();
        await using (var old = from.Open())
        {
            await new BackUp(old, PackLibrary.Delivered(), from.Clock).Handle(file, null);
        }

        await using var fresh = to.Open();
        using var again = new MemoryStream(file.ToArray());
        Assert.Equal(
            [],
            (await new Restore(fresh, PackLibrary.Delivered(), to.Clock).Handle(again, "一份备份", null)).Mistakes
        );
        Assert.Equal(["old"], Names(to));
    }

    private static async Task<TestDb> With(string name)
    {
        var test = await TestDb.Empty();
        await using var db = test.Open();
        await db.Migrate(TimeProvider.System);
        db.DataProtectionKeys.Add(new() { Name = name, Xml = $"<key id=\"{name}\" />" });
        await db.SaveChangesAsync();
        return test;
    }

    private static List<string> Names(TestDb test)
    {
        using var db = test.Open();
        return [.. db.DataProtectionKeys.Select(k => k.Name)];
    }
}
