using Junheng.Engine.Schools;
using static Junheng.Engine.Validate.FindingLevel;

namespace Junheng.Engine.Validate;

/// <summary>Names and codes of every row as handed in.</summary>
internal static class NameChecks
{
    // Not policy:
    private const int CountyDigits = 6;
    private const int SchoolDigits = 10;

    public static readonly Check[] All =
    [
        Check.OfRows(
            "name-blank",
            Warning,
            "学校名称空着",
            "请补填学校名称",
            r => string.IsNullOrWhiteSpace(r.Name) ? new("name", "没有填写学校名称") : null
        ),
        Check.OfRows(
            "county-not-six-digits",
            Warning,
            "行政区划代码不是6位数字",
            "请按国家统计用区划代码填写6位数字",
            r => Digits(r.County, CountyDigits) ? null : new("county", $"行政区划代码“{r.County}”不是6位数字")
        ),
        Check.OfRows(
            "school-not-ten-digits",
            Notice,
            "学校标识码不是10位数字",
            "请核对学校（机构）标识码，常见原因是表格软件去掉了前导的0或改成了科学计数",
            r => Digits(r.School, SchoolDigits) ? null : new("school", $"学校标识码“{r.School}”不是10位数字")
        ),
        Check.OfCounty(
            "same-name-twice",
            Warning,
            "两所学校同名",
            "请核对是否重复填报，确是两所学校的应在名称中区分",
            SameNames
        ),
    ];

    private static bool Digits(string text, int length) => text.Length == length && text.All(char.IsAsciiDigit);

    private static void SameNames(Inspection inspection, Report report)
    {
        var first = new Dictionary<string, SchoolRecord>();
        foreach (var row in inspection.Context.Rows)
        {
            if (!string.IsNullOrWhiteSpace(row.Name) && !first.TryAdd(row.Name, row))
            {
                var other = first[row.Name];
                // The same identifier twice is found when rows are brought together.
                if (other.School != row.School)
                {
                    report(row, "name", $"（标识码{row.School}）与标识码{other.School}的学校同名");
                }
            }
        }
    }
}
