using System.Text;
using Junheng.App.Import;
using Junheng.App.Tests.Import;
using Junheng.Engine.Schools;

namespace Junheng.App.Tests.Batch;

/// <summary>
/// Synthetic rows of a few counties and years as the cells of a file: schools of all types, campuses with and without a
/// parent, double rows, blanks, and cells in every notation a clerk may have used.
/// </summary>
internal sealed class RandomNation(int seed)
{
    private static readonly string[] Numbers =
    [
        "",
        "",
        "0",
        "12",
        " 12 ",
        "１２",
        "12.0",
        "-1",
        "abc",
        "1.1234567",
        "1,200",
        "\"5\"",
        "999999999999",
    ];

    private static readonly string[] Flags = ["", "0", "1", "1", "是", "否", "x", " 0"];
    private static readonly string[] Identifiers =
    [
        "S{0}",
        "s{0}",
        "0{0}",
        "校{0}",
        "\U00020000{0}",
        "\uFF21{0}",
        "{0},a",
    ];
    private static readonly string[] Columns = [.. RecordColumns.All.Select(c => c.Code)];

    private readonly Random random = new(seed);

    /// <summary>Rows of cells in the order of the published columns.</summary>
    /// <param name="doubles">Some schools have a second row.</param>
    public List<string[]> Rows(bool doubles)
    {
        var rows = new List<string[]>();
        foreach (var year in (int[])[2021, 2023])
        {
            for (var county = 0; county < 4; county++)
            {
                var ids = Enumerable
                    .Range(0, random.Next(1, 14))
                    .Select(i => string.Format(null, Identifiers[random.Next(4) > 0 ? 0 : random.Next(7)], i))
                    .ToArray();
                foreach (var id in ids)
                {
                    rows.Add(One(year, county, id, ids));
                    if (doubles && random.Next(8) == 0)
                    {
                        rows.Add(One(year, county, id, ids));
                    }
                }
            }
        }

        return rows;
    }

    /// <summary>A file of rows.</summary>
    public static string Csv(IEnumerable<string[]> rows)
    {
        var text = new StringBuilder(string.Join(',', Columns) + "\n");
        foreach (var row in rows)
        {
            text.AppendJoin(',', row.Select(Quoted)).Append('\n');
        }

        return text.ToString();
    }

    private static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private string[] One(int year, int county, string id, string[] ids)
    {
        var record = RandomRecords.Make(random.Next())[0];
        foreach (var field in Fields.All)
        {
            // Figures of a size a school has; a unit needs pupils, and most cells are filled.
            record.Set(field.Field, random.Next(25) == 0 ? null : (decimal)random.Next(field.IsCount ? 40 : 9000));
        }

        foreach (var stage in SchoolTerms.Stages)
        {
            var has = record.Type.Implied().Contains(stage) || random.Next(10) == 0;
            record.Set(
                Fields.Pupils(stage),
                random.Next(20) == 0 ? null
                    : has ? random.Next(30, 900)
                    : 0
            );
        }

        var cells = CsvReference.Rows(Encoding.UTF8.GetString(Files.CsvOf([record])))[1];
        Put("year", $"{year}");
        Put("county", random.Next(40) == 0 ? " 99010" + county : $"99010{county}");
        Put("school", id);
        Put("counted", random.Next(5) == 0 ? Flags[random.Next(Flags.Length)] : "");
        Put("parent", random.Next(4) == 0 ? ids[random.Next(ids.Length)] : "");
        if (random.Next(20) == 0)
        {
            Put("type", random.Next(2) == 0 ? "academy" : "");
        }

        if (random.Next(3) == 0)
        {
            Put(Columns[random.Next(11, Columns.Length)], Numbers[random.Next(Numbers.Length)]);
        }

        return random.Next(60) == 0 ? [.. cells, ""] : cells;

        void Put(string code, string cell) => cells[Array.IndexOf(Columns, code)] = cell;
    }
}
