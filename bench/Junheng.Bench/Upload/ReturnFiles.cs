using System.IO.Compression;
using System.Text.RegularExpressions;
using Junheng.App.Import;
using Junheng.Engine.Schools;

namespace Junheng.Bench.Upload;

/// <summary>Annual returns of invented counties, and ones that go on without end.</summary>
internal static partial class ReturnFiles
{
    public const int Year = 2026;
    public const int Schools = 300;
    public const int Classes = 1_500;

    /// <summary>Rows of a sheet that nobody should swallow whole.</summary>
    public const int TooMany = 100_000;

    /// <summary>The schools of a county, 1,500 classes and their rooms listed.</summary>
    public static IReadOnlyList<SchoolRecord> Of(string county, int schools = Schools) =>
        GeneratedLists.With(GeneratedSchools.County(county, schools), Classes);

    /// <summary>The return as a workbook, last year beside each figure.</summary>
    public static byte[] Workbook(string county, IReadOnlyList<SchoolRecord> schools, bool lastYear = true)
    {
        using var memory = new MemoryStream();
        RecordFile.WriteReturn(
            memory,
            new(schools)
            {
                Year = Year,
                County = county,
                LastYear = lastYear ? schools : [],
                Items = CountyItems.All,
            }
        );
        return memory.ToArray();
    }

    /// <summary>A return whose sheet of schools goes on with 100,000 rows that are only formatted.</summary>
    public static byte[] WithFormattedRows(byte[] workbook)
    {
        using var memory = new MemoryStream();
        memory.Write(workbook);
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Update, leaveOpen: true))
        {
            var sheet = zip.Entries.Single(e => e.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal));
            string xml;
            using (var reader = new StreamReader(sheet.Open()))
            {
                xml = reader.ReadToEnd();
            }

            var end = SheetEnd().Match(xml);
            using var writer = new StreamWriter(Replaced(zip, sheet).Open());
            writer.Write(xml.AsSpan(0, end.Index));
            for (var row = Schools + 2; row < Schools + 2 + TooMany; row++)
            {
                var prefix = end.Groups[1].Value;
                writer.Write($"<{prefix}row r=\"{row}\">");
                for (var column = 'A'; column <= 'J'; column++)
                {
                    writer.Write($"<{prefix}c r=\"{column}{row}\" s=\"1\"/>");
                }

                writer.Write($"</{prefix}row>");
            }

            writer.Write(xml.AsSpan(end.Index));
        }

        return memory.ToArray();
    }

    private static ZipArchiveEntry Replaced(ZipArchive zip, ZipArchiveEntry entry)
    {
        var name = entry.FullName;
        entry.Delete();
        return zip.CreateEntry(name);
    }

    [GeneratedRegex("</([a-z]*:?)sheetData>")]
    private static partial Regex SheetEnd();
}
