using FsCheck.Xunit;
using Junheng.Engine.Compute;
using Junheng.Engine.Figures;
using Junheng.Engine.Schools;

namespace Junheng.Engine.Tests.Compute;

/// <summary>The trace is a second way to every figure: it must come to the kernel's result, exactly.</summary>
[Properties(Arbitrary = [typeof(RandomCounty)], MaxTest = 300)]
public class TraceTests
{
    [Property]
    public void Every_traced_figure_is_the_kernels_figure(RandomCounty county) => Same(county, tolerances: false);

    [Property]
    public void Every_traced_figure_is_the_kernels_figure_with_tolerances(RandomCounty county) =>
        Same(county, tolerances: true);

    [Fact]
    public void The_generated_counties_hold_values_blanks_campuses_and_tolerances()
    {
        var kernel = Build.Kernel(tolerances: true);
        var (values, missing, eased, merged) = (0, 0, 0, 0);
        for (var seed = 0; seed < 100; seed++)
        {
            var judged = Build.County(kernel, new RandomCounty(seed).Schools());
            merged += judged.Schools.Count(s => s.Parts.Count > 1);
            foreach (var (unit, indicator, trace) in Traces(kernel, judged))
            {
                var known = judged.Units.Has(unit, indicator);
                (values, missing) = (values + (known ? 1 : 0), missing + (known ? 0 : 1));
                eased += trace.Tolerance is null ? 0 : 1;
            }
        }

        Assert.True(values > 1000 && missing > 100 && eased > 50 && merged > 30);
    }

    [Fact]
    public void A_trace_goes_down_to_the_rows_it_was_added_up_from()
    {
        var campus = Build.School("B", primary: 100);
        (campus.Counted, campus.Parent) = (false, "A");
        var judged = Build.County(Build.School("A", primary: 300), campus);
        var trace = Trace.Of(Build.Kernel(), judged.Schools[0], Stage.Primary, 3);

        Assert.Equal(["teaching_area", "indoor_sports_area"], trace.Inputs.Select(i => i.Info.Code));
        Assert.Equal([1, -1], trace.Inputs.Select(i => i.Sign));
        var parts = trace.Inputs[0].Parts;
        Assert.Equal(["A", "B"], parts.Select(p => p.Row.School));
        Assert.Equal([4800, 1600], parts.Select(p => p.Figure.Value!.Value.ToDouble()));
        Assert.Equal(trace.Value, trace.Steps[^1].Result);
    }

    [Fact]
    public void A_blank_and_a_refused_cell_are_different_reasons()
    {
        var school = Build.School("A", primary: 300);
        school[Field.EquipmentWan] = null;
        school.Rejected.Add(Field.MultimediaRooms);
        var record = Build.Merged([school])[0];
        Assert.Equal(Missing.Blank, Trace.Of(Build.Kernel(), record, Stage.Primary, 5).Value.Why);
        Assert.Equal(Missing.Rejected, Trace.Of(Build.Kernel(), record, Stage.Primary, 6).Value.Why);
    }

    private static void Same(RandomCounty county, bool tolerances)
    {
        var kernel = Build.Kernel(tolerances);
        var judged = Build.County(kernel, county.Schools());
        foreach (var (unit, indicator, trace) in Traces(kernel, judged))
        {
            Assert.Equal(judged.Value(unit, indicator + 1), trace.Value.Value);
            Assert.Equal(trace.Value.Value is null, trace.Value.Why is not null);
        }
    }

    private static IEnumerable<(int Unit, int Indicator, Trace Trace)> Traces(Kernel kernel, JudgedSchools judged) =>
        from unit in Enumerable.Range(0, judged.Units.Count)
        where judged.Units.Exclusions[unit] == Exclusion.None
        from indicator in Enumerable.Range(0, 7)
        let school = judged.Schools[judged.Units.Rows[unit]]
        select (unit, indicator, Trace.Of(kernel, school, judged.Units.Stages[unit], indicator));
}
