using Junheng.Engine.Schools;
using Junheng.Engine.Standards;
using Junheng.Engine.Validate;

namespace Junheng.Engine.Tests.Validate;

/// <summary>
/// A plausible synthetic county of every type of school: 12 primary schools P01–P12, 12 junior schools J01–J12, a
/// nine-year school with a campus, and one each of the others. Tests spoil it and look what is found.
/// </summary>
internal sealed class SampleCounty
{
    private readonly List<string> keys = [];

    public SampleCounty(int year = 2025)
    {
        for (var i = 1; i <= 12; i++)
        {
            Add($"P{i:00}", $"第{i}小学", SchoolType.Primary, year, primary: 380 + 41 * i);
            Add($"J{i:00}", $"第{i}初级中学", SchoolType.Junior, year, junior: 420 + 53 * i);
        }

        Add("nine", "青山九年一贯制学校", SchoolType.NineYear, year, primary: 620, junior: 340);
        Add("campus", "青山学校东校区", SchoolType.Primary, year, primary: 180);
        Add("twelve", "平湖十二年一贯制学校", SchoolType.TwelveYear, year, primary: 810, junior: 470, senior: 390);
        Add("secondary", "县第一完全中学", SchoolType.CompleteSecondary, year, junior: 730, senior: 880);
        Add("point", "石桥教学点", SchoolType.TeachingPoint, year, primary: 66);
        Add("special", "县特殊教育学校", SchoolType.Special, year, primary: 52, junior: 23);
        Add("vocational", "县职业教育中心", SchoolType.Vocational, year, senior: 960);
        this["campus"].Counted = false;
        this["campus"].Parent = this["nine"].School;
        this["point"].Locale = Locale.Rural;
        Figures = SampleFigures.Of([.. Drafts.Values]);
    }

    public Dictionary<string, SchoolDraft> Drafts { get; } = [];

    public Dictionary<string, decimal> Figures { get; }

    /// <summary>The year before, if the test wants one.</summary>
    public SampleCounty? Before { get; private set; }

    public SchoolDraft this[string key]
    {
        get => Drafts[key];
        set => Drafts[key] = value;
    }

    public SampleCounty WithLastYear()
    {
        Before = new(2024);
        return this;
    }

    public void Remove(string key) => Drafts.Remove(key);

    /// <summary>One more school, like those that are there.</summary>
    public SchoolDraft Add(
        string key,
        string name,
        SchoolType type,
        int year,
        int primary = 0,
        int junior = 0,
        int senior = 0
    )
    {
        keys.Add(key);
        var draft = new SchoolDraft
        {
            Year = year,
            School = $"99{keys.Count:00000000}",
            Name = name,
            Type = type,
        };
        SampleFigures.Fill(draft, keys.Count, year - 2025, primary, junior, senior);
        Drafts.Add(key, draft);
        return draft;
    }

    /// <summary>Every row as a file would hold it, then everything the Validate stage says.</summary>
    public IReadOnlyList<Finding> Findings()
    {
        var rows = Rows("schools.csv");
        var roster = Roster.From(rows);
        var last = Roster.From(Before?.Rows("last.csv") ?? []).Schools;
        return
        [
            .. roster.Findings,
            .. Checks.Run(new(Pack, rows, roster.Schools, last, Figures) { Tolerances = Tolerances }),
        ];
    }

    /// <summary>The tolerances applied: all of the pack's unless a test takes them away.</summary>
    public IReadOnlyList<Tolerance> Tolerances { get; set; } = Build.National.Tolerances;

    private static RulePack Pack { get; } = Build.National;

    private List<SchoolRecord> Rows(string file) => [.. Drafts.Values.Select((d, i) => d.Build(file, i + 2))];
}
