using Junheng.Engine.Schools;

namespace Junheng.App.Demo;

/// <summary>The classes of one stage of a school; pupils, largest class and crowded classes all follow from them.</summary>
internal sealed record Classes(IReadOnlyList<int> Normal, IReadOnlyList<int> Crowded)
{
    public static readonly Classes None = new([], []);

    private static readonly string[] PrimaryGrades = ["一年级", "二年级", "三年级", "四年级", "五年级", "六年级"];
    private static readonly string[] JuniorGrades = ["七年级", "八年级", "九年级"];

    public int Count => Normal.Count + Crowded.Count;

    public int Pupils => Normal.Sum() + Crowded.Sum();

    public int Largest => Count == 0 ? 0 : Math.Max(Normal.DefaultIfEmpty().Max(), Crowded.DefaultIfEmpty().Max());

    public static Classes Draw(ClassPlan? plan, SplitMix random) =>
        plan is null
            ? None
            : new(
                [.. Enumerable.Range(0, plan.Normal).Select(_ => random.Between(plan.From, plan.To))],
                [.. Enumerable.Range(0, plan.Crowded).Select(_ => random.Between(plan.CrowdedFrom, plan.CrowdedTo))]
            );

    /// <summary>
    /// The same stage some years earlier. In villages the classes were larger (never so large as to become crowded); in
    /// towns there were fewer of them.
    /// </summary>
    public Classes Before(int years, Locale locale) =>
        locale == Locale.Rural
            ? new([.. Normal.Select(n => n * (100 + 4 * years) / 100)], Crowded)
            : new(Fewer(Normal, years), Fewer(Crowded, years));

    /// <summary>The classes as a class list names them: grade by grade, the crowded ones in the upper grades.</summary>
    public IEnumerable<SchoolClass> Listed(Stage stage)
    {
        var grades = stage == Stage.Primary ? PrimaryGrades : JuniorGrades;
        var (grade, number) = (0, 0);
        foreach (var (pupils, i) in Normal.Concat(Crowded).Select((p, i) => (p, i)))
        {
            var now = i * grades.Length / Count;
            number = now == grade ? number + 1 : 1;
            grade = now;
            yield return new(stage, grades[grade], $"{number}班", pupils);
        }
    }

    private static List<int> Fewer(IReadOnlyList<int> classes, int years) =>
        [.. classes.Take(classes.Count - classes.Count * 3 * years / 100)];
}
