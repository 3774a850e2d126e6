using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Junheng.Engine.Compute;
using Junheng.Engine.Figures;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;

namespace Junheng.Engine.Tests.Compute;

/// <summary>Figures that no double holds exactly: each value is still the double nearest to the exact one.</summary>
public class LargeFigureTests
{
    [Property(MaxTest = 200)]
    public Property Figures_of_any_size_agree_with_the_trace() =>
        Prop.ForAll(
            Gen.Choose(0, int.MaxValue).ToArbitrary(),
            seed =>
            {
                var schools = Enumerable.Range(0, 1 + seed % 9).Select(i => One(new Random(seed + i), i)).ToList();
                var kernel = Build.Kernel();
                var resources = ResourceVerdict.Judge(kernel, SchoolColumns.From(schools));
                foreach (var stage in resources.Stages)
                {
                    var traced = new List<(Rational Value, long Pupils)>[7];
                    foreach (
                        var (u, i) in stage.Figures.Members.SelectMany(u => Enumerable.Range(0, 7).Select(i => (u, i)))
                    )
                    {
                        var school = schools[resources.Units.Rows[u]];
                        var value = Trace.Of(kernel, school, stage.Figures.Stage, i).Value.Value!.Value;
                        Assert.Equal(value, resources.Units.Fraction(u, i));
                        Assert.Equal(value.ToDouble(), resources.Units.Value(u, i));
                        var limit = kernel.Pack.Threshold(kernel.Pack.Indicators[i], stage.Figures.Stage);
                        Assert.Equal(value >= limit, resources.UnitVerdicts.IsMet(u, i));
                        (traced[i] ??= []).Add((value, resources.Units.Pupils[u]));
                    }

                    for (var i = 0; i < 7; i++)
                    {
                        Rational pupils = traced[i].Aggregate(Rational.Zero, (sum, t) => sum + t.Pupils);
                        var mean = traced[i].Aggregate(Rational.Zero, (sum, t) => sum + t.Value * t.Pupils) / pupils;
                        Assert.Equal(mean.ToDouble(), stage.Figures.Means[i]);
                    }
                }
            }
        );

    private static SchoolRecord One(Random random, int i)
    {
        var school = new SchoolRecord
        {
            Year = 2021,
            County = "990101",
            School = $"S{i}",
            Name = $"示例第{i}学校",
            Type = (SchoolType)random.Next(5),
        };
        foreach (var field in Fields.All)
        {
            // Whole-school areas are kept above what is taken from them.
            var largest = (long)Math.Pow(10, random.Next(1, 13));
            var millionths = field.IsCount
                ? random.NextInt64(1, largest + 1) * Fields.Scale
                : random.NextInt64(1, largest * Fields.Scale + 1);
            school.Set(field.Field, millionths);
        }

        return school;
    }
}
