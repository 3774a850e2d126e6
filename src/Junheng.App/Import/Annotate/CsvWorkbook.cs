using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Junheng.App.Import.Annotate;

/// <summary>Makes a workbook of one sheet of a CSV file: the same rows in the same places.</summary>
internal static class CsvWorkbook
{
    /// <summary>Name of the sheet.</summary>
    public const string Sheet = "学校数据";

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private static readonly (string Part, string Text)[] Frame =
    [
        (
            "[Content_Types].xml",
            $"""
            <Types xmlns="{Package}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{Kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Kind}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="{Kind}.styles+xml"/></Types>
            """
        ),
        (
            "_rels/.rels",
            $"""
            <Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """
        ),
        (
            "xl/workbook.xml",
            $"""
            <workbook xmlns="{Main}" xmlns:r="{Office}"><bookViews><workbookView/></bookViews><sheets><sheet name="{Sheet}" sheetId="1" r:id="rId1"/></sheets></workbook>
            """
        ),
        (
            "xl/_rels/workbook.xml.rels",
            $"""
            <Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Office}/styles" Target="styles.xml"/></Relationships>
            """
        ),
    ];

    /// <summary>The workbook, from its start.</summary>
    /// <exception cref="UnreadableException">The file cannot be read, or has more than a sheet can hold.</exception>
    public static MemoryStream Make(Stream csv, string file)
    {
        var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (part, text) in Frame)
            {
                Write(zip, part, text);
            }

            Write(zip, "xl/styles.xml", WorkbookStyles.Make().OuterXml);
            using var to = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            using var writer = XmlWriter.Create(to, new() { Encoding = new UTF8Encoding(false) });
            writer.WriteStartDocument(standalone: true);
            var sheet = new SheetWriter(writer, Main);
            sheet.Start("worksheet");
            sheet.Element("sheetFormatPr", ("defaultColWidth", "14"), ("defaultRowHeight", "15"));
            sheet.Start("sheetData");
            var encoding = CsvEncoding.Detect(csv, file, default);
            using var utf8 = encoding is null
                ? null
                : Encoding.CreateTranscodingStream(csv, encoding, Encoding.UTF8, leaveOpen: true);
            new CsvSheet(file, sheet).Read(utf8 ?? csv, () => 0, null, default);
            sheet.End();
            sheet.End();
        }

        memory.Position = 0;
        return memory;
    }

    private static void Write(ZipArchive zip, string part, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(part).Open(), new UTF8Encoding(false));
        writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>");
        writer.Write(text);
    }
}
