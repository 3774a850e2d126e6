using System.IO.Compression;
using System.Text;
using Junheng.App.Batch;
using Junheng.App.Data;
using Junheng.App.Import;
using Junheng.App.Standards;
using Junheng.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Junheng.Web.Tests.Journeys;

/// <summary>The files to take away are those the terminal writes for the same rows.</summary>
[Collection(ProductUsers.Name)]
public sealed class ResultFileTests(Product product)
{
    [Theory]
    [InlineData(2024)]
    [InlineData(2026)]
    public async Task Results_equal_what_evaluate_writes_for_the_downloaded_schools(int year)
    {
        using var reader = product.Reader();
        (string Name, byte[] Content)[] files = [await Schools(reader, year), await Schools(reader, year - 1)];
        var written = Evaluate([.. files.Where(f => Read(f).Rows.Count > 0)]);
        foreach (var name in new[] { "stage_parts.csv", "counties.csv" })
        {
            var lines = Lines(written[name]);
            Assert.True(lines.Count > 2);
            var own = lines.Where((l, i) => i == 0 || l.StartsWith($"{year},", StringComparison.Ordinal));
            Assert.Equal(own, Lines(await Download(reader, year, name)));
        }

        // The pages check the county's own figures besides; what the rows alone give rise to is the same.
        var found = Lines(await Download(reader, year, "findings.csv"));
        var rows = Lines(Evaluate(files[0])["findings.csv"]);
        Assert.Equal([], rows.Select(WithoutFile).Except(found.Select(WithoutFile)));
    }

    [Fact]
    public async Task The_workbook_and_the_csv_of_the_schools_hold_the_same_rows()
    {
        using var reader = product.Reader();
        var csv = Read(await Schools(reader, TestCounty.Year));
        var book = Read(("schools.xlsx", await Download(reader, TestCounty.Year, "schools.xlsx")));
        Assert.Null(book.Problem);
        // Only the workbook has the lists of classes and rooms; what they add up to is in both.
        Assert.Contains(book.Rows, r => r.Classes.Count > 0 && r.Rooms.Count > 0);
        Assert.Empty(VersionDiff.Between(csv.Rows, [.. book.Rows.Select(r => r.With([], []))]));
    }

    [Fact]
    public async Task A_file_without_a_name_of_the_list_is_not_found()
    {
        using var reader = product.Reader();
        using var answer = await reader.Get(Links.Report(Addresses.Demo, 2026) + "?handler=File&name=../junheng.db");
        Assert.Equal(404, (int)answer.StatusCode);
    }

    [Fact]
    public async Task What_is_taken_out_is_in_the_audit_record_and_workbooks_say_by_whom()
    {
        var county = await product.County();
        using var reader = product.Reader();
        var files = Links.Report(county.Code, TestCounty.Year) + "?handler=File&name=";
        string[] addresses =
        [
            files + "stage_parts.csv",
            files + "counties.csv",
            files + "findings.csv",
            files + "schools.csv",
            files + "schools.xlsx",
            Links.Import(county.Code, TestCounty.Year) + "?handler=Template",
        ];
        foreach (var address in addresses)
        {
            using var answer = await reader.Get(address);
            Assert.True(answer.IsSuccessStatusCode, address);
            if (answer.Content.Headers.ContentDisposition!.FileNameStar!.EndsWith(".xlsx", StringComparison.Ordinal))
            {
                using var book = new ZipArchive(await answer.Content.ReadAsStreamAsync());
                using var sheet = new StreamReader(book.Entries.Single(e => e.Name == "sheet1.xml").Open());
                Assert.Contains(
                    $"&amp;L导出：{Host.Post} 2026-",
                    await sheet.ReadToEndAsync(),
                    StringComparison.Ordinal
                );
            }
        }

        await using var scope = product.Host.Scope();
        var entries = await scope
            .ServiceProvider.GetRequiredService<Db>()
            .AuditEntries.Where(e => e.CountyCode == county.Code && e.Action == "export")
            .OrderBy(e => e.Number)
            .ToListAsync();
        Assert.Equal(addresses, entries.Select(e => e.Subject));
        Assert.All(entries, e => Assert.Equal(Host.Post, e.Actor));
    }

    /// <summary>A finding without the name of the file: that which was handed in is not that which was downloaded.</summary>
    private static string WithoutFile(string line)
    {
        var cells = line.Split(',');
        return string.Join(',', cells.Where((_, i) => i != 2));
    }

    private static async Task<(string Name, byte[] Content)> Schools(Reader reader, int year) =>
        ($"schools-{year}.csv", await Download(reader, year, "schools.csv"));

    private static ReadResult Read((string Name, byte[] Content) file)
    {
        using var stream = new MemoryStream(file.Content);
        return RecordFile.Read(stream, file.Name);
    }

    private static async Task<byte[]> Download(Reader reader, int year, string name)
    {
        using var answer = await reader.Get(Links.Report(Addresses.Demo, year) + $"?handler=File&name={name}");
        Assert.True(answer.IsSuccessStatusCode, name);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    /// <summary>What evaluate writes for files, with every check that the pages make.</summary>
    private static Dictionary<string, byte[]> Evaluate(params (string Name, byte[] Content)[] files)
    {
        var folder = Directory.CreateTempSubdirectory("junheng-results-");
        try
        {
            var paths = files.Select(f => Path.Combine(folder.FullName, f.Name)).ToList();
            for (var i = 0; i < files.Length; i++)
            {
                File.WriteAllBytes(paths[i], files[i].Content);
            }

            using var input = BatchInput.Read(paths, null, default);
            Assert.Empty(input.Problems);
            var results = folder.CreateSubdirectory("results");
            var rules = new Evaluate(PackLibrary.Delivered().For(Addresses.Demo), null, false) { AllChecks = true };
            rules.Run(input, results.FullName, _ => { }, null, default);
            return results.GetFiles().ToDictionary(f => f.Name, f => WithoutFolder(File.ReadAllBytes(f.FullName)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        // On the pages a file has the name it was uploaded by, not its path.
        byte[] WithoutFolder(byte[] content) =>
            Encoding.UTF8.GetBytes(
                Encoding
                    .UTF8.GetString(content)
                    .Replace(folder.FullName + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)
            );
    }

    private static List<string> Lines(byte[] content) =>
        [.. Encoding.UTF8.GetString(content).Split('\n', StringSplitOptions.RemoveEmptyEntries)];
}
