using Junheng.Engine.Schools;

namespace Junheng.App.Import;

/// <summary>A figure of the county as a workbook states it.</summary>
/// <param name="Code">Code of the county item.</param>
/// <param name="Value">The figure.</param>
/// <param name="Row">1-based row of the sheet.</param>
public sealed record CountyCell(string Code, decimal Value, int Row);

/// <summary>Reads the lists of an annual return: classes and rooms by school, figures of the county.</summary>
internal sealed class ListReader(string file, FindingList findings)
{
    private readonly Dictionary<string, List<SchoolClass>> classes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SchoolRoom>> rooms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CountyCell> county = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (RowPlace Place, string Title)> named = new(StringComparer.Ordinal);

    /// <summary>The county's figures, in the order of the sheet.</summary>
    public IReadOnlyList<CountyCell> County => [.. county.Values];

    /// <summary>Takes a row of a table that is not blank.</summary>
    public void Take(ListTable table, ListCells cells)
    {
        if (table == ListTable.County)
        {
            TakeCounty(cells);
            return;
        }

        var school = cells.Text("school");
        if (school.Length == 0)
        {
            cells.Error("empty-key", "school", "“学校标识码”没有填写，本行未读取。请补填；不是数据的行请删除。");
            return;
        }

        named.TryAdd(school, (cells.Place, table.Sheet));
        if (table == ListTable.Classes)
        {
            TakeClass(school, cells);
        }
        else
        {
            TakeRoom(school, cells);
        }
    }

    /// <summary>The rows that were given lists, with what they were before.</summary>
    public Dictionary<SchoolRecord, SchoolRecord> HandedIn { get; } = [];

    /// <summary>Puts the lists to the schools they name; a school that is not there is told.</summary>
    public List<SchoolRecord> Attach(List<SchoolRecord> schools)
    {
        // Of double rows the first counts; a list is the school's, not the row's.
        var open = new HashSet<string>(named.Keys, StringComparer.Ordinal);
        var attached = schools.ConvertAll(s => open.Remove(s.School) ? WithLists(s) : s);
        foreach (var school in open)
        {
            new CellFindings(findings, named[school].Place, CellText.Quote(school)).Error(
                "list-unknown-school",
                "school",
                $"“{named[school].Title}”中的学校标识码“{CellText.Quote(school)}”不在本文件的学校数据中，该校的名单未读取。请核对标识码，或在学校数据中补上该校。"
            );
        }

        return attached;
    }

    private SchoolRecord WithLists(SchoolRecord school)
    {
        var with = school.With(
            classes.TryGetValue(school.School, out var c) ? c : [],
            rooms.TryGetValue(school.School, out var r) ? r : []
        );
        HandedIn.Add(with, school);
        foreach (var kind in Enum.GetValues<RoomKind>())
        {
            if (
                school.Areas(kind) is { } said
                && with.Areas(kind) is { } listed
                && !said.Order().SequenceEqual(listed.Order())
            )
            {
                new CellFindings(findings, new(file, school.Source!.Sheet, school.Source.Row), school.School).Error(
                    "room-list-differs",
                    $"{kind.Code()}_rooms",
                    $"“{school.Name}”的{kind.Title()}面积填的是{RoomList.Write(said)}，教室名单列的是{RoomList.Write(listed)}，已按教室名单。请改为一致，或清空该格。"
                );
            }
        }

        return with;
    }

    private void TakeClass(string school, ListCells cells)
    {
        var stage = cells.Text("class_stage") switch
        {
            "小学" or "primary" => Stage.Primary,
            "初中" or "junior" => Stage.Junior,
            _ => (Stage?)null,
        };
        if (stage is null)
        {
            cells.Error(
                "unknown-stage",
                "class_stage",
                $"“学段”填的是“{CellText.Quote(cells.Text("class_stage"))}”，本行未读取。请填小学或初中。"
            );
            return;
        }

        var pupils = cells.Number("class_pupils", count: true);
        if (pupils is > int.MaxValue * Fields.Scale)
        {
            cells.Error("too-large", "class_pupils", "“学生数”过大，按缺失处理。请核对。");
            pupils = null;
        }

        Of(classes, school)
            .Add(
                new(
                    stage.Value,
                    cells.Text("class_grade", ListTable.LongestGrade),
                    cells.Text("class_name", ListTable.LongestName),
                    (int?)(pupils / Fields.Scale)
                )
                {
                    Source = new(file, cells.Place.Sheet, cells.Place.Row),
                }
            );
    }

    private void TakeRoom(string school, ListCells cells)
    {
        var kind = cells.Text("room_kind") switch
        {
            "音乐教室" or "音乐" or "music" => RoomKind.Music,
            "美术教室" or "美术" or "art" => RoomKind.Art,
            _ => (RoomKind?)null,
        };
        if (kind is null)
        {
            cells.Error(
                "unknown-room-kind",
                "room_kind",
                $"“教室类别”填的是“{CellText.Quote(cells.Text("room_kind"))}”，本行未读取。请填音乐教室或美术教室，其他教室不必列出。"
            );
            return;
        }

        var area = cells.Number("room_area", count: false);
        if (area == 0)
        {
            cells.Error("room-without-area", "room_area", "“使用面积”不能是0，按缺失处理。没有这间教室请删除本行。");
            area = null;
        }

        Of(rooms, school)
            .Add(
                new(kind.Value, cells.Text("room_name", ListTable.LongestName), area)
                {
                    Source = new(file, cells.Place.Sheet, cells.Place.Row),
                }
            );
    }

    private void TakeCounty(ListCells cells)
    {
        var code = cells.Text("item_code");
        if (CountyItems.Find(code) is not { } item)
        {
            if (cells.Text("item_value").Length > 0)
            {
                cells.Error(
                    "unknown-county-item",
                    "item_code",
                    $"没有代码为“{CellText.Quote(code)}”的县级数据项，本行未读取。请不要改动“项目代码”一列。"
                );
            }

            return;
        }

        if (cells.Number("item_value", item.IsCount, item.MayBeNegative) is not { } value)
        {
            return;
        }

        if (!county.TryAdd(code, new(code, (decimal)value / Fields.Scale, cells.Place.Row)))
        {
            cells.Error(
                "duplicate-county-item",
                "item_code",
                $"“{item.Title}”出现了两次，已采用前面一行。请删除多余的一行。"
            );
        }
    }

    private static List<T> Of<T>(Dictionary<string, List<T>> lists, string school) =>
        lists.TryGetValue(school, out var list) ? list : lists[school] = [];
}
