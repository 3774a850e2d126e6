using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Junheng.Engine.Compute;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;

namespace Junheng.Engine.Tests.Compute;

/// <summary>Columns that serve county after county say what fresh ones say, whatever stands in them from before.</summary>
public class ReusedColumnsTests
{
    [Property(MaxTest = 200)]
    public Property County_after_county_gives_what_fresh_columns_give() =>
        Prop.ForAll(
            Gen.Choose(0, int.MaxValue).ToArbitrary(),
            seed =>
            {
                var random = new Random(seed);
                var kernel = Build.Kernel(tolerances: seed % 2 == 0);
                var columns = new SchoolColumns(random.Next(3));
                var reused = new ResourceVerdict(kernel, columns);
                for (var round = 0; round < 6; round++)
                {
                    var schools = Schools(random);
                    columns.Resize(schools.Count);
                    Spoil(columns, random);
                    for (var i = 0; i < schools.Count; i++)
                    {
                        columns.Put(i, schools[i]);
                        SpoilUnknown(columns, i, random);
                    }

                    reused.Judge();
                    var fresh = ResourceVerdict.Judge(kernel, SchoolColumns.From(schools));
                    Assert.Equal(Said(schools, fresh), Said(schools, reused));
                }
            }
        );

    /// <summary>Counties of very different sizes one after the other.</summary>
    private static IReadOnlyList<SchoolRecord> Schools(Random random)
    {
        var drafts = new List<Validate.SchoolDraft>();
        for (var parts = random.Next(3) == 0 ? random.Next(1, 30) : 1; parts > 0; parts--)
        {
            foreach (var draft in new RandomCounty(random.Next()).Schools(blanks: random.Next(2) == 0, campuses: false))
            {
                drafts.Add(
                    new()
                    {
                        School = $"{draft.School}-{parts}",
                        Name = draft.Name,
                        Type = draft.Type,
                        Locale = draft.Locale,
                        CityCentre = draft.CityCentre,
                    }
                );
                drafts[^1].CopyFigures(draft);
            }
        }

        return Build.Merged(drafts);
    }

    /// <summary>Rows behind the last school hold what a larger county left there.</summary>
    private static void Spoil(SchoolColumns columns, Random random)
    {
        foreach (var field in Fields.All.Select(f => f.Field))
        {
            for (var i = columns.Count; i < columns[field].Length; i++)
            {
                columns[field][i] = Rest(random);
            }
        }

        for (var i = columns.Count; i < columns.Known.Length; i++)
        {
            columns.PutFacts(
                i,
                (ulong)random.NextInt64(),
                (SchoolType)random.Next(8),
                null,
                true,
                (byte)random.Next(16)
            );
        }
    }

    /// <summary>A blank cell's place in a column holds anything.</summary>
    private static void SpoilUnknown(SchoolColumns columns, int i, Random random)
    {
        foreach (var field in Fields.All.Select(f => f.Field).Where(f => !columns.Has(i, f)))
        {
            columns[field][i] = Rest(random);
        }
    }

    private static long Rest(Random random) =>
        random.Next(3) switch
        {
            0 => random.NextInt64(1000) * Fields.Scale,
            1 => random.NextInt64(Fields.Largest) * Fields.Scale,
            _ => random.NextInt64(long.MaxValue),
        };

    private static IReadOnlyList<string> Said(IReadOnlyList<SchoolRecord> schools, ResourceVerdict resources) =>
        [
            .. new JudgedSchools(schools, resources).Lines(),
            .. from u in Enumerable.Range(0, resources.Units.Count)
            from i in Enumerable.Range(0, 7)
            select resources.Units.Has(u, i) ? $"{resources.Units.Value(u, i):R}" : "-",
            .. resources.Stages.Select(s =>
                string.Join(' ', s.Figures.Cvs.Select(c => $"{c:R}")) + $" {s.CvVerdict} {s.UnitsVerdict} {s.UnitsMet}"
            ),
        ];
}
