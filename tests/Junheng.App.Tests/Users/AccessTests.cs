using Junheng.App.Data;
using Junheng.App.Schools;
using Junheng.App.Standards;
using Junheng.App.Tests.Data;
using Junheng.App.Users;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Users;

/// <summary>What a context sees and may write follows from its access alone, whatever is asked of it.</summary>
[Trait("Database", "both")]
public sealed class AccessTests
{
    private const string Other = "999902";

    private static readonly Access Here = Access.Of("本县岗", Role.BureauDirector, TestDb.County, null);

    [Fact]
    public async Task Nobody_sees_anything_in_any_table_of_a_county()
    {
        using var test = await TestDb.Create();
        await test.Everything();
        await using var db = test.OpenAs(Access.Nobody);
        foreach (var type in CountyTables(db))
        {
            Assert.Equal(0, await Count(db, type));
        }

        Assert.Empty(await db.Counties.ToListAsync());
    }

    [Fact]
    public async Task A_county_sees_its_own_rows_and_no_other_in_every_table()
    {
        using var test = await TestDb.Create();
        await test.Everything();
        await Register(test, Other);
        await using var all = test.Open();
        await using var here = test.OpenAs(Here);
        await using var other = test.OpenAs(Access.Of("邻县岗", Role.BureauDirector, Other, null));
        foreach (var type in CountyTables(all).Where(t => t != typeof(StatisticsMapping)))
        {
            var rows = await Codes(all, type);
            Assert.Equal(rows.Count(c => c == TestDb.County), await Count(here, type));
            Assert.Equal(rows.Count(c => c == Other), await Count(other, type));
            Assert.True(rows.Contains(TestDb.County) || Rare.Contains(type), $"{type.Name} has no row to hide");
        }

        Assert.Equal([TestDb.County], await here.Counties.Select(c => c.Code).ToListAsync());
        Assert.Equal([Other], await other.Counties.Select(c => c.Code).ToListAsync());
        Assert.Equal([TestDb.County, Other], await all.Counties.OrderBy(c => c.Code).Select(c => c.Code).ToListAsync());
    }

    [Theory]
    [InlineData("", true, true)]
    [InlineData("99", true, true)]
    [InlineData("9999", true, true)]
    [InlineData("999901", true, false)]
    [InlineData("9998", false, false)]
    [InlineData("98", false, false)]
    public void Reach_follows_the_division_code(string division, bool first, bool second)
    {
        var access = Access.Of("岗", Role.Inspector, division, null);
        Assert.Equal((first, second), (access.Reaches("999901"), access.Reaches("999902")));
        Assert.Equal(division.Length == 0, access.Reaches(AuditEntry.Installation));
    }

    [Fact]
    public async Task A_row_of_another_county_is_not_written()
    {
        using var test = await TestDb.Create();
        await Register(test, Other);
        await using var db = test.OpenAs(Here);
        await Assert.ThrowsAsync<AccessDeniedException>(() =>
            ProcessLog.Run(
                db,
                test.Clock,
                new(TestDb.County, "save-view", ""),
                scope =>
                {
                    db.SavedViews.Add(
                        new()
                        {
                            CountyCode = Other,
                            Name = "视图",
                            Query = "",
                            By = "岗",
                            At = scope.At,
                        }
                    );
                    scope.Change("saved_view", "视图", "query", null, "");
                    return Task.CompletedTask;
                }
            )
        );
        await using var all = test.Open();
        Assert.Empty(await all.SavedViews.ToListAsync());
    }

    [Theory]
    [InlineData("save-view", Other)]
    [InlineData("register-county", TestDb.County)]
    [InlineData("load-demo", TestDb.County)]
    [InlineData("no-such-process", TestDb.County)]
    public async Task A_process_out_of_reach_or_without_its_right_does_not_begin(string process, string county)
    {
        using var test = await TestDb.Create();
        await using var db = test.OpenAs(Here);
        var began = false;
        await Assert.ThrowsAsync<AccessDeniedException>(() =>
            ProcessLog.Run(
                db,
                test.Clock,
                new(county, process, ""),
                _ =>
                {
                    began = true;
                    return Task.CompletedTask;
                }
            )
        );
        Assert.False(began);
    }

    [Fact]
    public async Task The_record_names_post_account_and_address()
    {
        using var test = await TestDb.Create();
        using var office = new Office(test);
        await using (var db = test.Open())
        {
            var unit = await AddUnit(db, test);
            await office.Account(Access.Program("准备"), TestDb.County, "zhang.san", unit, Role.BureauStaff);
        }

        var key = await office.SignIn("Zhang.San", Office.Password);
        await using var own = test.OpenAs((await office.Open(key!))!);
        var saved = await new App.Compute.SaveView(own, test.Clock).Handle(new(TestDb.County, "视图", "stage=junior"));
        Assert.Equal([], saved.Mistakes);
        var entry = await own.AuditEntries.OrderBy(e => e.Number).LastAsync();
        Assert.Equal(
            ("save-view", "示例县教育局zhang.san岗", "zhang.san", "10.1.2.3"),
            (entry.Action, entry.Actor, entry.Account, entry.Address)
        );
        Assert.Equal("示例县教育局zhang.san岗", (await own.SavedViews.SingleAsync()).By);
    }

    // Tables the steps of a test do not fill; each has a test of its own with the use case that does.
    private static readonly HashSet<Type> Rare =
    [
        typeof(ImportFile),
        typeof(ImportFinding),
        typeof(FindingAnswer),
        typeof(ItemUnit),
        typeof(Recognition),
        typeof(SavedView),
    ];

    internal static IEnumerable<Type> CountyTables(Db db) =>
        db.Model.GetEntityTypes().Select(e => e.ClrType).Where(t => t.IsAssignableTo(typeof(ICountyData)));

    internal static async Task Register(TestDb test, string county)
    {
        await using var db = test.Open();
        var outcome = await new RegisterCounty(db, test.Clock, PackLibrary.Delivered()).Handle(new(county, "邻县"));
        Assert.Equal([], outcome.Mistakes);
    }

    internal static async Task<long> AddUnit(Db db, TestDb test)
    {
        var unit = new OrgUnit
        {
            CountyCode = TestDb.County,
            Level = UnitLevel.County,
            Division = TestDb.County,
            Name = "示例县",
        };
        await ProcessLog.Run(
            db,
            test.Clock,
            new(TestDb.County, "test-unit", ""),
            scope =>
            {
                db.OrgUnits.Add(unit);
                scope.Change("org_unit", "示例县", "level", null, "县");
                return Task.CompletedTask;
            }
        );
        return unit.Id;
    }

    private static Task<int> Count(Db db, Type type) => Of<Task<int>>(nameof(CountOf), db, type);

    private static Task<List<string>> Codes(Db db, Type type) => Of<Task<List<string>>>(nameof(CodesOf), db, type);

    private static T Of<T>(string method, Db db, Type type) =>
        (T)
            typeof(AccessTests)
                .GetMethod(method, System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
                .MakeGenericMethod(type)
                .Invoke(null, [db])!;

    private static Task<int> CountOf<T>(Db db)
        where T : class => db.Set<T>().CountAsync();

    private static Task<List<string>> CodesOf<T>(Db db)
        where T : class, ICountyData => db.Set<T>().Select(e => e.CountyCode).ToListAsync();
}
