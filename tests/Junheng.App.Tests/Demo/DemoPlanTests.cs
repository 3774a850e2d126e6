using Junheng.App.Demo;
using Junheng.App.Standards;
using Junheng.App.Tests.Campaign;

namespace Junheng.App.Tests.Demo;

/// <summary>The demo county's plan is read like any other and says what the demo county does.</summary>
public sealed class DemoPlanTests
{
    private static readonly Engine.Plans.Plan Plan = Reading.Text(
        DemoPlan.Text(PackLibrary.Delivered().For(DemoCounty.Code))
    );

    [Fact]
    public void Every_indicator_is_there_with_its_units()
    {
        Assert.Equal(Engine.Plans.PlanStandard.Keys, Plan.Indicators.Select(i => i.Key));
        foreach (var indicator in Plan.Indicators)
        {
            Assert.Equal(ResponsibleUnits.All[indicator.Key], string.Join('、', indicator.Units));
            Assert.NotNull(indicator.Deadline);
            Assert.NotNull(indicator.Measures);
        }
    }

    [Fact]
    public void As_a_Word_paper_it_says_the_same()
    {
        using var stream = new MemoryStream();
        DemoPaper.Write(stream, PackLibrary.Delivered().For(DemoCounty.Code));
        var paper = Reading.Bytes(stream.ToArray(), DemoPaper.FileName);
        Assert.Equal(Plan.Title, paper.Title);
        Assert.Equal(
            Plan.Indicators.Select(i => (i.Key, string.Join('、', i.Units), i.Deadline, i.Measures)),
            paper.Indicators.Select(i => (i.Key, string.Join('、', i.Units), i.Deadline, i.Measures))
        );
        Assert.Equal(Plan.Posts.Select(p => (p.Role, p.Post)), paper.Posts.Select(p => (p.Role, p.Post)));
        Assert.Equal(Plan.Duties.Select(d => (d.Unit, d.Text)), paper.Duties.Select(d => (d.Unit, d.Text)));
        Assert.Equal(Plan.Measures.Select(m => m.Title), paper.Measures.Select(m => m.Title));
        Assert.Equal(Plan.Phases.SelectMany(p => p.Steps), paper.Phases.SelectMany(p => p.Steps));
        Assert.Equal(Plan.Veto, paper.Veto);
    }

    [Fact]
    public void Its_other_parts_are_read()
    {
        Assert.Equal("示例县创建全国义务教育优质均衡发展县工作方案", Plan.Title);
        Assert.Equal("示政办发〔2026〕5号", Plan.DocumentNumber);
        Assert.Equal([("provincial", "2027-12"), ("national", "2028-12")], Plan.Targets.Select(t => (t.Stage, t.By)));
        Assert.Equal([97m, 93m], Plan.Goals.Select(g => g.Value!.Value));
        Assert.Equal(29, Plan.Posts.Count);
        Assert.Equal(13, Plan.Duties.Count);
        Assert.Equal(7, Plan.Measures.Count);
        Assert.Equal([2, 3, 2], Plan.Phases.Select(p => p.Steps.Count));
        Assert.Equal(6, Plan.Veto.Count);
        Assert.Equal("县教育局", Plan.Office);
        // The demo county's own rules ask for more than the nation's.
        Assert.Equal(["G14"], Plan.Problems.Select(p => p.Item));
    }
}
