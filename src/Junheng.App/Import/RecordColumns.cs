using Junheng.Engine.Schools;

namespace Junheng.App.Import;

/// <summary>
/// 列目录: the columns of a school-record file in published order. The order is that of the written files; a file that
/// is read may have them in any order.
/// </summary>
public static class RecordColumns
{
    private static readonly RecordColumn[] Table =
    [
        new("year", "年份", "", "秋季事业统计所在的公历年份，4位数字，必填"),
        new("county", "区县代码", "", "6位行政区划代码，必填"),
        new("school", "学校标识码", "", "学校（机构）标识码，不超过20个字符，必填"),
        new("name", "学校名称", "", "学校全称"),
        new("type", "办学类型", "", SchoolTerms.TypeChoices + "，必填"),
        new("organiser", "举办者类型代码", "", Organisers() + "；不清楚留空"),
        new("locale", "城乡类型", "", SchoolTerms.LocaleChoices + "；不清楚留空"),
        new("built", "建校年份", "", "规划建成的年份，4位数字；不清楚留空"),
        new("city_centre", "中心城区学校", "", "位于人口密度过高的中心城区填1（是），否则填0（否）；留空视为0"),
        new("counted", "计校数", "", "单独计为一所学校填1（是），不计校数的校区填0（否）；留空视为1"),
        new("parent", "所属学校标识码", "", "不计校数的校区所并入学校的标识码；其他学校留空"),
        .. Fields.All.Select(f => new RecordColumn(f.Code, f.Title, f.Unit, f.Definition, f.Field)),
        new("music_rooms", "音乐教室面积", "㎡", "逐间填写使用面积，用“|”隔开，如98|96.5；没有填0，不清楚留空"),
        new("art_rooms", "美术教室面积", "㎡", "逐间填写使用面积，用“|”隔开，如92|90；没有填0，不清楚留空"),
    ];

    private static readonly Dictionary<string, RecordColumn> ByName = Names();

    /// <summary>All columns in published order.</summary>
    public static IReadOnlyList<RecordColumn> All => Table;

    /// <summary>Codes of the columns without which no row can be read.</summary>
    public static readonly IReadOnlyList<string> Required = ["year", "county", "school", "type"];

    /// <summary>A column by its code or its Chinese title; null if there is none.</summary>
    public static RecordColumn? Find(string codeOrTitle) => ByName.GetValueOrDefault(codeOrTitle);

    /// <summary>The title of a column of any sheet of the annual return; null if there is none of that code.</summary>
    public static string? TitleOf(string code) =>
        Find(code)?.Title ?? ListTable.All.SelectMany(t => t.Columns).FirstOrDefault(c => c.Code == code)?.Title;

    /// <summary>What a record has in a column, as files write it; empty if missing.</summary>
    public static string Text(SchoolRecord row, string code) => RecordCell.Text(row, ByName[code]);

    /// <summary>True if indicators need the column, so that a file without it deserves a warning.</summary>
    internal static bool FeedsIndicators(RecordColumn column) =>
        column.Field is not null || column.Code is "music_rooms" or "art_rooms";

    private static string Organisers() => string.Join("、", SchoolTerms.Organisers.Select((o, i) => $"{i + 1} {o}"));

    private static Dictionary<string, RecordColumn> Names()
    {
        var names = new Dictionary<string, RecordColumn>(StringComparer.Ordinal);
        foreach (var column in Table)
        {
            names.Add(column.Code, column);
            names.Add(column.Title, column);
        }

        return names;
    }
}
