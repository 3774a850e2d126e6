using FsCheck.Xunit;
using Junheng.Engine.Compute;
using Junheng.Engine.Figures;
using Junheng.Engine.Schools;
using Junheng.Engine.Tests.Validate;

namespace Junheng.Engine.Tests.Compute;

/// <summary>What must not change the figures, and what changes them in a known way.</summary>
[Properties(Arbitrary = [typeof(RandomCounty)], MaxTest = 150)]
public class InvarianceTests
{
    private static readonly Field[] AreasAndMoney =
    [
        Field.TeachingArea,
        Field.IndoorSportsArea,
        Field.SportsGroundArea,
        Field.ExtraSportsArea,
        Field.EquipmentWan,
    ];

    /// <summary>R4, R5, R6: the indicators of areas and money.</summary>
    private static readonly int[] Scaled = [4, 5, 6];

    [Property]
    public void The_order_of_rows_does_not_matter(RandomCounty county, int shuffle)
    {
        var kernel = Build.Kernel(tolerances: true);
        var rows = county.Schools();
        var mixed = rows.ToArray();
        new Random(shuffle).Shuffle(mixed);
        Assert.Equal(Build.County(kernel, rows).Lines(), Build.County(kernel, mixed).Lines());
    }

    [Property]
    public void Doubling_all_areas_and_money_doubles_the_values_and_leaves_every_coefficient_bit_by_bit(
        RandomCounty county,
        int power
    ) => Scales(county, 1 << (power & 15), (a, b) => Assert.Equal(a, b));

    [Property]
    public void Scaling_all_areas_and_money_leaves_every_coefficient_within_1e_12(RandomCounty county, int factor) =>
        Scales(county, 1 + Math.Abs(factor % 997), (a, b) => Assert.Equal(a, b, 1e-12 * Math.Max(a, 1)));

    [Property]
    public void What_the_stages_of_a_school_get_of_a_shared_resource_sums_to_the_whole(RandomCounty county)
    {
        foreach (var school in Build.Merged(county.Schools(blanks: false)))
        {
            var heads = SchoolTerms.Stages.ToDictionary(s => s, s => new Rational(Pupils(school, s), 1));
            var weighted = heads.Aggregate(Rational.Zero, (sum, h) => sum + h.Value * Resources.Weight(h.Key));
            if (weighted.Sign == 0)
            {
                continue;
            }

            // The judged stages' shares as the kernel has them, the others' by their weight: together the whole.
            var units = Build.Kernel().Units(SchoolColumns.From([school]));
            if (Enumerable.Range(0, units.Count).Any(u => units.Exclusions[u] != Exclusion.None))
            {
                continue;
            }

            var whole = new Rational(
                school.Millionths(Field.TeachingArea) - school.Millionths(Field.IndoorSportsArea),
                Fields.Scale
            );
            var judged = Enumerable
                .Range(0, units.Count)
                .Aggregate(Rational.Zero, (sum, u) => sum + units.Fraction(u, 3) * units.Pupils[u]);
            var others = new[] { Stage.Kindergarten, Stage.Senior }.Aggregate(
                Rational.Zero,
                (sum, s) => sum + whole * Resources.Weight(s) * heads[s] / weighted
            );
            Assert.Equal(whole, judged + others);
        }

        static long Pupils(SchoolRecord school, Stage stage) => school.Millionths(Fields.Pupils(stage)) / Fields.Scale;
    }

    [Property]
    public void A_school_and_its_campuses_equal_one_school_with_their_sums(RandomCounty county)
    {
        var rows = county.Schools(blanks: false).Where(r => r.Type == SchoolType.NineYear).Take(4).ToList();
        rows.ForEach(r => r.Counted = true);
        if (rows.Count == 0)
        {
            return;
        }

        var sum = new SchoolDraft
        {
            School = rows[0].School,
            Name = "合计",
            Type = SchoolType.NineYear,
            Locale = rows[0].Locale,
            CityCentre = rows[0].CityCentre,
        };
        foreach (var info in Fields.All)
        {
            var counting = rows.Where(r => info.Stage is not { } s || r[Fields.Pupils(s)] > 0).ToList();
            var largest = info.Field is Field.MaxClassPrimary or Field.MaxClassJunior;
            sum[info.Field] =
                counting.Count == 0 ? rows[0][info.Field]
                : largest ? counting.Max(r => r[info.Field])
                : counting.Sum(r => r[info.Field]);
        }

        var kernel = Build.Kernel(tolerances: true);
        var entered = Build.County(kernel, sum).Lines();
        foreach (var campus in rows.Skip(1))
        {
            (campus.Counted, campus.Parent) = (false, rows[0].School);
        }

        Assert.Equal(entered, Build.County(kernel, rows).Lines());
    }

    private static void Scales(RandomCounty county, int factor, Action<double, double> same)
    {
        var before = Build.County(county.Schools());
        var after = Build.County(county.Schools().Select(Scale));
        for (var u = 0; u < before.Units.Count; u++)
        {
            foreach (var i in Scaled)
            {
                Assert.Equal(before.Value(u, i) is { } value ? value * factor : null, after.Value(u, i));
            }
        }

        foreach (var (a, b) in before.Resources.Stages.Zip(after.Resources.Stages))
        {
            foreach (var i in Enumerable.Range(0, 7))
            {
                Assert.Equal(a.Figures.Cvs[i] is null, b.Figures.Cvs[i] is null);
                same(a.Figures.Cvs[i] ?? 0, b.Figures.Cvs[i] ?? 0);
                Assert.Equal(a.Over[i], b.Over[i]);
            }
        }

        SchoolDraft Scale(SchoolDraft row)
        {
            foreach (var field in AreasAndMoney)
            {
                row[field] *= factor;
            }

            return row;
        }
    }
}
