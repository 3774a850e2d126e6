using Junheng.App.Demo;

namespace Junheng.Web.Tests.Hosting;

/// <summary>One address of each page of the demo county.</summary>
public static class Addresses
{
    public const string Demo = DemoCounty.Code;

    /// <summary>A year nobody has handed anything in for.</summary>
    public const int EmptyYear = 2027;

    public const string ASchool = Demo + "0001";

    /// <summary>Every page, with data and, where it differs, without.</summary>
    public static TheoryData<string> Pages =>
        [
            Links.Counties,
            Links.Account,
            Links.SecondFactor,
            "/error?status=404",
            Links.Home(Demo, TestCounty.Year),
            Links.Home(Demo, EmptyYear),
            Links.Import(Demo, TestCounty.Year),
            Links.Import(Demo, EmptyYear),
            Links.Statistics(Demo, TestCounty.Year),
            Links.ImportJob(Demo, TestCounty.Year, 3),
            Links.Validate(Demo, TestCounty.Year),
            Links.Schools(Demo, TestCounty.Year),
            Links.Schools(Demo, TestCounty.Year) + "?stage=junior&sort=-R4",
            Links.Schools(Demo, TestCounty.Year)
                + "?state=below&cols=organiser.locale.R4.R6.met&density=compact&sort=met",
            Links.School(Demo, TestCounty.Year, ASchool),
            Links.Figure(Demo, TestCounty.Year, ASchool, Engine.Schools.Stage.Primary, "R4"),
            Links.Balance(Demo, TestCounty.Year),
            Links.Balance(Demo, EmptyYear),
            Links.Items(Demo, TestCounty.Year),
            Links.Item(Demo, TestCounty.Year, "R1"),
            Links.Item(Demo, TestCounty.Year, "R4"),
            Links.Item(Demo, EmptyYear, "R6"),
            Links.Item(Demo, TestCounty.Year, "G3"),
            Links.Item(Demo, TestCounty.Year, "G5"),
            Links.Item(Demo, TestCounty.Year - 1, "G5"),
            Links.Item(Demo, TestCounty.Year, "G5") + "?locale=town&order=school",
            Links.Item(Demo, TestCounty.Year, "G3") + "?stage=junior&order=school",
            Links.Item(Demo, TestCounty.Year, "Q5"),
            Links.Item(Demo, TestCounty.Year, "V4"),
            Links.CountyFigures(Demo, TestCounty.Year),
            Links.Compare(Demo, TestCounty.Year),
            Links.Compare(Demo, EmptyYear),
            Links.Recheck(Demo, TestCounty.Year),
            Links.ItemUnits(Demo, TestCounty.Year),
            Links.Versions(Demo, TestCounty.Year),
            Links.OtherRules(Demo, TestCounty.Year),
            Links.OtherRules(Demo, EmptyYear),
            Links.SelfCheck(Demo, TestCounty.Year),
            Links.SelfCheck(Demo, EmptyYear),
            Links.Matrix(Demo, TestCounty.Year),
            Links.Matrix(Demo, TestCounty.Year, new() { AsList = true }),
            Links.Matrix(Demo, TestCounty.Year, new() { Part = "没有这一部分" }),
            Links.Organisation(Demo, TestCounty.Year),
            Links.Gaps(Demo, TestCounty.Year),
            Links.Gaps(Demo, TestCounty.Year) + "?indicator=R4&locale=rural&order=school",
            Links.Work(Demo, TestCounty.Year),
            Links.Campaign(Demo, TestCounty.Year),
            Links.Plan(Demo, TestCounty.Year, 1),
            // One part of each make: once, in a row, in a card, in lines.
            Links.Plan(Demo, TestCounty.Year, 1, "head"),
            Links.Plan(Demo, TestCounty.Year, 1, "posts"),
            Links.Plan(Demo, TestCounty.Year, 1, "indicators"),
            Links.Plan(Demo, TestCounty.Year, 1, "phases"),
            Links.Tasks(Demo, TestCounty.Year),
            Links.Tasks(Demo, TestCounty.Year) + "?state=all&kind=step",
            Links.TaskOf(Demo, TestCounty.Year, 1),
            Links.TaskOf(Demo, TestCounty.Year, 40),
            Links.NewTask(Demo, TestCounty.Year),
            Links.EditTask(Demo, TestCounty.Year, 1),
            Links.Report(Demo, TestCounty.Year),
            Links.Meetings(Demo, TestCounty.Year),
            Links.Timeline(Demo, TestCounty.Year),
            Links.Calendar(Demo, TestCounty.Year),
            Links.Goals(Demo, TestCounty.Year),
            Links.Children(Demo, TestCounty.Year),
            Links.Bulletin(Demo, TestCounty.Year),
            Links.Pack(Demo, TestCounty.Year),
            Links.Checks(Demo, TestCounty.Year),
            Links.Log(Demo, TestCounty.Year),
            Links.Log(Demo, TestCounty.Year) + "?object=G3&from=2020-01-01",
            Links.LogEntry(Demo, TestCounty.Year, 2),
            Links.Guide(Demo, TestCounty.Year),
            Links.Guide(Demo, EmptyYear),
            Links.Glossary(Demo, TestCounty.Year),
            Links.Glossary(Demo, TestCounty.Year) + "?q=%E6%9D%83%E6%95%B0",
        ];
}
