using System.Text;
using Junheng.Engine.Validate;

namespace Junheng.App.Import.Statistics;

/// <summary>Takes the schools out of the rows of a wide export and joins what several sheets say of one.</summary>
internal sealed class WideReader(WideFile file, IReadOnlySet<WideColumn> wanted, FindingList findings, int mostCells)
{
    private readonly ILookup<int, WideColumn> columns = wanted.ToLookup(c => c.Sheet);
    private readonly Dictionary<string, WideSchool> byId = new(StringComparer.Ordinal);
    private readonly List<WideSchool> schools = [];
    private readonly Dictionary<string, string> known = new(StringComparer.Ordinal);
    private int kept;
    private int hiddenSchools;

    /// <summary>Takes a row; always asks for the next.</summary>
    public bool Take(int sheet, SheetCells cells, bool hidden)
    {
        var table = file.Sheets[sheet];
        if (cells.Row < table.FirstRow || cells.IsEmpty)
        {
            return true;
        }

        switch (WideRows.Of(cells.Texts(), table.Identifier))
        {
            case WideRowKind.School:
                hiddenSchools += hidden && sheet == 0 ? 1 : 0;
                School(sheet, cells);
                break;
            // A hidden row of figures without identifier is a helper's, of codes or formulas.
            case WideRowKind.Nameless when !hidden:
                findings.Add(
                    FindingLevel.Error,
                    Place(sheet, cells.Row),
                    "empty-key",
                    "school",
                    $"第{cells.Row}行有数据，但“学校(机构)标识码”（{CellAddress.Of(table.Identifier, cells.Row)}）是空的或不是标识码，本行未读取。请补上标识码；不是学校的行请删除。"
                );
                break;
        }

        return true;
    }

    /// <summary>All schools, in the order they were found.</summary>
    public IReadOnlyList<WideSchool> Finish()
    {
        if (hiddenSchools > 0)
        {
            findings.Add(
                FindingLevel.Notice,
                Place(0, 0),
                "hidden-rows-read",
                "",
                $"有{hiddenSchools}所学校在隐藏的行里（可能用了筛选），也已读取。不需要的请删除该行后重新上传。"
            );
        }

        foreach (var sheet in file.Unread)
        {
            findings.Add(
                FindingLevel.Notice,
                new(file.Name, sheet, 0),
                "sheet-not-read",
                "",
                $"工作表“{sheet}”没有“学校(机构)标识码”列，没有读取。"
            );
        }

        return schools;
    }

    private void School(int sheet, SheetCells cells)
    {
        var id = WideRows.Identifier(Encoding.UTF8.GetString(cells.Cell(file.Sheets[sheet].Identifier)));
        if (!byId.TryGetValue(id, out var school))
        {
            school = new(id, sheet, cells.Row);
            byId.Add(id, school);
            schools.Add(school);
        }
        else if (!school.Rows.TryAdd(sheet, cells.Row))
        {
            findings.Add(
                FindingLevel.Error,
                Place(sheet, cells.Row),
                "duplicate-school",
                "school",
                $"学校标识码“{id}”在第{school.Rows[sheet]}行和第{cells.Row}行各有一行，只采用第{school.Rows[sheet]}行。请核对：不计校数的校区应有自己的标识码，重复的行请删除。",
                id
            );
            return;
        }

        foreach (var column in columns[sheet])
        {
            var fault = cells.Fault(column.Index);
            var text = CellText.Trim(cells.Cell(column.Index));
            if (!text.IsEmpty || fault != CellFault.None)
            {
                kept = kept < mostCells ? kept + 1 : throw file.TooLarge("的单元格过多");
                school.Cells[column] = new(Known(Encoding.UTF8.GetString(text)), fault, cells.Row);
            }
        }
    }

    /// <summary>Most figures are the same few small numbers: one copy of each will do.</summary>
    private string Known(string text)
    {
        if (known.TryGetValue(text, out var same))
        {
            return same;
        }

        if (known.Count < 10_000)
        {
            known.Add(text, text);
        }

        return text;
    }

    private RowPlace Place(int sheet, int row) => new(file.Name, file.Sheets[sheet].Name, row);
}
