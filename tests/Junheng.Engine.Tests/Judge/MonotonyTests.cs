using FsCheck.Xunit;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;

namespace Junheng.Engine.Tests.Judge;

/// <summary>More is never worse, a blank is never a zero, a tolerance never harms.</summary>
[Properties(Arbitrary = [typeof(RandomCounty)], MaxTest = 200)]
public class MonotonyTests
{
    // More indoor sports area under an unchanged teaching area is less to teach in: it is no plain resource.
    private static readonly Field[] Resource =
    [
        .. Build
            .National.Indicators.SelectMany(i => i.Inputs.Values)
            .SelectMany(i => i)
            .Select(i => i.Field)
            .Distinct()
            .Where(f => f != Field.IndoorSportsArea),
    ];

    private static readonly Dictionary<Verdict, int> Rank = new()
    {
        [Verdict.NotMet] = 0,
        [Verdict.CannotTell] = 1,
        [Verdict.Met] = 2,
        [Verdict.Excluded] = 3,
    };

    [Property]
    public void Raising_a_resource_never_makes_a_unit_worse(RandomCounty county, int choice)
    {
        var random = new Random(choice);
        var before = Build.County(county.Schools());
        var after = Build.County(
            county
                .Schools()
                .Select(row =>
                {
                    var field = Resource[random.Next(Resource.Length)];
                    row[field] += random.Next(1, 5000);
                    return row;
                })
        );
        for (var u = 0; u < before.Units.Count; u++)
        {
            Assert.True(Rank[Of(after, u)] >= Rank[Of(before, u)], $"unit {u}: {Of(before, u)} → {Of(after, u)}");
            foreach (var i in Enumerable.Range(1, 7))
            {
                Assert.True(before.Value(u, i) is not { } value || after.Value(u, i) >= value);
            }
        }
    }

    [Property]
    public void Filling_in_a_blank_never_turns_what_is_decided(RandomCounty county, int choice)
    {
        var random = new Random(choice);
        var before = Build.County(county.Schools());
        var after = Build.County(
            county
                .Schools()
                .Select(row =>
                {
                    foreach (var field in Resource.Append(Field.IndoorSportsArea).Where(f => row[f] is null))
                    {
                        row[field] = random.Next(3) == 0 ? 0 : random.Next(20_000);
                    }

                    return row;
                })
        );
        for (var u = 0; u < before.Units.Count; u++)
        {
            Assert.True(Of(before, u) == Verdict.CannotTell || Of(before, u) == Of(after, u));
        }
    }

    [Property]
    public void A_tolerance_never_lowers_a_value_or_a_units_verdict(RandomCounty county)
    {
        var strict = Build.County(county.Schools());
        var tolerant = Build.County(Build.Kernel(tolerances: true), county.Schools());
        for (var u = 0; u < strict.Units.Count; u++)
        {
            Assert.True(Rank[Of(tolerant, u)] >= Rank[Of(strict, u)]);
            for (var i = 1; i <= 7; i++)
            {
                Assert.Equal(strict.Value(u, i) is null, tolerant.Value(u, i) is null);
                Assert.True(strict.Value(u, i) is not { } value || tolerant.Value(u, i) >= value);
                Assert.True(i is 3 or 5 || strict.Value(u, i) == tolerant.Value(u, i));
            }
        }
    }

    public static TheoryData<int, Field, Stage> Inputs()
    {
        var data = new TheoryData<int, Field, Stage>();
        for (var i = 0; i < 7; i++)
        {
            foreach (var (stage, inputs) in Build.National.Indicators[i].Inputs)
            {
                foreach (var input in inputs)
                {
                    data.Add(i + 1, input.Field, stage);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Inputs))]
    public void A_blank_input_leaves_no_value_and_a_zero_does(int indicator, Field field, Stage stage)
    {
        var school = Build.School("A", SchoolType.NineYear, primary: 300, junior: 400);
        school[field] = null;
        var blank = Build.County(school);
        Assert.Null(blank.Value("A", indicator, stage));
        Assert.Equal(Verdict.CannotTell, blank.Verdict("A", stage));
        Assert.Equal(Verdict.CannotTell, blank.Of(stage).Verdict);
        Assert.Contains($"r{indicator}:missing", blank.Reason("A", stage), StringComparison.Ordinal);

        school.WithResource(indicator, 0, stage);
        school[field] = 0;
        var zero = Build.County(school);
        Assert.Equal(0, zero.Value("A", indicator, stage));
        Assert.Equal(Verdict.NotMet, zero.Verdict("A", stage));
    }

    [Theory]
    [InlineData(SchoolType.NineYear, Field.PupilsPrimary, Stage.Junior)]
    [InlineData(SchoolType.NineYear, Field.PupilsJunior, Stage.Primary)]
    [InlineData(SchoolType.TwelveYear, Field.PupilsSenior, Stage.Primary)]
    [InlineData(SchoolType.CompleteSecondary, Field.PupilsSenior, Stage.Junior)]
    public void Blank_pupils_of_an_implied_stage_leave_nothing_to_split(SchoolType type, Field blank, Stage other)
    {
        var school = Build.School("A", type, primary: 300, junior: 400, senior: 200);
        school[blank] = null;
        var county = Build.County(school);
        Assert.All([1, 2, 3], i => Assert.NotNull(county.Value("A", i, other)));
        Assert.All([4, 5, 6, 7], i => Assert.Null(county.Value("A", i, other)));
        Assert.Equal("r4:missing r5:missing r6:missing r7:missing", county.Reason("A", other));
    }

    [Fact]
    public void Blank_pupils_of_a_stage_that_is_not_implied_are_none()
    {
        var school = Build.School("A", primary: 300);
        school[Field.PupilsKg] = school[Field.PupilsJunior] = school[Field.PupilsSenior] = null;
        Assert.Equal(Verdict.Met, Build.County(school).Verdict("A"));
    }

    private static Verdict Of(JudgedSchools county, int unit) => county.Resources.UnitVerdicts.All[unit];
}
