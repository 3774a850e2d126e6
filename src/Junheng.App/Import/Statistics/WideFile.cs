using System.Xml;

namespace Junheng.App.Import.Statistics;

/// <summary>
/// A wide export of the education statistics: several levels of header, hundreds of columns, one row a school, on one
/// sheet or on several that are joined by identifier.
/// </summary>
public sealed class WideFile
{
    private const int MostRows = 100_000;
    private const int MostColumns = 2 * 1000;
    private const int MostMerged = 5_000;
    private const int MostCells = 5_000_000;

    private readonly byte[] content;
    private readonly List<int> sources = [];

    private WideFile(string name, byte[] content) => (Name, this.content) = (name, content);

    /// <summary>The file's name as the user knows it.</summary>
    public string Name { get; }

    /// <summary>The sheets that have a column of identifiers.</summary>
    public IReadOnlyList<WideSheet> Sheets { get; private set; } = [];

    /// <summary>All columns of all sheets.</summary>
    public IReadOnlyList<WideColumn> Columns { get; private set; } = [];

    /// <summary>Names of the sheets without identifiers, which are not read.</summary>
    public IReadOnlyList<string> Unread { get; private set; } = [];

    /// <summary>A column by its key; null if the file has none.</summary>
    public WideColumn? Column(string key) => Columns.FirstOrDefault(c => c.Key == key);

    /// <summary>Finds header and columns; the problem if the file cannot be read as a wide export.</summary>
    public static (WideFile? File, FileProblem? Problem) Open(byte[] content, string name)
    {
        try
        {
            var file = new WideFile(name, content);
            file.Guarded(file.FindHeaders);
            return (file, null);
        }
        catch (UnreadableException e)
        {
            return (null, e.Problem);
        }
    }

    /// <summary>Reads the cells of some columns.</summary>
    /// <param name="wanted">The columns.</param>
    /// <param name="findings">Takes what is wrong with rows.</param>
    /// <exception cref="UnreadableException">The rows are damaged, or too many.</exception>
    internal IReadOnlyList<WideSchool> Read(IReadOnlySet<WideColumn> wanted, FindingList findings)
    {
        var reader = new WideReader(this, wanted, findings, MostCells);
        Guarded(source =>
        {
            for (var sheet = 0; sheet < Sheets.Count; sheet++)
            {
                var at = sheet;
                source.Visit(sources[sheet], (cells, hidden) => reader.Take(at, cells, hidden));
            }
        });
        return reader.Finish();
    }

    private void FindHeaders(WideSource source)
    {
        var sheets = new List<WideSheet>();
        var columns = new List<WideColumn>();
        var unread = new List<string>();
        for (var i = 0; i < source.Sheets.Count; i++)
        {
            if (source.Sheets[i].Hidden)
            {
                continue;
            }

            var rows = FirstRows(source, i);
            var merged = source.Merged(i, WideHeader.Within).Where(m => m.IsSound).ToList();
            if (merged.Count > MostMerged)
            {
                throw TooLarge("的合并单元格过多");
            }

            if (WideHeader.Find(source.Sheets[i].Name, rows, merged) is not { } found)
            {
                unread.Add(source.Sheets[i].Name);
                continue;
            }

            columns.AddRange(found.Columns.Select(c => new WideColumn(sheets.Count, c.Index, c.Path, c.Path, c.Unit)));
            sheets.Add(found.Sheet);
            sources.Add(i);
        }

        if (sheets.Count == 0)
        {
            throw new UnreadableException(
                Name,
                "no-identifier-column",
                $"没有一张工作表的前{WideHeader.Within}行里有“学校(机构)标识码”这一列，不能按学校合并。请导出带标识码的学校明细表（宽表），不要用汇总表。"
            );
        }

        (Sheets, Columns, Unread) = (sheets, Numbered(columns), unread);
    }

    /// <summary>The rows in sight where a header can stand; the rest is only counted.</summary>
    private List<(int Row, string[] Texts)> FirstRows(WideSource source, int sheet)
    {
        var first = new List<(int, string[])>();
        var count = 0;
        source.Visit(
            sheet,
            (cells, hidden) =>
            {
                if (cells.IsEmpty)
                {
                    return true;
                }

                if (++count > MostRows)
                {
                    throw TooLarge($"超过{MostRows}行");
                }

                if (cells.Width > MostColumns)
                {
                    throw TooLarge($"超过{MostColumns}列");
                }

                if (!hidden && cells.Row <= WideHeader.Within)
                {
                    first.Add((cells.Row, cells.Texts()));
                }

                return true;
            }
        );
        return first;
    }

    internal UnreadableException TooLarge(string how) =>
        new(
            Name,
            "too-large-table",
            $"表格{how}，不像一个县的学校明细，没有读取。请只导出本县的学校，或删去多余的行列后重新上传。"
        );

    private static List<WideColumn> Numbered(List<WideColumn> columns)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return columns.ConvertAll(c =>
        {
            var times = seen[c.Path] = seen.GetValueOrDefault(c.Path) + 1;
            return times == 1 ? c : c with { Key = $"{c.Path}#{times}" };
        });
    }

    private void Guarded(Action<WideSource> work)
    {
        try
        {
            using var source = WideSource.Open(content, Name);
            work(source);
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or EndOfStreamException)
        {
            throw new UnreadableException(
                Name,
                "damaged-workbook",
                "工作簿已损坏或不完整，无法读取。请重新导出，或用电子表格软件另存为新的 .xlsx 后再上传。"
            );
        }
    }
}
