using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Junheng.Engine.Compute;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;
using Junheng.Engine.Tests.Validate;

namespace Junheng.Engine.Tests.Judge;

/// <summary>Changes of amounts in a judged county, in any order, give what judging it as a whole gives.</summary>
public class CountyEditTests
{
    private static readonly Field[] All = [.. Fields.All.Select(f => f.Field)];

    /// <summary>What the seven indicators are computed from.</summary>
    private static readonly Field[] Resource =
    [
        .. SchoolTerms
            .Judged.SelectMany(s => Build.National.Indicators.SelectMany(i => i.Inputs[s]).Select(i => i.Field))
            .Concat([Field.ExtraSportsArea, Field.VisitingPrimary, Field.VisitingJunior])
            .Distinct(),
    ];

    [Property(MaxTest = 300)]
    public Property Any_changes_give_what_the_whole_county_judged_anew_gives() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), Changes_give_what_judging_anew_gives);

    /// <summary>Found by the property above: a change that changes nothing, after a change of pupils and resources together.</summary>
    [Theory]
    [InlineData(1362053144)]
    public void Changes_give_what_judging_anew_gives(int seed)
    {
        var random = new Random(seed);
        var county = County(random);
        var before = SameVerdict.Bits(county);
        for (var step = 0; step < 25; step++)
        {
            switch (random.Next(9))
            {
                case 0:
                    county.TakeBack();
                    Assert.Equal(before, SameVerdict.Bits(county));
                    break;
                case 1 when random.Next(4) == 0:
                    county.Judge();
                    before = SameVerdict.Bits(county);
                    break;
                default:
                    county.Change([.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Any(county, random))]);
                    break;
            }

            SameVerdict.Expect(county);
        }

        county.TakeBack();
        Assert.Equal(before, SameVerdict.Bits(county));
    }

    [Fact]
    public void A_county_not_judged_and_a_row_it_has_not_are_refused_and_nothing_is_changed()
    {
        var columns = SchoolColumns.From(Build.Merged([Build.School("A", primary: 300)]));
        var change = new CellChange(Field.TeachingArea, 0, 1);
        Assert.Throws<InvalidOperationException>(() => new ResourceVerdict(Build.Kernel(), columns).Change(change));

        var county = ResourceVerdict.Judge(Build.Kernel(), columns);
        var before = SameVerdict.Bits(county);
        Assert.Throws<ArgumentOutOfRangeException>(() => county.Change(change, change with { Row = 1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => county.Change(change, change with { Row = -1 }));
        Assert.Equal(before, SameVerdict.Bits(county));
    }

    /// <summary>A county of one to thirty schools, by any form of the CV, with tolerances or without.</summary>
    private static ResourceVerdict County(Random random)
    {
        var form = (CvFormula)Math.Max(0, random.Next(5) - 2);
        var pack = Build.National with { Cv = (form, Build.National.Cv.Source) };
        var drafts = Enumerable
            .Range(0, random.Next(3) == 0 ? random.Next(1, 8) : 1)
            .SelectMany(part => Part(part, random, blanks: random.Next(3) > 0));
        return ResourceVerdict.Judge(
            Kernel.Compile(pack, Build.Day, tolerances: random.Next(2) == 0),
            SchoolColumns.From(Build.Merged(drafts))
        );
    }

    private static List<SchoolDraft> Part(int part, Random random, bool blanks)
    {
        var drafts = new RandomCounty(random.Next()).Schools(blanks);
        foreach (var draft in drafts)
        {
            draft.School = $"{part}-{draft.School}";
            draft.Parent = draft.Parent is { } parent ? $"{part}-{parent}" : null;
        }

        return drafts;
    }

    private static CellChange Any(ResourceVerdict county, Random random)
    {
        var field = random.Next(6) == 0 ? All[random.Next(All.Length)] : Resource[random.Next(Resource.Length)];
        var row = random.Next(county.Columns.Count);
        long? millionths = random.Next(12) switch
        {
            0 => null,
            1 => 0,
            2 => random.NextInt64(Fields.Largest) * Fields.Scale,
            3 => random.NextInt64(1L << 49),
            4 => county.Columns[field][random.Next(county.Columns.Count)],
            5 => county.Columns[field][row],
            _ => random.NextInt64(2000) * Fields.Scale,
        };
        return new(field, row, millionths);
    }
}
