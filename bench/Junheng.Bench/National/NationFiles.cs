using System.IO.Compression;
using System.Text;

namespace Junheng.Bench.National;

/// <summary>The generated files, kept from run to run: the same version always has the same bytes.</summary>
internal static class NationFiles
{
    /// <summary>Raise it with any change to what is generated.</summary>
    private const int Version = 1;

    public static string Folder { get; } =
        Directory.CreateDirectory(Path.Combine(Repository.Scratch, "national", $"v{Version}")).FullName;

    /// <summary>The nation with its rows in random order over the whole file.</summary>
    public static string Shuffled(NationSize size) => Kept($"{size.Name}.csv", to => NationRows.Of(size).Write(to));

    /// <summary>The same rows, ordered by county only.</summary>
    public static string ByCounty(NationSize size) =>
        Kept($"{size.Name}-by-county.csv", to => NationRows.Of(size).WriteByCounty(to));

    /// <summary>The shuffled file compressed.</summary>
    public static string Gzip(NationSize size)
    {
        var plain = Shuffled(size);
        return Kept(
            $"{size.Name}.csv.gz",
            to =>
            {
                using var source = File.OpenRead(plain);
                using var gzip = new GZipStream(to, CompressionLevel.Optimal, leaveOpen: true);
                source.CopyTo(gzip);
            }
        );
    }

    /// <summary>The shuffled file split into one for each province, by the first two digits of the county.</summary>
    public static IReadOnlyList<string> ByProvince(NationSize size)
    {
        string Name(string province) => $"{size.Name}-{province}.csv";
        var provinces = Enumerable
            .Range(0, size.Counties)
            .Select(c => NationSize.CountyCode(c)[..2])
            .Distinct()
            .ToList();
        if (!provinces.All(p => File.Exists(Path.Combine(Folder, Name(p)))))
        {
            var lines = File.ReadLines(Shuffled(size)).Skip(1).ToLookup(l => l.Split(',', 3)[1][..2]);
            foreach (var province in provinces)
            {
                Kept(Name(province), to => Lines(to, lines[province]));
            }
        }

        return [.. provinces.Select(p => Path.Combine(Folder, Name(p)))];
    }

    /// <summary>The first school alone: what a start costs.</summary>
    public static string OneRow() =>
        Kept("1.csv", to => Lines(to, File.ReadLines(Shuffled(NationSize.Quarter)).Skip(1).Take(1)));

    private static void Lines(Stream to, IEnumerable<string> lines)
    {
        to.Write(Encoding.UTF8.GetBytes(SchoolLine.Header));
        foreach (var line in lines)
        {
            to.Write(Encoding.UTF8.GetBytes(line + "\n"));
        }
    }

    private static string Kept(string name, Action<Stream> write)
    {
        var file = Path.Combine(Folder, name);
        if (!File.Exists(file))
        {
            Console.WriteLine($"  writing {name}");
            var unfinished = file + ".tmp";
            using (var stream = new BufferedStream(File.Create(unfinished), 1 << 20))
            {
                write(stream);
            }

            File.Move(unfinished, file);
        }

        return file;
    }
}
