using DocumentFormat.OpenXml.Spreadsheet;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.App.Import;

/// <summary>
/// Colours that show while a form is filled in: what is still missing, what is no number, what has changed a lot since
/// last year, which class is too large and which room too small.
/// </summary>
internal static class SheetColours
{
    private const int LastRow = 5_000;

    /// <summary>Not policy: a share of change within a year that wants a second look.</summary>
    private const string ShareChanged = "0.3";

    /// <summary>Each rule has a rank of its own in a sheet; the first that holds wins.</summary>
    public static IEnumerable<ConditionalFormatting> OfSchools(SchoolSheetColumn[] columns)
    {
        var rank = 0;
        var first = CellAddress.Letters(0);
        var last = CellAddress.Letters(columns.Length - 1);
        for (var i = 0; i < columns.Length; i++)
        {
            var (column, isLast) = columns[i];
            var cell = $"{CellAddress.Letters(i)}2";
            if (isLast)
            {
                continue;
            }

            if (WorkbookStyles.IsNumber(column))
            {
                yield return Rule(i, ++rank, WorkbookStyles.Wrong, $"ISTEXT({cell})");
            }

            if (RecordColumns.Required.Contains(column.Code) || RecordColumns.FeedsIndicators(column))
            {
                yield return Rule(
                    i,
                    ++rank,
                    WorkbookStyles.Blank,
                    $"AND(COUNTA(${first}2:${last}2)>0,ISBLANK({cell}))"
                );
            }

            if (i + 1 < columns.Length && columns[i + 1].Last)
            {
                var before = $"{CellAddress.Letters(i + 1)}2";
                yield return Rule(
                    i,
                    ++rank,
                    WorkbookStyles.Changed,
                    $"AND(ISNUMBER({cell}),ISNUMBER({before}),{before}>0,ABS({cell}-{before})>{ShareChanged}*{before})"
                );
            }
        }
    }

    /// <summary>The colours of a list.</summary>
    public static IEnumerable<ConditionalFormatting> OfList(ListTable table, RulePack? pack)
    {
        var value =
            table == ListTable.Classes ? "class_pupils"
            : table == ListTable.Rooms ? "room_area"
            : "item_value";
        var at = Index(value);
        var cell = $"{CellAddress.Letters(at)}2";
        yield return Rule(at, 1, WorkbookStyles.Wrong, $"ISTEXT({cell})");
        if (table == ListTable.County)
        {
            var before = $"{CellAddress.Letters(Index("item_last"))}2";
            yield return Rule(
                at,
                2,
                WorkbookStyles.Changed,
                $"AND(ISNUMBER({cell}),ISNUMBER({before}),{before}>0,ABS({cell}-{before})>{ShareChanged}*{before})"
            );
            yield break;
        }

        yield return Rule(at, 2, WorkbookStyles.Blank, $"AND($A2<>\"\",ISBLANK({cell}))");
        if (pack is null)
        {
            yield break;
        }

        var kind = $"${CellAddress.Letters(Index(table == ListTable.Classes ? "class_stage" : "room_kind"))}2";
        var limits = table == ListTable.Classes ? Classes(pack) : Rooms(pack);
        var rank = 2;
        foreach (var (name, limit, sign) in limits)
        {
            yield return Rule(
                at,
                ++rank,
                WorkbookStyles.Changed,
                $"AND(ISNUMBER({cell}),{kind}=\"{name}\",{cell}{sign}{limit})"
            );
        }

        int Index(string code) => table.Columns.TakeWhile(c => c.Code != code).Count();
    }

    private static IEnumerable<(string Name, string Limit, string Sign)> Classes(RulePack pack) =>
        SchoolTerms.Judged.Select(s => (s.Title(), $"{pack[$"G5.thresholds.{s.Code()}"]}", ">"));

    private static IEnumerable<(string Name, string Limit, string Sign)> Rooms(RulePack pack) =>
        Enum.GetValues<RoomKind>().Select(k => (k.Title(), $"{pack[$"G3.thresholds.{k.Code()}"]}", "<"));

    private static ConditionalFormatting Rule(int column, int rank, uint format, string formula)
    {
        var letters = CellAddress.Letters(column);
        return new(
            new ConditionalFormattingRule(new Formula(formula))
            {
                Type = ConditionalFormatValues.Expression,
                FormatId = format,
                Priority = rank,
            }
        )
        {
            SequenceOfReferences = new() { InnerText = $"{letters}2:{letters}{LastRow}" },
        };
    }
}
