using System.Globalization;
using Junheng.Engine.Schools;

namespace Junheng.Engine.Validate;

/// <summary>
/// The schools of one or more counties, ready to be computed: double rows dropped, campuses not counted as schools
/// (不计校数) added to their parents, ordered by year, county and school identifier.
/// </summary>
/// <param name="Schools">The merged records in order of results.</param>
/// <param name="Findings">Double rows and campuses without a proper parent.</param>
public sealed record Roster(IReadOnlyList<SchoolRecord> Schools, IReadOnlyList<Finding> Findings)
{
    /// <summary>What bringing rows together can find, for the catalogue.</summary>
    internal static readonly CheckInfo[] Checks =
    [
        new("duplicate-school", FindingLevel.Error, "学校标识码重复出现", "请删除多余的一行"),
        new(
            "campus-without-parent",
            FindingLevel.Error,
            "不计校数的校区没有可用的所属学校",
            "请补填或核对所属学校标识码，或改为计校数"
        ),
        new("merged-too-large", FindingLevel.Error, "校区合并后的数字过大", "请核对各校区的数字"),
    ];

    /// <summary>Builds a roster from rows in the order they were handed in.</summary>
    public static Roster From(IEnumerable<SchoolRecord> rows)
    {
        var findings = new List<Finding>();
        var first = new Dictionary<string, SchoolRecord>(StringComparer.Ordinal);
        var kept = new List<SchoolRecord>();
        foreach (var row in rows)
        {
            var key = Key(row, row.School);
            if (first.TryAdd(key, row))
            {
                kept.Add(row);
            }
            else
            {
                findings.Add(DoubleRow(row, first[key]));
            }
        }

        var campuses = new Dictionary<SchoolRecord, List<SchoolRecord>>();
        var schools = new List<SchoolRecord>();
        foreach (var row in kept)
        {
            if (row.Counted)
            {
                schools.Add(row);
            }
            else if (row.Parent is { } parent && first.TryGetValue(Key(row, parent), out var school) && school.Counted)
            {
                (campuses.TryGetValue(school, out var list) ? list : campuses[school] = []).Add(row);
            }
            else
            {
                schools.Add(row);
                findings.Add(Orphan(row));
            }
        }

        var merged = schools.ConvertAll(s =>
            campuses.TryGetValue(s, out var parts) ? CampusMerge.Merge(s, parts, findings) : s
        );
        merged.Sort(Order);
        return new(merged, findings);
    }

    /// <summary>The order of results: year, county, school, each by code point.</summary>
    public static int Order(SchoolRecord a, SchoolRecord b)
    {
        var order = a.Year.CompareTo(b.Year);
        order = order != 0 ? order : CodePoints.Compare(a.County, b.County);
        return order != 0 ? order : CodePoints.Compare(a.School, b.School);
    }

    /// <summary>A school of the row's year and county as one text; no identifier holds the character in between.</summary>
    private static string Key(SchoolRecord row, string school) =>
        string.Concat(row.Year.ToString(CultureInfo.InvariantCulture), "\0", row.County, "\0" + school);

    private static Finding DoubleRow(SchoolRecord row, SchoolRecord kept) =>
        Finding.About(
            row,
            FindingLevel.Error,
            "duplicate-school",
            "school",
            $"学校标识码“{row.School}”在{row.Year}年重复出现，已采用{kept.Source?.File}第{kept.Source?.Row}行，本行未采用。请删除多余的一行。"
        );

    private static Finding Orphan(SchoolRecord row) =>
        Finding.About(
            row,
            FindingLevel.Error,
            "campus-without-parent",
            "parent",
            row.Parent is null
                ? $"“{row.Name}”填为不计校数，但没有填写所属学校标识码，暂按独立学校测算。请补填所属学校，或改为计校数。"
                : $"“{row.Name}”填为不计校数，所属学校“{row.Parent}”不是本县同年的计校数学校，暂按独立学校测算。请核对所属学校标识码。"
        );
}
