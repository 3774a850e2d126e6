using FsCheck;
using FsCheck.Fluent;
using Junheng.Engine.Schools;
using Junheng.Engine.Tests.Validate;

namespace Junheng.Engine.Tests;

/// <summary>
/// A small synthetic county of all types of school with blanks, campuses, tolerances' flags and poor and rich figures.
/// The seed stands for the county in a failing test.
/// </summary>
public sealed record RandomCounty(int Seed)
{
    private static readonly Field[] Pupils = [.. SchoolTerms.Stages.Select(Fields.Pupils)];

    public static Arbitrary<RandomCounty> Counties() =>
        Gen.Choose(0, int.MaxValue).Select(s => new RandomCounty(s)).ToArbitrary();

    /// <summary>The rows; the same every time.</summary>
    internal List<SchoolDraft> Schools(bool blanks = true, bool campuses = true)
    {
        var random = new Random(Seed);
        var rows = Enumerable.Range(0, random.Next(1, 9)).Select(i => One(random, i)).ToList();
        foreach (var row in rows.Skip(1))
        {
            // Every draw is made whatever is asked for, so that both kinds of a county are alike.
            var campus = random.Next(4) == 0;
            var parent = rows[random.Next(rows.Count)].School;
            row.Counted = !(campus && campuses);
            row.Parent = campus && campuses ? parent : null;
            foreach (var field in Fields.All.Select(f => f.Field))
            {
                var blank = random.Next(Pupils.Contains(field) ? 60 : 25) == 0;
                row[field] = blank && blanks ? null : row[field];
            }
        }

        return rows;
    }

    private static SchoolDraft One(Random random, int index)
    {
        var type = (SchoolType)random.Next(8);
        var implied = type.Implied();
        var row = Build.School(
            $"S{index}",
            type,
            Count(Stage.Primary),
            Count(Stage.Junior),
            Count(Stage.Senior),
            random.Next(3) == 0 ? random.Next(1, 80) : 0
        );
        row.Locale = random.Next(4) == 0 ? null : (Locale)random.Next(3);
        row.CityCentre = random.Next(3) == 0;
        row[Field.ExtraSportsArea] = random.Next(900);
        row[Field.VisitingPrimary] = random.Next(3);
        row[Field.VisitingJunior] = random.Next(3);
        foreach (var field in Fields.All.Where(f => !Pupils.Contains(f.Field) && row[f.Field] > 0))
        {
            var part = random.Next(8) == 0 ? 0 : random.Next(30, 130) / 100m;
            var value = row[field.Field]!.Value * part;
            row[field.Field] = field.IsCount ? Math.Ceiling(value) : Math.Round(value + random.Next(99) / 1000m, 3);
        }

        return row;

        int Count(Stage stage) =>
            implied.Contains(stage) || random.Next(12) == 0
                ? random.Next(5) == 0
                    ? random.Next(45, 105)
                    : random.Next(0, 1500)
                : 0;
    }
}
