using Junheng.Engine.Compute;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;
using Junheng.Engine.Tests.Validate;

namespace Junheng.Engine.Tests.Judge;

/// <summary>A synthetic county that meets all 32 indicators and the veto, for tests to break one thing of.</summary>
internal sealed class Sound
{
    public RulePack Pack { get; init; } = Build.National;

    public List<SchoolDraft> Schools { get; } =
    [
        Build.School("P1", primary: 400),
        Build.School("P2", primary: 800),
        Build.School("J1", SchoolType.Junior, junior: 600),
        Build.School("N1", SchoolType.NineYear, primary: 300, junior: 300),
    ];

    public Dictionary<string, decimal> Figures { get; } =
        new()
        {
            ["small_school_funded_pupils"] = 100,
            ["special_funds"] = 450_000,
            ["special_pupils"] = 75,
            ["teacher_pay"] = 97_300,
            ["civil_servant_pay"] = 97_300,
            ["trained_teachers"] = 500,
            ["teachers_total"] = 500,
            ["certified_teachers"] = 500,
            ["teachers_on_post"] = 500,
            ["rotation_eligible"] = 400,
            ["rotated_teachers"] = 40,
            ["rotated_backbone"] = 8,
            ["nearby_primary"] = 3_000,
            ["enrolled_primary"] = 3_000,
            ["nearby_junior"] = 1_900,
            ["enrolled_junior"] = 2_000,
            ["quota_total"] = 1_200,
            ["quota_allocated"] = 600,
            ["migrant_eligible"] = 1_000,
            ["migrant_public"] = 820,
            ["migrant_purchased"] = 30,
            ["graduates"] = 970,
            ["entry_cohort"] = 1_001,
            ["transfers_in"] = 50,
            ["transfers_out"] = 30,
            ["deaths"] = 1,
            ["disabled_total"] = 200,
            ["disabled_enrolled"] = 190,
            ["training_share_lowest"] = 5,
            ["labour_hours"] = 18,
            ["practice_hours"] = 36,
            ["school_hours_primary"] = 6,
            ["school_hours_junior"] = 7,
            ["survey_sent"] = 2_100,
            ["survey_valid"] = 2_000,
            ["survey_satisfied"] = 1_700,
        };

    public Dictionary<string, Judgement> Judgements { get; } = [];

    public IReadOnlyList<Tolerance> Tolerances { get; set; } = [];

    public Sound()
    {
        foreach (var subject in new[] { "chinese", "mathematics", "science", "pe", "arts", "moral" })
        {
            Figures["level_" + subject] = 3;
            Figures["variation_" + subject] = 0.149999m;
        }

        foreach (var key in Build.National.Items.Where(i => i.NeedsEvidence).Select(i => i.Key))
        {
            Say(key, Verdict.Met);
        }

        Build.National.Veto.ToList().ForEach(v => Say(v.Key, Verdict.Met));
    }

    /// <summary>The one school of the county.</summary>
    public Sound Only(SchoolDraft school)
    {
        Schools.Clear();
        Schools.Add(school);
        return this;
    }

    public void Say(string key, Verdict verdict) => Judgements[key] = new(verdict, "合成数据");

    public CountyVerdict Judge()
    {
        var schools = Build.Merged(Schools);
        var kernel = Kernel.Compile(Pack, Build.Day, false);
        return CountyVerdict.Judge(
            ResourceVerdict.Judge(kernel, SchoolColumns.From(schools)),
            new(Pack, Tolerances, schools, Figures, Judgements)
        );
    }

    public ItemVerdict Item(string key) => Judge().Items.Single(i => i.Item.Key == key);

    public Verdict Of(string key) => Item(key).Verdict;

    /// <summary>The shortfalls of a school item: what is short, and by how much.</summary>
    public IEnumerable<(string Kind, Verdict Verdict, long Count)> Short(string key) =>
        Item(key).Shortfalls.Select(s => (s.Kind, s.Verdict, s.Count));

    /// <summary>The national tolerances of these keys, as if granted.</summary>
    public Sound Granting(params string[] keys)
    {
        Tolerances = [.. Pack.Tolerances.Where(t => keys.Contains(t.Key))];
        Assert.Equal(keys.Length, Tolerances.Count);
        return this;
    }
}
