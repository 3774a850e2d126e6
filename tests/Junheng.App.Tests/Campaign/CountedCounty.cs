using System.Globalization;

namespace Junheng.App.Tests.Campaign;

/// <summary>
/// The delivered file of the demo county, counted with a pencil: read, campuses added to their schools, divided and
/// compared by hand, without a line of the product.
/// </summary>
internal sealed class CountedCounty
{
    private static readonly string[] Stages = ["primary", "junior"];

    /// <summary>Weights of a pupil of each stage, in 550ths.</summary>
    private static readonly Dictionary<string, int> Weights = new()
    {
        ["kg"] = 500,
        ["primary"] = 550,
        ["junior"] = 605,
        ["senior"] = 726,
    };

    private readonly Dictionary<string, School> schools = [];

    public CountedCounty(string csv)
    {
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var head = lines[0].TrimStart('\uFEFF').Split(',');
        var rows = lines[1..].Select(l => head.Zip(l.Split(',')).ToDictionary(c => c.First, c => c.Second)).ToList();
        foreach (var row in rows.Where(r => r["counted"] == "1"))
        {
            schools[row["school"]] = new(row["name"], row["type"], row);
        }

        foreach (var row in rows.Where(r => r["counted"] == "0"))
        {
            schools[row["parent"]].Add(row);
        }
    }

    /// <summary>Parts of a stage under a threshold: sum of some columns × factor, per pupil or shared by weight.</summary>
    public int Below(string stage, decimal threshold, decimal factor, bool shared, params string[] columns) =>
        schools.Values.Count(s =>
        {
            var pupils = s["pupils_" + stage] ?? 0;
            if (!IsJudged(s) || pupils == 0 || columns.Any(c => s[c.TrimStart('-')] is null))
            {
                return false;
            }

            var sum = columns.Sum(c => c[0] == '-' ? -s[c[1..]]!.Value : s[c]!.Value) * factor;
            return shared
                ? sum * Weights[stage] < threshold * Weights.Sum(w => (s["pupils_" + w.Key] ?? 0) * w.Value)
                : sum < threshold * pupils;
        });

    /// <summary>Classes over the limit.</summary>
    public decimal ClassesOver(string stage) =>
        schools.Values.Where(IsJudged).Sum(s => s["classes_over_" + stage] ?? 0);

    /// <summary>Schools of some types with more pupils than a limit in some stages.</summary>
    public int Larger(decimal limit, string[] types, params string[] stages) =>
        schools.Values.Count(s => types.Contains(s.Type) && stages.Sum(stage => s["pupils_" + stage] ?? 0) > limit);

    /// <summary>Schools of a type group with too few rooms of a kind.</summary>
    public int WithoutRooms(string kind, decimal area, params string[] types) =>
        schools.Values.Count(s =>
            IsJudged(s)
            && types.Contains(s.Type)
            && s.Rooms(kind) is { } rooms
            && rooms.Count(r => r >= area) < Math.Ceiling(Stages.Sum(stage => s["classes_" + stage] ?? 0) / 12)
        );

    private static bool IsJudged(School school) =>
        school.Type is not ("special" or "vocational")
        && (school.Type != "teaching_point" || (school["pupils_primary"] ?? 0) >= 50);

    private sealed class School(string name, string type, Dictionary<string, string> first)
    {
        private readonly List<Dictionary<string, string>> rows = [first];

        public string Name { get; } = name;

        public string Type { get; } = type;

        /// <summary>The sum of a column; null if a campus left it blank.</summary>
        public decimal? this[string column] =>
            rows.Any(r => r[column].Length == 0)
                ? null
                : rows.Sum(r => decimal.Parse(r[column], CultureInfo.InvariantCulture));

        public void Add(Dictionary<string, string> campus) => rows.Add(campus);

        public List<decimal>? Rooms(string kind) =>
            rows.Any(r => r[kind + "_rooms"].Length == 0)
                ? null
                :
                [
                    .. rows.SelectMany(r => r[kind + "_rooms"].Split('|'))
                        .Where(a => a != "0")
                        .Select(a => decimal.Parse(a, CultureInfo.InvariantCulture)),
                ];
    }
}
