using Junheng.Engine.Schools;

namespace Junheng.App.Tests.Demo;

/// <summary>What cannot be true of one row, whatever the rules.</summary>
internal static class Contradictions
{
    /// <summary>What of it is true of a row; a missing figure contradicts nothing.</summary>
    public static IEnumerable<string> Of(SchoolRecord row)
    {
        IEnumerable<Bound> bounds = [.. OfSchool(row), .. SchoolTerms.Judged.SelectMany(s => OfStage(row, s))];
        return bounds.Where(b => b.Small > b.Large).Select(b => $"{row.Year} {row.Name}: {b.What}");
    }

    /// <summary>Cells that are empty though the school has pupils in the stage.</summary>
    public static IEnumerable<string> Blanks(IEnumerable<SchoolRecord> rows) =>
        from row in rows
        from field in Fields.All
        let isPupils = SchoolTerms.Stages.Any(s => Fields.Pupils(s) == field.Field)
        where isPupils || field.Stage is not { } stage || row.Value(Fields.Pupils(stage)) > 0
        where !row.Has(field.Field)
        select $"{row.Year} {row.Name}: {field.Title}";

    private static IEnumerable<Bound> OfSchool(SchoolRecord row) =>
        [
            new(row.Value(Field.IndoorSportsArea), row.Value(Field.TeachingArea), "indoor sports within teaching area"),
            new(
                (decimal)row.MusicRooms!.Concat(row.ArtRooms!).Sum() / Fields.Scale,
                row.Value(Field.TeachingArea) - row.Value(Field.IndoorSportsArea),
                "rooms within teaching area"
            ),
            new(
                row.Value(Field.MigrantPupils),
                row.Value(Field.PupilsPrimary) + row.Value(Field.PupilsJunior),
                "migrants among pupils"
            ),
            new(row.Built, row.Year, "built by now"),
            .. Fields.All.Select(f => new Bound(0, row.Value(f.Field), "nothing negative")),
            .. Fields
                .All.Where(f => f.IsCount && row.Has(f.Field))
                .Select(f => new Bound(row.Millionths(f.Field) % Fields.Scale, 0, "counts are whole numbers")),
            .. row.Type.Implied().Select(s => new Bound(1, row.Value(Fields.Pupils(s)), $"type implies {s}")),
        ];

    private static IEnumerable<Bound> OfStage(SchoolRecord row, Stage stage)
    {
        decimal? Value(params Field[] primary) =>
            primary.Aggregate((decimal?)0, (sum, f) => sum + row.Value(Fields.Of(f, stage)));
        var (pupils, classes) = (row.Value(Fields.Pupils(stage)), Value(Field.ClassesPrimary));
        var (largest, over) = (Value(Field.MaxClassPrimary), Value(Field.ClassesOverPrimary));
        var teachers = Value(Field.TeachersPrimary);
        var limit = stage == Stage.Primary ? 45 : 50;
        return
        [
            new(pupils, classes * largest, "classes times largest class hold all pupils"),
            new(largest, pupils, "largest class within the stage"),
            new(over, classes, "oversize classes among classes"),
            over > 0 ? new(limit + 1, largest, "an oversize class is large") : new(largest, limit, "none is oversize"),
            new(over * (limit + 1), pupils, "oversize classes hold no more than all"),
            new(pupils, over * largest + (classes - over) * limit, "the other classes hold the rest"),
            new(
                Value(Field.AssociatePrimary, Field.BachelorPrimary, Field.MasterPrimary, Field.DoctorPrimary),
                teachers,
                "degrees among teachers"
            ),
            new(Value(Field.BackbonePrimary), teachers, "backbone among teachers"),
            new(
                Value(Field.PePrimary, Field.MusicPrimary, Field.ArtPrimary, Field.ArtsPrimary),
                teachers,
                "PE and art teachers among teachers"
            ),
        ];
    }

    private readonly record struct Bound(decimal? Small, decimal? Large, string What);
}
