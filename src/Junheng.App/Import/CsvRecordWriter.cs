using CsvHelper;
using Junheng.Engine.Schools;

namespace Junheng.App.Import;

/// <summary>Writes school records as the contract's CSV.</summary>
internal static class CsvRecordWriter
{
    public static void Write(Stream stream, IEnumerable<SchoolRecord> rows)
    {
        using var writer = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n" }, true);
        foreach (var column in RecordColumns.All)
        {
            writer.WriteField(column.Code);
        }

        writer.EndRecord();
        foreach (var row in rows)
        {
            foreach (var column in RecordColumns.All)
            {
                writer.WriteField(Cell(row, column));
            }

            writer.EndRecord();
        }

        writer.Flush();
    }

    private static string Cell(SchoolRecord row, RecordColumn column) =>
        column.Code switch
        {
            "type" => row.Type.Code(),
            "locale" => row.Locale?.Code() ?? "",
            "city_centre" => row.CityCentre ? "1" : "0",
            "counted" => row.Counted ? "1" : "0",
            _ => RecordCell.Text(row, column),
        };
}
