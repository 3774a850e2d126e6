using System.Diagnostics;
using Junheng.App.Data;
using Junheng.App.Import;
using Junheng.App.Schools;
using Junheng.App.Standards;
using Junheng.App.Users;
using Junheng.Bench.Pages;
using Junheng.Engine.Schools;

namespace Junheng.Bench.Upload;

/// <summary>A county's annual return from the upload to the verdict, beside LibreOffice loading and saving the file.</summary>
internal static class UploadBench
{
    private const int Rounds = 7;
    private const double RatioBar = 0.5;
    private const double MemoryBarMib = 350;
    private const string Actor = "校验岗";

    public static async Task<Section> Run()
    {
        if (!WholeProcess.Exists("soffice"))
        {
            throw new MissingToolException("缺少 LibreOffice：apt-get install libreoffice-calc-nogui");
        }

        var load = Machine.Load();
        var folder = await Repository.Publish("Junheng.Web");
        var data = Directory.CreateTempSubdirectory("junheng-bench").FullName;
        try
        {
            return await Measure(load, folder, data);
        }
        finally
        {
            Directory.Delete(data, true);
        }
    }

    private static async Task<Section> Measure(double load, string folder, string data)
    {
        var database = Path.Combine(data, "bench.db");
        var files = new List<(string County, string Path)>();
        for (var i = 0; i <= Rounds; i++)
        {
            files.Add(await Prepare(database, data, $"9998{i:D2}"));
        }

        // The first run of LibreOffice makes its profile.
        await Office(data, files[0].Path);
        var rounds = new List<(double Upload, double Office)>();
        double first,
            peak;
        using (var web = await WebProcess.Start(folder, database, timed: false))
        {
            first = await Seconds(web, files[0].County, files[0].Path);
            foreach (var (county, path) in files.Skip(1))
            {
                var office = await Office(data, path);
                var upload = await Seconds(web, county, path);
                Console.WriteLine($"  upload to verdict {upload:0.000} s, LibreOffice {office.Wall:0.000} s");
                rounds.Add((upload, office.Wall));
            }

            peak = web.PeakMib;
        }

        var large = new List<IReadOnlyList<object?>>();
        foreach (var (what, content) in LongFiles(files[1].County))
        {
            large.Add(await Long(folder, database, files[1].County, what, content));
        }

        var (times, offices) = (
            new Percentiles(rounds.Select(r => r.Upload)),
            new Percentiles(rounds.Select(r => r.Office))
        );
        var ratio = new Percentiles(rounds.Select(r => r.Upload / r.Office));
        return new(
            load,
            [
                new(
                    $"{ReturnFiles.Schools} schools, {ReturnFiles.Classes:N0} classes listed, last year beside, {new FileInfo(files[1].Path).Length / 1024} KiB; {Rounds} rounds",
                    ["", "median s", "least s", "most s"],
                    [
                        ["upload to verdict", times.Median, times.At(0), times.At(100)],
                        ["LibreOffice loads and saves", offices.Median, offices.At(0), offices.At(100)],
                        ["ratio", ratio.Median, ratio.At(0), ratio.At(100)],
                        ["the first upload after the start", first, first, first],
                    ]
                ),
                new(
                    $"Long sheets, each handed to a freshly started server ({ReturnFiles.TooMany:N0} rows)",
                    ["file", "KiB", "s", "peak MiB", "outcome"],
                    large
                ),
            ],
            [
                new("upload to verdict, of LibreOffice's time", RatioBar, ratio.Median, ""),
                new("largest resident memory of the server after these uploads", MemoryBarMib, peak, "MiB"),
                new(
                    "largest resident memory of the server with a long sheet",
                    MemoryBarMib,
                    large.Max(l => (double)l[3]!),
                    "MiB"
                ),
            ]
        );
    }

    /// <summary>Registers a county with its figures of last year and writes its return of this year.</summary>
    private static async Task<(string County, string Path)> Prepare(string database, string data, string county)
    {
        await using var db = Db.OpenAs(database, Access.Program(Actor));
        await db.Migrate(TimeProvider.System);
        await new RegisterCounty(db, TimeProvider.System, PackLibrary.Delivered()).Handle(new(county, "合成县"));
        var schools = ReturnFiles.Of(county);
        var before = await new CreateVersion(db, TimeProvider.System).Handle(
            new(
                county,
                ReturnFiles.Year - 1,
                new(ReturnFiles.Year - 1, 9, 1),
                ImportKind.Official,
                "上年",
                null,
                [.. GeneratedSchools.County(county, ReturnFiles.Schools, ReturnFiles.Year - 1)],
                null
            )
        );
        if (!before.Ok)
        {
            throw new InvalidOperationException(string.Join(' ', before.Mistakes));
        }

        var path = Path.Combine(data, $"{county}.xlsx");
        await File.WriteAllBytesAsync(path, ReturnFiles.Workbook(county, schools));
        return (county, path);
    }

    private static IEnumerable<(string What, byte[] Content)> LongFiles(string county)
    {
        var schools = ReturnFiles.Of(county);
        yield return (
            "rows of formats only below the schools",
            ReturnFiles.WithFormattedRows(ReturnFiles.Workbook(county, schools))
        );
        yield return ("schools", ReturnFiles.Workbook(county, ReturnFiles.Of(county, ReturnFiles.TooMany), false));
        var classes = Enumerable
            .Range(1, ReturnFiles.TooMany + 1)
            .Select(i => new SchoolClass(Stage.Primary, "一年级", $"{i}班", 40));
        SchoolRecord[] crowded = [schools[0].With([.. classes], []), .. schools.Skip(1)];
        yield return ("classes in the list", ReturnFiles.Workbook(county, crowded, false));
    }

    private static async Task<double> Seconds(WebProcess web, string county, string path)
    {
        using var clerk = new Clerk(web);
        var content = await File.ReadAllBytesAsync(path);
        // The page the clerk has open before the file is chosen.
        await clerk.Page($"/{county}/{ReturnFiles.Year}/import");
        var watch = Stopwatch.StartNew();
        var home = await clerk.Confirm(await clerk.Upload(county, ReturnFiles.Year, "年报表.xlsx", content));
        var seconds = watch.Elapsed.TotalSeconds;
        return home.Contains("class=\"verdict", StringComparison.Ordinal)
            ? seconds
            : throw new DisagreementException($"{county} 的首页没有结论。");
    }

    private static async Task<IReadOnlyList<object?>> Long(
        string folder,
        string database,
        string county,
        string what,
        byte[] content
    )
    {
        using var web = await WebProcess.Start(folder, database, timed: false);
        using var clerk = new Clerk(web);
        var watch = Stopwatch.StartNew();
        var job = await clerk.Upload(county, ReturnFiles.Year, "年报表.xlsx", content);
        var page = await clerk.Page(job);
        var seconds = watch.Elapsed.TotalSeconds;
        var outcome = page.Contains("确认导入", StringComparison.Ordinal) ? "read" : "refused with its reason";
        return [what, content.Length / 1024, seconds, web.PeakMib, outcome];
    }

    private static async Task<WholeProcess> Office(string data, string path)
    {
        var run = await WholeProcess.Run(
            "soffice",
            [
                $"-env:UserInstallation=file://{data}/profile",
                "--headless",
                "--convert-to",
                "xlsx:Calc MS Excel 2007 XML",
                "--outdir",
                Path.Combine(data, "saved"),
                path,
            ],
            data
        );
        return run.Exit == 0 ? run : throw new InvalidOperationException(run.Output);
    }
}
