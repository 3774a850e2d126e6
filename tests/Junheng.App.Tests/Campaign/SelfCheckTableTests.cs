using Junheng.App.Campaign;
using Junheng.App.Standards;
using Junheng.App.Tests.Data;
using Junheng.App.Tests.Demo;
using Junheng.App.Tests.Report;
using Junheng.Engine.Judge;
using Junheng.Engine.Plans;

namespace Junheng.App.Tests.Campaign;

/// <summary>The self-check annex of a county whose campaign runs by a plan.</summary>
[Trait("Database", "both")]
public sealed class SelfCheckTableTests
{
    [Fact]
    public async Task Measures_units_and_deadlines_are_the_plans_and_where_it_reads_otherwise_the_annex_says_so()
    {
        const string Told = "自查以2500人衡量完全中学初中部，国家规则按初中2000人计。";
        using var test = await TestDb.Create();
        await RunningCounty.Register(test);
        await RunningCounty.Confirm(
            test,
            RunningCounty.Plan with
            {
                Problems =
                [
                    new(default, PlanProblem.Deviates, "G4", Told),
                    new(default, PlanProblem.Lost, "G5", "漏列"),
                ],
            }
        );
        var opened = OpenedDemo.Year();
        opened = opened with
        {
            County = new()
            {
                Code = TestDb.County,
                Name = "示例县",
                Pack = opened.County.Pack,
            },
        };
        await using var db = test.Open();
        var table = await SelfCheckTable.Of(db, PackLibrary.Delivered(), opened, opened.Result.Strict, default);
        var lines = table.Lines.ToDictionary(l => l.Row.Key);
        var size = lines["G4"];
        Assert.Equal(("控制规模", "2028年"), (size.Measures, size.Deadline));
        Assert.Equal(["县教育局", "县财政局"], size.Units);
        Assert.Equal("本县方案：" + Told, size.Row.Notes[0]);
        Assert.StartsWith(
            "本表按国家口径，完全中学初中部以2000人为限，超过的1所",
            size.Row.Notes[1],
            StringComparison.Ordinal
        );
        Assert.Contains("有1所完全中学的初中部", size.Row.Text, StringComparison.Ordinal);
        Assert.Empty(lines["G5"].Row.Notes);
        using var paper = new WrittenPaper(s =>
            SelfCheckPaper.Write(s, opened, opened.Result.Strict, table, OpenedDemo.Mark)
        );
        Assert.Contains("注1：政府保障程度第4项，本县方案：" + Told, paper.Lines);
        Assert.Equal(("", "", 0), (lines["R1"].Measures, lines["R1"].Deadline, lines["R1"].Units.Count));
        Assert.Equal(opened.Result.Strict.Met, table.Count(Verdict.Met));
        Assert.Equal(32, table.Count(Verdict.Met) + table.Count(Verdict.NotMet) + table.Count(Verdict.CannotTell));
    }
}
