using Junheng.App.Import;
using Junheng.App.Report;

namespace Junheng.App.Users.Bulk;

/// <summary>学校账号: the sheet that the security officer downloads, corrects and uploads.</summary>
public static class AccountSheet
{
    /// <summary>Columns, in order.</summary>
    public static readonly IReadOnlyList<string> Columns = ["学校标识码", "学校名称", "岗位", "登录名"];

    private const string Sheet = "学校账号";
    private const int School = 0;
    private const int Title = 1;
    private const int Kind = 2;
    private const int Name = 3;

    private static readonly double[] Widths = [18, 44, 10, 28];

    private static readonly (Role Role, string Kind)[] Kinds = [(Role.SchoolClerk, "填报"), (Role.SchoolHead, "审核")];

    /// <summary>The roles a school's accounts have.</summary>
    public static IEnumerable<Role> Roles => Kinds.Select(k => k.Role);

    /// <summary>The word for a role in the sheet.</summary>
    public static string KindOf(Role role) => Kinds.Single(k => k.Role == role).Kind;

    /// <summary>The name of a role's post in a school.</summary>
    public static string PostOf(Role role) => KindOf(role) + "岗";

    /// <summary>Writes the list; texts stay texts, whatever they begin with.</summary>
    public static void Write(Stream stream, IEnumerable<AccountRow> rows)
    {
        var sheet = new SheetRows().Next();
        sheet.Across(
            "每行一个账号。不需要的行整行删除；登录名可以改，全系统唯一，用字母、数字、点、横线或下划线，不要用身份证号、手机号。岗位填“填报”或“审核”。",
            Columns.Count,
            WorkbookStyles.Wrapped
        );
        sheet.Next();
        foreach (var column in Columns)
        {
            sheet.Text(column, WorkbookStyles.Header);
        }

        var head = sheet.Number;
        foreach (var row in rows)
        {
            sheet.Next().Text(row.School, WorkbookStyles.Text).Text(row.Title, WorkbookStyles.Text);
            sheet.Text(KindOf(row.Role), WorkbookStyles.Text).Text(row.Name, WorkbookStyles.Text);
        }

        sheet.Fit(Widths);
        PrintedBook.Write(stream, WorkbookStyles.Make(), [new(Sheet, Widths, sheet, head, head)], mark: null);
    }

    /// <summary>Reads an uploaded list; every mistake is told at once, with its row and column.</summary>
    public static (IReadOnlyList<AccountRow> Rows, IReadOnlyList<string> Mistakes) Read(Stream stream, string file)
    {
        try
        {
            if (FileSniffer.Sniff(stream, file) != FileKind.Workbook)
            {
                return ([], ["请上传 .xlsx 工作簿：下载本页的模板填写。"]);
            }

            using var package = new WorkbookPackage(stream, file);
            return Read(package, file);
        }
        catch (UnreadableException e)
        {
            return ([], [e.Problem.Message]);
        }
        catch (Exception e) when (e is InvalidDataException or System.Xml.XmlException or EndOfStreamException)
        {
            return ([], ["工作簿已损坏或不完整，无法读取。请用电子表格软件打开并另存为新的 .xlsx 后重新上传。"]);
        }
    }

    private static (IReadOnlyList<AccountRow> Rows, IReadOnlyList<string> Mistakes) Read(
        WorkbookPackage package,
        string file
    )
    {
        var parts = WorkbookParts.Find(package, file);
        var strings = WorkbookText.ReadShared(package, parts.Strings, CancellationToken.None);
        foreach (var sheet in parts.Sheets.Where(s => !s.Hidden))
        {
            using var reader = new SheetReader(package.Open(sheet.Part, out _), strings);
            var cells = new SheetCells();
            while (reader.Read(cells) && cells.Row <= KnownSheet.HeaderWithin)
            {
                var titles = cells.Texts().Select(t => t.Trim()).ToList();
                if (titles.Contains(Columns[School]) && titles.Contains(Columns[Name]))
                {
                    int[] places = [.. Columns.Select(c => titles.IndexOf(c))];
                    return places.Contains(-1)
                        ? ([], [$"表头缺少“{Columns[Array.IndexOf(places, -1)]}”列。请用本页的模板填写。"])
                        : Rows(reader, cells, places);
                }
            }
        }

        return ([], [$"没有找到表头（{string.Join('、', Columns)}）。请用本页的模板填写。"]);
    }

    private static (IReadOnlyList<AccountRow> Rows, IReadOnlyList<string> Mistakes) Rows(
        SheetReader reader,
        SheetCells cells,
        int[] places
    )
    {
        var (rows, mistakes) = (new List<AccountRow>(), new List<string>());
        while (reader.Read(cells))
        {
            string[] texts = [.. places.Select(p => System.Text.Encoding.UTF8.GetString(cells.Cell(p)).Trim())];
            if (!places.Any(p => cells.Fault(p) != CellFault.None) && texts.All(t => t.Length == 0))
            {
                continue;
            }

            if (rows.Count == RowLimit.Schools)
            {
                return ([], [$"行数超过{RowLimit.Schools}行，未读取。"]);
            }

            var wrong = false;
            for (var i = 0; i < places.Length; i++)
            {
                var problem =
                    cells.Fault(places[i]) != CellFault.None ? "是公式、错误值或位数过长的数字，请改为文本"
                    : texts[i].Length == 0 ? "没有填写"
                    : i == Kind && !Kinds.Any(k => k.Kind == texts[i])
                        ? $"“{CellText.Quote(texts[i])}”不是岗位，请填“填报”或“审核”"
                    : null;
                if (problem is not null)
                {
                    wrong = true;
                    mistakes.Add($"第{cells.Row}行“{Columns[i]}”（{CellAddress.Of(places[i], cells.Row)}）{problem}。");
                }
            }

            if (!wrong)
            {
                var role = Kinds.Single(k => k.Kind == texts[Kind]).Role;
                rows.Add(new(cells.Row, texts[School], CellText.OneLine(texts[Title]), role, texts[Name]));
            }
        }

        if (rows.Count == 0 && mistakes.Count == 0)
        {
            mistakes.Add("表里没有一行账号。");
        }

        return (rows, mistakes);
    }
}
