using Junheng.Engine.Judge;
using Junheng.Engine.Schools;
using Junheng.Engine.Tests.Validate;

namespace Junheng.Engine.Tests.Judge;

/// <summary>Thousands of changes of one county, as a what-if makes them: nothing drifts, and nothing asks for memory.</summary>
public class ManyEditsTests
{
    private const int Many = 10_000;
    private const int Schools = 100;

    private static readonly Field[] Resource =
    [
        .. SchoolTerms
            .Judged.SelectMany(s => Build.National.Indicators.SelectMany(i => i.Inputs[s]).Select(i => i.Field))
            .Distinct(),
    ];

    private readonly Random random = new(7);
    private readonly ResourceVerdict county;
    private readonly long[][] first;

    public ManyEditsTests()
    {
        county = Build.County(Enumerable.Range(0, Schools).Select(One)).Resources;
        first = [.. Fields.All.Select(f => county.Columns[f.Field].ToArray())];
    }

    [Fact]
    public void Ten_thousand_variants_leave_the_county_as_it_was()
    {
        var before = SameVerdict.Bits(county);
        for (var variant = 0; variant < Many; variant++)
        {
            county.Change([.. Enumerable.Range(0, 20).Select(_ => Any())]);
            if (variant % 500 == 0)
            {
                SameVerdict.Expect(county);
            }

            county.TakeBack();
        }

        Assert.Equal(before, SameVerdict.Bits(county));
    }

    [Fact]
    public void Ten_thousand_changes_one_upon_the_other_do_not_add_up_to_an_error()
    {
        var before = SameVerdict.Bits(county);
        for (var change = 0; change < Many; change++)
        {
            county.Change(Any());
            if (change % 200 == 0)
            {
                SameVerdict.Expect(county);
            }
        }

        SameVerdict.Expect(county);
        county.TakeBack();
        Assert.Equal(before, SameVerdict.Bits(county));
    }

    [Fact]
    public void A_change_asks_for_no_memory_once_warm()
    {
        CellChange[] changes = [.. Enumerable.Range(0, 2000).Select(_ => Any())];
        Variants();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Variants();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Variants()
        {
            for (var from = 0; from < changes.Length; from += 20)
            {
                county.Change(changes.AsSpan(from, 20));
                county.TakeBack();
            }
        }
    }

    private SchoolDraft One(int i)
    {
        var school = (i % 4) switch
        {
            0 => Build.School($"S{i}", primary: random.Next(60, 2000)),
            1 => Build.School($"S{i}", SchoolType.Junior, junior: random.Next(60, 2000)),
            2 => Build.School($"S{i}", SchoolType.NineYear, random.Next(60, 900), random.Next(60, 900)),
            _ => Build.School($"S{i}", SchoolType.TwelveYear, random.Next(60, 900), random.Next(60, 900), 300),
        };
        foreach (var field in Resource)
        {
            school[field] = Math.Ceiling(school[field]!.Value * random.Next(40, 120) / 100m);
        }

        return school;
    }

    private CellChange Any()
    {
        var (field, row) = (Resource[random.Next(Resource.Length)], random.Next(Schools));
        // Odd millionths, so that no value lies on its threshold, which fractions would decide.
        var millionths = first[(int)field][row] / 100 * random.Next(50, 150) + random.Next(1, 999_999);
        return new(field, row, millionths);
    }
}
