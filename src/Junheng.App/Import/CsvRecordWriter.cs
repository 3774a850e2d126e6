using System.Text;
using Junheng.Engine.Schools;

namespace Junheng.App.Import;

/// <summary>Writes school records as the contract's CSV.</summary>
internal static class CsvRecordWriter
{
    private const int Enough = 1 << 16;

    public static void Write(Stream stream, IEnumerable<SchoolRecord> rows, bool forPeople)
    {
        var csv = new CsvBytes { ForPeople = forPeople };
        foreach (var column in RecordColumns.All)
        {
            csv.Add(column.Code);
        }

        csv.End();
        foreach (var row in rows)
        {
            foreach (var column in RecordColumns.All)
            {
                if (WorkbookStyles.IsNumber(column))
                {
                    // A number may begin with a minus.
                    csv.AddRaw(Encoding.UTF8.GetBytes(Cell(row, column)));
                }
                else
                {
                    csv.Add(Cell(row, column));
                }
            }

            csv.End();
            if (csv.Written.Length > Enough)
            {
                stream.Write(csv.Written);
                csv.Clear();
            }
        }

        stream.Write(csv.Written);
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
