using System.Xml;
using Junheng.Engine.Schools;
using Junheng.Engine.Validate;

namespace Junheng.App.Import;

/// <summary>Reads school records from a workbook: the first sheet whose header can be recognised.</summary>
internal sealed class WorkbookRecords
{
    private const int HeaderWithin = 20;
    private const int RowsPerReport = 512;

    private readonly WorkbookPackage package;
    private readonly string file;
    private readonly FindingList findings = new();
    private readonly WorkbookParts parts;
    private readonly List<string> strings;

    private WorkbookRecords(WorkbookPackage package, string file, CancellationToken cancel)
    {
        this.package = package;
        this.file = file;
        parts = WorkbookParts.Find(package, file);
        strings = WorkbookText.ReadShared(package, parts.Strings, cancel);
    }

    /// <summary>Reads a workbook.</summary>
    /// <exception cref="UnreadableException">Damaged, protected, or without a recognisable header.</exception>
    public static ReadResult Read(Stream stream, string file, IProgress<double>? progress, CancellationToken cancel)
    {
        try
        {
            using var package = new WorkbookPackage(stream, file);
            return new WorkbookRecords(package, file, cancel).Read(progress, cancel);
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or EndOfStreamException)
        {
            throw new UnreadableException(
                file,
                "damaged-workbook",
                "工作簿已损坏或不完整，无法读取。请用电子表格软件打开并另存为新的 .xlsx，或重新下载、重新导出后再导入。"
            );
        }
    }

    private ReadResult Read(IProgress<double>? progress, CancellationToken cancel)
    {
        // What a person sees comes first: a hidden sheet is read only if no visible one will do.
        var recognised = parts.Sheets.OrderBy(s => s.Hidden).Where(HasHeader).ToArray();
        if (recognised.Length == 0)
        {
            throw new UnreadableException(
                file,
                "no-header",
                $"没有一张工作表的前{HeaderWithin}行里有表头（至少应有“年份”和“学校标识码”两列）。请使用模板填写。"
            );
        }

        var sheet = recognised[0];
        foreach (var other in recognised.Skip(1))
        {
            findings.Add(
                FindingLevel.Notice,
                new(file, other.Name, 0),
                "sheet-not-read",
                "",
                $"工作表“{other.Name}”也有学校数据的表头，但只读取了“{sheet.Name}”。如需读取，请另存为单独的文件。"
            );
        }

        return ReadSheet(sheet, progress, cancel);
    }

    private ReadResult ReadSheet(WorkbookSheet sheet, IProgress<double>? progress, CancellationToken cancel)
    {
        using var reader = new SheetReader(package.Open(sheet.Part, out var guard), strings);
        var cells = new SheetCells();
        while (reader.Read(cells) && !HeaderMap.LooksLikeHeader(cells.Texts())) { }

        var header = HeaderMap.Build(cells.Texts(), new(file, sheet.Name, cells.Row), findings);
        var assembler = new RowAssembler(header, findings);
        var rows = new List<SchoolRecord>();
        for (var i = 1; reader.Read(cells); i++)
        {
            if (i % RowsPerReport == 0)
            {
                cancel.ThrowIfCancellationRequested();
                progress?.Report(guard.Progress);
            }

            if (HasData(cells, header) && assembler.Assemble(cells, new(file, sheet.Name, cells.Row)) is { } record)
            {
                rows.Add(record);
            }
        }

        findings.NoRows(rows.Count, new(file, sheet.Name, 0));
        return new(rows, findings.Finish(file, sheet.Name), null) { Header = header, Sheet = sheet.Name };
    }

    /// <summary>True if the row holds more than blanks; rows that were only formatted are no rows.</summary>
    private static bool HasData(SheetCells cells, HeaderMap header)
    {
        if (cells.IsEmpty)
        {
            return false;
        }

        for (var i = 0; i < header.Width; i++)
        {
            if (!CellText.Trim(cells.Cell(i)).IsEmpty || cells.Fault(i) != CellFault.None)
            {
                return true;
            }
        }

        return false;
    }

    private bool HasHeader(WorkbookSheet sheet)
    {
        using var reader = new SheetReader(package.Open(sheet.Part, out _), strings);
        var cells = new SheetCells();
        while (reader.Read(cells) && cells.Row <= HeaderWithin)
        {
            if (HeaderMap.LooksLikeHeader(cells.Texts()))
            {
                return true;
            }
        }

        return false;
    }
}
