using Junheng.App.Campaign;
using Junheng.App.Data;
using Junheng.App.Standards;
using Junheng.App.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Campaign;

/// <summary>The matrix: saved for all rows at once, with the tasks following.</summary>
[Trait("Database", "both")]
public sealed class SaveMatrixTests
{
    private static readonly Dictionary<string, string> Titles = new()
    {
        ["G4"] = "学校规模",
        ["G5"] = "班级学生数",
        ["G6"] = "小规模学校公用经费",
    };

    [Fact]
    public async Task What_is_saved_stands_in_the_matrix_and_the_tasks_follow()
    {
        using var test = await Running();
        Assert.Equal(
            ["G4 控制规模 县教育局、县财政局 2028-12-31 Open", "G5 消除大班额 县教育局、县财政局 2028-12-31 Open"],
            await RunningCounty.Tasks(test)
        );
        var saved = await Save(
            test,
            Seen("G4", "控制规模") with
            {
                Lead = "县财政局",
                Support = "县教育局、县住建局",
                By = "2027",
            },
            Seen("G5", "消除大班额") with
            {
                Held = true,
                Measures = " 增加学位\r\n分流学生 ",
            },
            new("G6", "县财政局", "", "2026", true, "", "", 0)
        );
        Assert.Equal([], saved.Mistakes);
        Assert.Equal(
            [
                "G4 控制规模 县财政局、县教育局、县住建局 2027-12-31 Open",
                "G5 增加学位\n分流学生 县教育局、县财政局 2028-12-31 held Open",
                "G6 小规模学校公用经费 县财政局 2026-12-31 held Open",
            ],
            await RunningCounty.Tasks(test)
        );
        var rows = await Rows(test);
        Assert.Equal(
            ("县财政局", "县教育局、县住建局", "2027年"),
            (rows["G4"].Lead, rows["G4"].Support, rows["G4"].Deadline)
        );
        Assert.Equal("2028年，逐年保持", rows["G5"].Deadline);
        Assert.Equal("增加学位\n分流学生", rows["G5"].Measures);
        var log = await test.Log("save-matrix");
        Assert.Contains("item_unit G4 units: 县教育局、县财政局 -> 县财政局、县教育局、县住建局", log);
        Assert.Contains("campaign_item G5 deadline: 2028年 -> 2028年，逐年保持", log);
        Assert.Contains("unit_alias 县住建局 unit: - -> 县住建局", log);
    }

    [Fact]
    public async Task Saving_the_same_again_writes_nothing()
    {
        using var test = await Running();
        Assert.Equal([], (await Save(test, Seen("G4", "控制规模"), Seen("G5", "消除大班额"))).Mistakes);
        Assert.Empty(await test.Log("save-matrix"));
    }

    [Fact]
    public async Task Nobody_overwrites_what_they_have_not_seen_and_then_no_row_is_saved()
    {
        using var test = await Running();
        Assert.Equal([], (await Save(test, Seen("G4", "控制规模") with { By = "2027" })).Mistakes);
        var late = await Save(
            test,
            Seen("G4", "控制规模") with
            {
                By = "2029",
            },
            Seen("G5", "消除大班额") with
            {
                By = "2029",
            }
        );
        Assert.StartsWith("G4：这一行刚刚被其他人修改", Assert.Single(late.Mistakes), StringComparison.Ordinal);
        var units = await Save(test, Seen("G5", "消除大班额") with { Lead = "县人社局", SeenUnits = "县教育局" });
        Assert.StartsWith("G5：这一行刚刚", Assert.Single(units.Mistakes), StringComparison.Ordinal);
        Assert.Equal("2028年", (await Rows(test))["G5"].Deadline);
    }

    [Fact]
    public async Task Mistakes_name_their_row_all_at_once()
    {
        using var test = await Running();
        var refused = await Save(
            test,
            Seen("G4", "控制规模") with
            {
                Lead = "",
                By = "廿八",
            },
            Seen("G5", "消除大班额") with
            {
                Lead = "县教育局、县财政局",
                By = "",
                Held = true,
            },
            new("Z1", "", "", "", false, "", "", 0)
        );
        Assert.Equal(
            ["G4：有配合", "G4：完成时", "G5：牵头单", "G5：逐年保", "Z1：现行规"],
            refused.Mistakes.Select(m => m[..6])
        );
        Assert.Empty(await test.Log("save-matrix"));
    }

    [Fact]
    public async Task A_day_postponed_on_the_task_stays_until_the_row_says_another_year_and_a_closed_task_stays_closed()
    {
        using var test = await Running();
        await Set(test, "G4", t => t.Due = new DateOnly(2029, 6, 30));
        await Set(test, "G5", t => t.State = Engine.Campaign.TaskState.Closed);
        Assert.Equal(
            [],
            (
                await Save(
                    test,
                    Seen("G4", "控制规模") with
                    {
                        Measures = "新建学校",
                    },
                    Seen("G5", "消除大班额") with
                    {
                        By = "2030",
                    }
                )
            ).Mistakes
        );
        Assert.Equal(
            ["G4 新建学校 县教育局、县财政局 2029-06-30 Open", "G5 消除大班额 县教育局、县财政局 2028-12-31 Closed"],
            await RunningCounty.Tasks(test)
        );
    }

    [Fact]
    public async Task A_row_that_is_emptied_takes_its_task_back_and_one_filled_again_sets_a_new_one()
    {
        using var test = await Running();
        var blank = Seen("G4", "控制规模") with { Lead = "", Support = "", By = "", Measures = "" };
        Assert.Equal([], (await Save(test, blank)).Mistakes);
        Assert.Equal("G4 控制规模 县教育局、县财政局 2028-12-31 Withdrawn", (await RunningCounty.Tasks(test))[0]);
        var again = new MatrixEntry("G4", "", "", "2029", false, "新建学校", "", 2);
        Assert.Equal([], (await Save(test, again)).Mistakes);
        // What is given to nobody is the bureau's.
        Assert.Equal("G4 新建学校 县教育局 2029-12-31 Open", (await RunningCounty.Tasks(test))[^1]);
    }

    [Fact]
    public async Task Before_a_plan_is_confirmed_the_matrix_is_kept_without_tasks()
    {
        using var test = await TestDb.Create();
        await RunningCounty.Register(test);
        Assert.Equal([], (await Save(test, new MatrixEntry("G6", "县财政局", "", "2026", false, "", "", 0))).Mistakes);
        Assert.Equal("2026年", (await Rows(test))["G6"].Deadline);
        Assert.Empty(await RunningCounty.Tasks(test));
    }

    [Fact]
    public async Task Names_of_one_unit_share_a_column_and_columns_stand_in_the_usual_order()
    {
        using var test = await TestDb.Create();
        await RunningCounty.Register(test);
        var saved = await Save(
            test,
            new("G4", "各乡镇", "县财政局、县教体局", "", false, "", "", 0),
            new("G5", "县教育局", "县财政局、县委编办、城关镇", "", false, "", "", 0),
            new("G6", "县教育局", "", "", false, "", "", 0)
        );
        Assert.Equal([], saved.Mistakes);
        await using var db = test.Open();
        var matrix = await Matrix.Of(db, RunningCounty.Names, Pack, TestDb.County, default);
        Assert.Equal(["县教育局", "县委编办", "县财政局", "城关镇", "各乡镇"], matrix.Units.Select(u => u.Name));
        var bureau = matrix.Units[0];
        Assert.Equal(
            [Matrix.Supports, Matrix.Leads, Matrix.Leads],
            matrix.Rows.Where(r => Titles.ContainsKey(r.Key)).Select(r => Matrix.Mark(r, bureau))
        );
        var finance = new MatrixQuery { Unit = "县财政局" }.Of(matrix);
        Assert.Equal(["G4", "G5"], finance.Rows.Select(r => r.Key));
        Assert.Equal(5, finance.Units.Count);
        Assert.Equal(
            30,
            new MatrixQuery { Open = true, Part = null }
                .Of(matrix)
                .Rows.Count(r => r.Key[0] is not 'L') - 2
        );
    }

    [Fact]
    public async Task A_name_that_means_no_unit_of_the_county_is_refused_unless_it_is_to_be_one()
    {
        using var test = await Running();
        var slip = Seen("G4", "控制规模") with { Lead = "县财政居", Support = "县财政局、各乡镇" };
        var refused = await SaveAs(test, false, slip, Seen("G5", "消除大班额") with { By = "2029" });
        Assert.StartsWith(
            "G4：本县还没有名为“县财政居”的单位",
            Assert.Single(refused.Mistakes),
            StringComparison.Ordinal
        );
        Assert.Empty(await test.Log("save-matrix"));
        Assert.Equal([], (await SaveAs(test, false, slip with { Lead = "县教体局" })).Mistakes);
        var again = slip with { SeenUnits = "县教体局、县财政局、各乡镇" };
        Assert.Equal([], (await Save(test, again)).Mistakes);
        // What the county has now is no slip any more.
        Assert.Equal([], (await SaveAs(test, false, Seen("G5", "消除大班额") with { Support = "县财政居" })).Mistakes);
    }

    private static Engine.Standards.RulePack Pack => PackLibrary.FindDelivered("national")!;

    private static async Task<TestDb> Running()
    {
        var test = await TestDb.Create();
        await RunningCounty.Register(test);
        await RunningCounty.Confirm(test, RunningCounty.Plan);
        return test;
    }

    /// <summary>A row as the confirmed plan has it, unchanged.</summary>
    private static MatrixEntry Seen(string key, string measures) =>
        new(key, "县教育局", "县财政局", "2028", false, measures, "县教育局、县财政局", 1);

    private static Task<Outcome> Save(TestDb test, params MatrixEntry[] entries) => SaveAs(test, true, entries);

    private static async Task<Outcome> SaveAs(TestDb test, bool newUnits, params MatrixEntry[] entries)
    {
        await using var db = test.Open();
        return await new SaveMatrix(db, test.Clock, RunningCounty.Names).Handle(
            new(TestDb.County, Titles, entries, newUnits)
        );
    }

    private static async Task<Dictionary<string, MatrixRow>> Rows(TestDb test)
    {
        await using var db = test.Open();
        return (await Matrix.Of(db, RunningCounty.Names, Pack, TestDb.County, default)).Rows.ToDictionary(r => r.Key);
    }

    private static async Task Set(TestDb test, string key, Action<WorkTask> change)
    {
        await using var db = test.Open();
        await ProcessLog.Run(
            db,
            test.Clock,
            new(TestDb.County, "save-task", ""),
            async scope =>
            {
                change(await db.WorkTasks.SingleAsync(t => t.ItemKey == key));
                scope.Change("work_task", key, "due", null, "set");
            }
        );
    }
}
