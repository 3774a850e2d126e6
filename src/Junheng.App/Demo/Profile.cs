using Junheng.Engine.Schools;

namespace Junheng.App.Demo;

/// <summary>What a school of a kind and locale owns per head, and whom it employs: the county as it looks.</summary>
/// <param name="Area">㎡ of teaching rooms beside the music and art rooms.</param>
/// <param name="Ground">㎡ of sports grounds and halls.</param>
/// <param name="Equipment">元.</param>
/// <param name="Multimedia">Rooms per hundred heads.</param>
internal sealed record Profile(Span Area, Span Ground, Span Equipment, Span Multimedia)
{
    private static readonly Profile Integrated = new(new(7.4m, 9.2m), new(13m, 16m), new(3150, 3800), new(3.15m, 3.8m));

    private static readonly Profile Vocational = new(new(9m, 11m), new(11m, 14m), new(4200, 5200), new(2.8m, 3.4m));

    private static readonly Profile Special = new(new(18m, 24m), new(28m, 34m), new(9000, 12000), new(9m, 12m));

    private static readonly Profile[] Primary =
    [
        new(new(4.7m, 5.8m), new(7.8m, 9.6m), new(2120, 2700), new(2.42m, 2.9m)),
        new(new(5.2m, 7.2m), new(11m, 15m), new(2250, 3000), new(2.6m, 3.4m)),
        new(new(7.2m, 10.5m), new(17m, 25m), new(2450, 3700), new(3.1m, 4.6m)),
    ];

    private static readonly Profile[] Junior =
    [
        new(new(6.1m, 7.2m), new(10.7m, 12.6m), new(2620, 3300), new(2.55m, 3m)),
        new(new(6.5m, 8.8m), new(13m, 18m), new(2700, 3600), new(2.7m, 3.5m)),
        new(new(8m, 11m), new(17m, 24m), new(2800, 3900), new(3.1m, 4.2m)),
    ];

    public static Profile Of(Outline school) =>
        school.Type switch
        {
            SchoolType.Vocational => Vocational,
            SchoolType.Special => Special,
            SchoolType.Junior => Junior[(int)school.Locale],
            _ => school.Integrated ? Integrated : Primary[(int)school.Locale],
        };
}

/// <summary>Teachers of a stage per hundred pupils.</summary>
/// <param name="Qualified">Above the required degree.</param>
/// <param name="Backbone">骨干教师.</param>
/// <param name="Sports">PE and art teachers together.</param>
internal sealed record Staffing(Span Qualified, Span Backbone, Span Sports)
{
    private static readonly Staffing[] Primary =
    [
        new(new(4.6m, 5.4m), new(1.12m, 1.6m), new(0.96m, 1.3m)),
        new(new(5.4m, 6.6m), new(1.08m, 1.5m), new(0.96m, 1.3m)),
        new(new(6.4m, 8.8m), new(1.04m, 1.4m), new(0.94m, 1.3m)),
    ];

    private static readonly Staffing[] Junior =
    [
        new(new(5.8m, 6.8m), new(1.14m, 1.7m), new(0.98m, 1.3m)),
        new(new(6.4m, 8m), new(1.1m, 1.6m), new(0.96m, 1.3m)),
        new(new(7.2m, 9.6m), new(1.06m, 1.5m), new(0.94m, 1.3m)),
    ];

    public static Staffing Of(Stage stage, Locale locale) => (stage == Stage.Primary ? Primary : Junior)[(int)locale];
}
