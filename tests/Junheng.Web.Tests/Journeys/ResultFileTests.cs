using Junheng.App.Import;
using Junheng.App.Report;
using Junheng.App.Standards;
using Junheng.Web.Tests.Hosting;

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
        ReadResult[] files = [await Schools(reader, year), await Schools(reader, year - 1)];
        var written = Evaluate(files.Where(f => f.Rows.Count > 0));
        foreach (var name in new[] { "stage_parts.csv", "counties.csv" })
        {
            var lines = Lines(written[name]);
            Assert.True(lines.Count > 2);
            var own = lines.Where((l, i) => i == 0 || l.StartsWith($"{year},", StringComparison.Ordinal));
            Assert.Equal(own, Lines(await Download(reader, year, name)));
        }

        // The pages check the county's own figures besides; what the rows alone give rise to is the same.
        var found = Lines(await Download(reader, year, "findings.csv"));
        var rows = Lines(Evaluate([files[0]])["findings.csv"]);
        Assert.Equal([], rows.Except(found));
    }

    [Fact]
    public async Task The_workbook_and_the_csv_of_the_schools_hold_the_same_rows()
    {
        using var reader = product.Reader();
        var csv = await Schools(reader, TestCounty.Year);
        var book = Read(await Download(reader, TestCounty.Year, "schools.xlsx"), "schools.xlsx");
        Assert.Null(book.Problem);
        Assert.Empty(VersionDiff.Between(csv.Rows, book.Rows));
    }

    [Fact]
    public async Task A_file_without_a_name_of_the_list_is_not_found()
    {
        using var reader = product.Reader();
        using var answer = await reader.Get(Links.Report(Addresses.Demo, 2026) + "?handler=File&name=../junheng.db");
        Assert.Equal(404, (int)answer.StatusCode);
    }

    private static async Task<ReadResult> Schools(Reader reader, int year) =>
        Read(await Download(reader, year, "schools.csv"), $"schools-{year}.csv");

    private static ReadResult Read(byte[] content, string name)
    {
        using var stream = new MemoryStream(content);
        return RecordFile.Read(stream, name);
    }

    private static async Task<byte[]> Download(Reader reader, int year, string name)
    {
        using var answer = await reader.Get(Links.Report(Addresses.Demo, year) + $"?handler=File&name={name}");
        Assert.True(answer.IsSuccessStatusCode, name);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static Dictionary<string, byte[]> Evaluate(IEnumerable<ReadResult> files)
    {
        var pack = PackLibrary.Delivered().For(Addresses.Demo);
        var result = new Evaluate(pack, null, false).Run([.. files]);
        var folder = Directory.CreateTempSubdirectory("junheng-results-");
        try
        {
            ResultFiles.Write(folder.FullName, result.Counties, result.Findings);
            return folder.GetFiles().ToDictionary(f => f.Name, f => File.ReadAllBytes(f.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static List<string> Lines(byte[] content) =>
        [.. System.Text.Encoding.UTF8.GetString(content).Split('\n', StringSplitOptions.RemoveEmptyEntries)];
}
