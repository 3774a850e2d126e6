using System.Text;
using Junheng.Engine.Schools;

namespace Junheng.App.Import;

/// <summary>A sheet of the annual return beside the schools' own: its name and columns.</summary>
/// <param name="Sheet">Name of the sheet.</param>
/// <param name="Columns">Columns in the order they are written.</param>
/// <param name="Required">Codes of the columns by which the table is recognised.</param>
internal sealed record ListTable(string Sheet, IReadOnlyList<RecordColumn> Columns, IReadOnlyList<string> Required)
{
    public const int LongestGrade = 20;
    public const int LongestName = 30;

    private static readonly RecordColumn School = new("school", "学校标识码", "", "与“学校数据”表中的学校标识码一致");
    private static readonly RecordColumn SchoolName = new("school_name", "学校名称", "", "便于核对，不作为数据读取");

    /// <summary>班级名单.</summary>
    public static readonly ListTable Classes = new(
        "班级名单",
        [
            School,
            SchoolName,
            new("class_stage", "学段", "", "小学或初中"),
            new("class_grade", "年级", "", $"如三年级，不超过{LongestGrade}个字"),
            new("class_name", "班级", "", $"如2班，不超过{LongestName}个字"),
            new("class_pupils", "学生数", "人", "该班在校学生数；班额逐班判定，不用平均数"),
        ],
        ["school", "class_stage", "class_pupils"]
    );

    /// <summary>教室名单.</summary>
    public static readonly ListTable Rooms = new(
        "教室名单",
        [
            School,
            SchoolName,
            new("room_kind", "教室类别", "", $"{RoomKind.Music.Title()}或{RoomKind.Art.Title()}"),
            new("room_name", "教室名称", "", $"如音乐教室1，不超过{LongestName}个字"),
            new("room_area", "使用面积", "㎡", "该间教室的使用面积；面积逐间判定"),
        ],
        ["school", "room_kind", "room_area"]
    );

    /// <summary>县级数据.</summary>
    public static readonly ListTable County = new(
        "县级数据",
        [
            new("item_group", "类别", "", "便于查找"),
            new("item_code", "项目代码", "", "请勿改动"),
            new("item_title", "项目", "", "请勿改动"),
            new("item_unit", "单位", "", "数值的单位"),
            new("item_value", "数值", "", "留空表示没有数据，不改变系统中已有的数值；确实为零请填0"),
            new("item_last", "上年数值", "", "上年填报的数值，供核对"),
            new("item_definition", "口径", "", "统计口径"),
        ],
        ["item_code", "item_value"]
    );

    /// <summary>All of them, in the order of the workbook.</summary>
    public static readonly IReadOnlyList<ListTable> All = [Classes, Rooms, County];

    /// <summary>A column by what stands in a header cell: code or title, spaces, line breaks and unit tolerated.</summary>
    public RecordColumn? Find(string cell)
    {
        var text = Squeeze(cell);
        var bracket = text.LastIndexOf('(');
        var name = bracket > 0 ? text[..bracket] : text;
        return Columns.FirstOrDefault(c => c.Code == text || c.Title == name);
    }

    private static string Squeeze(string cell)
    {
        var text = new StringBuilder(cell.Length);
        foreach (var c in cell.Where(c => !char.IsWhiteSpace(c)))
        {
            text.Append(
                c switch
                {
                    '（' => '(',
                    '）' => ')',
                    _ => c,
                }
            );
        }

        return text.ToString();
    }
}

/// <summary>Where a sheet has the columns of a table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Row">1-based row of the header.</param>
/// <param name="Indexes">0-based positions by column code.</param>
internal sealed record ListHeader(ListTable Table, int Row, IReadOnlyDictionary<string, int> Indexes)
{
    /// <summary>The position of a column; -1 if the sheet lacks it.</summary>
    public int IndexOf(string code) => Indexes.GetValueOrDefault(code, -1);

    /// <summary>Reads a row as a header; null if it lacks a required column of the table.</summary>
    public static ListHeader? Of(ListTable table, IReadOnlyList<string> cells, int row)
    {
        var indexes = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < cells.Count; i++)
        {
            if (table.Find(cells[i]) is { } column)
            {
                indexes.TryAdd(column.Code, i);
            }
        }

        return table.Required.All(indexes.ContainsKey) ? new(table, row, indexes) : null;
    }
}
