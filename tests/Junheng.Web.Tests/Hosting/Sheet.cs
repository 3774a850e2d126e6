using System.Text;
using Junheng.App.Demo;

namespace Junheng.Web.Tests.Hosting;

/// <summary>The demo county's newest year as a sheet of texts, moved to another county, for tests to edit.</summary>
public sealed class Sheet
{
    private static readonly Lazy<DemoData> Demo = new(() => DemoCounty.Generate());

    private readonly List<List<string>> rows;

    private Sheet(List<List<string>> rows) => this.rows = rows;

    public static IReadOnlyList<(string FileName, string Csv, string Description, string ExpectedCode)> PlantedErrors =>
        [.. DemoErrors.Files(Demo.Value)];

    /// <summary>Schools, without the header.</summary>
    public int Count => rows.Count - 1;

    public static Sheet Of(string county, string prefix = "", int year = TestCounty.Year)
    {
        var sheet = new Sheet([.. DemoErrors.Rows(Demo.Value).Select(r => r.Select(c => c).ToList())]);
        for (var row = 1; row < sheet.rows.Count; row++)
        {
            sheet[row, "year"] = $"{year}";
            sheet[row, "county"] = county;
            sheet[row, "school"] = Moved(sheet[row, "school"], county);
            sheet[row, "parent"] = Moved(sheet[row, "parent"], county);
            sheet[row, "name"] = prefix + sheet[row, "name"];
        }

        return sheet;
    }

    /// <summary>A cell; row 0 is the header, so the row in the file is one more.</summary>
    public string this[int row, string column]
    {
        get => rows[row][Column(column)];
        set => rows[row][Column(column)] = value;
    }

    /// <summary>A cell as a spreadsheet that opens the file calls it.</summary>
    public string Cell(int row, string column)
    {
        var at = Column(column);
        var letters = at < 26 ? $"{(char)('A' + at)}" : $"{(char)('A' + at / 26 - 1)}{(char)('A' + at % 26)}";
        return $"{letters}{row + 1}";
    }

    /// <summary>The first ordinary primary school: its figures stand for one stage and no campus.</summary>
    public int PrimarySchool() =>
        Enumerable
            .Range(1, Count)
            .First(r =>
                this[r, "type"] == "primary"
                && this[r, "pupils_kg"] is "" or "0"
                && rows.All(x => x[Column("parent")] != this[r, "school"])
            );

    /// <summary>Keeps the header and these rows.</summary>
    public Sheet Only(params int[] kept) => new([rows[0], .. kept.Select(r => rows[r])]);

    public Sheet AddColumn(string title)
    {
        rows.ForEach(r => r.Add(""));
        rows[0][^1] = title;
        return this;
    }

    public byte[] Csv() => Encoding.UTF8.GetBytes(string.Concat(rows.Select(r => string.Join(',', r) + "\n")));

    private static string Moved(string code, string county) => code.Replace(DemoCounty.Code, county, default);

    private int Column(string code) => rows[0].IndexOf(code);
}
