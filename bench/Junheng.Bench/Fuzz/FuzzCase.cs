using System.Text;
using Junheng.App.Import;
using Junheng.Engine.Schools;

namespace Junheng.Bench.Fuzz;

/// <summary>One broken file, the same on every machine for the same number.</summary>
/// <param name="Name">File name.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record FuzzCase(string Name, byte[] Content)
{
    /// <summary>The county the files are for.</summary>
    public const string County = "999902";

    /// <summary>The year they are for.</summary>
    public const int Year = 2026;

    private const int Schools = 25;
    private const int Classes = 120;

    private static readonly Lazy<(byte[] Return, byte[] Plain, byte[] Csv)> Sound = new(MakeSound);

    /// <summary>A file nobody has broken: what the county has before.</summary>
    public static byte[] SoundReturn => Sound.Value.Return;

    /// <summary>The file of a number: two workbooks, then a CSV file.</summary>
    public static FuzzCase Of(int number)
    {
        var random = new Random(number);
        return (number % 3) switch
        {
            0 => new($"年报表{number}.xlsx", BrokenWorkbook.Of(Sound.Value.Return, random)),
            1 => new($"基表{number}.xlsx", BrokenWorkbook.Of(Sound.Value.Plain, random)),
            _ => new($"基表{number}.csv", BrokenCsv.Of(Sound.Value.Csv, random)),
        };
    }

    private static (byte[], byte[], byte[]) MakeSound()
    {
        // Old encodings are asked for by name.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var listed = GeneratedLists.With(GeneratedSchools.County(County, Schools), Classes);
        var full = Written(s =>
            RecordFile.WriteReturn(
                s,
                new(listed)
                {
                    Year = Year,
                    County = County,
                    Items = CountyItems.All,
                    LastYear = [.. listed.Take(Schools / 2)],
                    Figures = CountyItems.All.Take(20).ToDictionary(i => i.Code, _ => 1m),
                }
            )
        );
        var plain = Written(s => RecordFile.WriteReturn(s, new([.. listed.Take(5)])));
        return (full, plain, Written(s => RecordFile.WriteCsv(s, listed.Take(15))));
    }

    private static byte[] Written(Action<Stream> write)
    {
        using var memory = new MemoryStream();
        write(memory);
        return memory.ToArray();
    }
}
