using System.Xml;
using Junheng.Engine.Schools;
using Junheng.Engine.Validate;

namespace Junheng.App.Import;

/// <summary>
/// Reads a workbook of school records: the first sheet with their header, and the lists of classes and rooms and the
/// county's figures where there are sheets of them.
/// </summary>
internal sealed class WorkbookRecords
{
    private const int RowsPerReport = 512;

    private readonly WorkbookPackage package;
    private readonly string file;
    private readonly bool handedIn;
    private readonly FindingList findings = new();
    private readonly WorkbookParts parts;
    private readonly List<string> strings;

    private WorkbookRecords(WorkbookPackage package, string file, bool handedIn, CancellationToken cancel)
    {
        this.package = package;
        this.file = file;
        this.handedIn = handedIn;
        parts = WorkbookParts.Find(package, file);
        strings = WorkbookText.ReadShared(package, parts.Strings, cancel);
    }

    /// <summary>Reads a workbook.</summary>
    /// <param name="stream">The file from its start.</param>
    /// <param name="file">Its name.</param>
    /// <param name="handedIn">True for a county's own file, which has no more rows than <see cref="RowLimit"/> allows.</param>
    /// <param name="progress">Is told the part read, 0 to 1.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="UnreadableException">Damaged, protected, too long, or without a recognisable header.</exception>
    public static ReadResult Read(
        Stream stream,
        string file,
        bool handedIn,
        IProgress<double>? progress,
        CancellationToken cancel
    )
    {
        try
        {
            using var package = new WorkbookPackage(stream, file);
            return new WorkbookRecords(package, file, handedIn, cancel).Read(progress, cancel);
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
        var known = parts.Sheets.OrderBy(s => s.Hidden).Select(Recognise).OfType<KnownSheet>().ToArray();
        if (known.FirstOrDefault(k => k.List is null) is not { } schools)
        {
            throw new UnreadableException(
                file,
                "no-header",
                $"没有一张工作表的前{KnownSheet.HeaderWithin}行里有表头（至少应有“年份”和“学校标识码”两列）。请使用模板填写。"
            );
        }

        var lists = ListTable
            .All.Select(t => known.FirstOrDefault(k => k.List?.Table == t))
            .OfType<KnownSheet>()
            .ToArray();
        foreach (var other in known.Where(k => k != schools && !lists.Contains(k)))
        {
            var read = lists.FirstOrDefault(l => l.List!.Table == other.List?.Table) ?? schools;
            findings.Add(
                FindingLevel.Notice,
                new(file, other.Sheet.Name, 0),
                "sheet-not-read",
                "",
                $"工作表“{other.Sheet.Name}”也有{(other.List is null ? "学校数据" : $"“{other.List.Table.Sheet}”")}的表头，但只读取了“{read.Sheet.Name}”。如需读取，请另存为单独的文件。"
            );
        }

        var form = ReturnForm.Find(parts, package, strings);
        form?.Check(file, known, findings);
        return ReadSheet(schools.Sheet, lists, progress, cancel) with { Form = form };
    }

    private ReadResult ReadSheet(
        WorkbookSheet sheet,
        KnownSheet[] lists,
        IProgress<double>? progress,
        CancellationToken cancel
    )
    {
        using var reader = new SheetReader(package.Open(sheet.Part, out var guard), strings);
        var cells = new SheetCells();
        while (reader.Read(cells) && !HeaderMap.LooksLikeHeader(cells.Texts())) { }

        var header = HeaderMap.Build(cells.Texts(), new(file, sheet.Name, cells.Row), findings);
        var assembler = new RowAssembler(header, findings);
        var merged = new MergedRows(
            MergedBlock.Of(package, sheet.Part),
            header.Row,
            RecordColumns.All.Select(c => (header.IndexOf(c.Code), c))
        );
        var rows = new List<SchoolRecord>();
        var taken = 0;
        for (var i = 1; reader.Read(cells); i++)
        {
            if (i % RowsPerReport == 0)
            {
                cancel.ThrowIfCancellationRequested();
                progress?.Report(guard.Progress);
            }

            merged.Pass(cells);
            if (!HasData(cells, header))
            {
                continue;
            }

            if (handedIn && ++taken > RowLimit.Schools)
            {
                throw RowLimit.TooManySchools(file);
            }

            var place = new RowPlace(file, sheet.Name, cells.Row);
            merged.Fill(cells, place, findings);
            if (assembler.Assemble(cells, place) is { } record)
            {
                rows.Add(record);
            }
        }

        var reading = new ListReader(file, findings);
        foreach (var list in lists)
        {
            ReadList(list.Sheet, list.List!, reading, cancel);
        }

        findings.NoRows(rows.Count, new(file, sheet.Name, 0));
        return new(reading.Attach(rows), findings.Finish(file, sheet.Name), null)
        {
            Header = header,
            Sheet = sheet.Name,
            HandedIn = reading.HandedIn,
            Lists = lists.ToDictionary(l => l.Sheet.Name, l => l.List!),
            CountyFigures = reading.County,
        };
    }

    private void ReadList(WorkbookSheet sheet, ListHeader header, ListReader reading, CancellationToken cancel)
    {
        using var reader = new SheetReader(package.Open(sheet.Part, out _), strings);
        var cells = new SheetCells();
        var merged = new MergedRows(
            MergedBlock.Of(package, sheet.Part),
            header.Row,
            header.Table.Columns.Select(c => (header.IndexOf(c.Code), c))
        );
        var taken = 0;
        for (var i = 1; reader.Read(cells); i++)
        {
            if (i % RowsPerReport == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }

            merged.Pass(cells);
            var place = new RowPlace(file, sheet.Name, cells.Row);
            var row = new ListCells(cells, header, place, findings);
            if (cells.Row <= header.Row || cells.IsEmpty || row.IsBlank)
            {
                continue;
            }

            if (handedIn && ++taken > RowLimit.ListRows)
            {
                throw RowLimit.TooManyListed(file, sheet.Name);
            }

            merged.Fill(cells, place, findings);
            reading.Take(header.Table, row);
        }
    }

    private KnownSheet? Recognise(WorkbookSheet sheet)
    {
        using var reader = new SheetReader(package.Open(sheet.Part, out _), strings);
        return KnownSheet.Recognise(sheet, reader);
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
}
