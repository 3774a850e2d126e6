using Junheng.Engine.Figures;
using Junheng.Engine.Schools;

namespace Junheng.App.Tests.Demo;

/// <summary>
/// The national rules written out a second time, plainly and exactly, tolerances off: what the demo county promises must
/// not be proved by the code that made it.
/// </summary>
internal static class StrictRules
{
    private static readonly Dictionary<Stage, Rational> Weights = new()
    {
        [Stage.Kindergarten] = new(10, 11),
        [Stage.Primary] = 1,
        [Stage.Junior] = new(11, 10),
        [Stage.Senior] = new(132, 100),
    };

    private static readonly Dictionary<Stage, Rational[]> Thresholds = new()
    {
        [Stage.Primary] = [.. new[] { 4.2m, 1, 0.9m, 4.5m, 7.5m, 2000, 2.3m }.Select(Rational.From)],
        [Stage.Junior] = [.. new[] { 5.3m, 1, 0.9m, 5.8m, 10.2m, 2500, 2.4m }.Select(Rational.From)],
    };

    private static readonly Rational Floor = new(85, 100);

    public static Rational Threshold(Stage stage, int indicator) => Thresholds[stage][indicator - 1];

    /// <summary>The judged stage parts of merged records with their seven values; null where an input is missing.</summary>
    public static List<Unit> Units(IEnumerable<SchoolRecord> schools) =>
        [
            .. from school in schools
            where school.Type is not (SchoolType.Special or SchoolType.Vocational)
            from stage in SchoolTerms.Judged
            let pupils = school.Value(Fields.Pupils(stage)) ?? 0
            where pupils >= (school.Type == SchoolType.TeachingPoint ? 50 : 1)
            select new Unit(school, stage, (int)pupils, Values(school, stage, pupils)),
        ];

    /// <summary>Coefficient of variation weighted by pupils, over the units with a value.</summary>
    public static double Cv(IReadOnlyList<Unit> units, int indicator)
    {
        var known = units.Where(u => u.Values[indicator - 1] is not null).ToList();
        var all = known.Sum(u => (double)u.Pupils);
        var mean = known.Sum(u => u.Pupils / all * u.Value(indicator).ToDouble());
        var variance = known.Sum(u => u.Pupils / all * Math.Pow(u.Value(indicator).ToDouble() - mean, 2));
        return Math.Sqrt(variance) / mean;
    }

    /// <summary>Whether a school has fewer rooms of the full area than its classes need.</summary>
    public static bool ShortOfRooms(SchoolRecord school, IReadOnlyList<long> rooms, int area)
    {
        var classes = (school.Value(Field.ClassesPrimary) ?? 0) + (school.Value(Field.ClassesJunior) ?? 0);
        return rooms.Count(r => r >= area * Fields.Scale) < Math.Ceiling(classes / 12);
    }

    private static Rational?[] Values(SchoolRecord school, Stage stage, decimal pupils)
    {
        Rational? Own(params Field[] primary) =>
            Sum(school, [.. primary.Select(f => Fields.Of(f, stage))]) * 100 / pupils;
        Rational? Shared(decimal? resource, int factor) =>
            resource is { } r ? Rational.From(r) * factor * Weights[stage] / Heads(school) : null;

        Field[] degrees = [Field.BachelorPrimary, Field.MasterPrimary, Field.DoctorPrimary];
        return
        [
            stage == Stage.Primary ? Own([Field.AssociatePrimary, .. degrees]) : Own(degrees),
            Own(Field.BackbonePrimary),
            Own(Field.PePrimary, Field.MusicPrimary, Field.ArtPrimary, Field.ArtsPrimary),
            Shared(school.Value(Field.TeachingArea) - school.Value(Field.IndoorSportsArea), 1),
            Shared(school.Value(Field.SportsGroundArea) + school.Value(Field.IndoorSportsArea), 1),
            Shared(school.Value(Field.EquipmentWan), 10_000),
            Shared(school.Value(Field.MultimediaRooms), 100),
        ];
    }

    private static Rational Heads(SchoolRecord school) =>
        SchoolTerms.Stages.Aggregate(
            Rational.Zero,
            (sum, s) => sum + Weights[s] * Rational.From(school.Value(Fields.Pupils(s))!.Value)
        );

    private static Exact Sum(SchoolRecord school, Field[] fields) =>
        new(fields.Aggregate((decimal?)0, (sum, f) => sum + school.Value(f)));

    /// <summary>A sum that may be missing, and the few operations needed of it.</summary>
    private readonly record struct Exact(decimal? Total)
    {
        public static Exact operator *(Exact a, int factor) => new(a.Total * factor);

        public static Rational? operator /(Exact a, decimal pupils) =>
            a.Total is { } total ? Rational.From(total) / Rational.From(pupils) : null;
    }

    /// <summary>A stage part.</summary>
    internal sealed record Unit(SchoolRecord School, Stage Stage, int Pupils, Rational?[] Values)
    {
        public Rational Value(int indicator) => Values[indicator - 1]!.Value;

        public bool Short(int indicator) => Value(indicator) < Threshold(Stage, indicator);

        public bool UnderFloor(int indicator) => Value(indicator) < Threshold(Stage, indicator) * Floor;

        public int ShortCount => Enumerable.Range(1, 7).Count(Short);
    }
}
