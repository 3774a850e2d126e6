using Junheng.App.Demo;

namespace Junheng.App.Tests.Demo;

public class DemoErrorsTests
{
    private static readonly DemoData County = DemoCounty.Generate();
    private static readonly IReadOnlyList<IReadOnlyList<string>> Clean = DemoErrors.Rows(County);

    [Fact]
    public void The_clean_rows_are_the_newest_year_in_the_published_columns()
    {
        Assert.Equal(County.Newest.Schools.Count + 1, Clean.Count);
        Assert.All(Clean, r => Assert.Equal(52, r.Count));
        Assert.Equal("第一小学", Clean[1][Clean[0].ToList().IndexOf("name")]);
        Assert.Equal("2026", Clean[1][0]);
    }

    [Fact]
    public void Each_file_differs_from_the_clean_rows_by_its_one_mistake()
    {
        var clean = Clean.Select(r => string.Join(',', r)).ToList();
        foreach (var (file, csv, _, code) in DemoErrors.Files(County))
        {
            var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var changed = code is "duplicate-column" or "unknown-column" ? clean.Count : 1;
            Assert.True(changed == lines.Where((l, i) => l != clean.ElementAtOrDefault(i)).Count(), file);
        }
    }

    [Fact]
    public void Every_file_says_what_is_wrong_and_which_finding_must_come_up()
    {
        var files = DemoErrors.Files(County).ToList();
        Assert.InRange(files.Count, 12, 30);
        Assert.Equal(files.Count, files.Select(f => f.ExpectedCode).Distinct().Count());
        Assert.All(files, f => Assert.EndsWith(f.ExpectedCode + ".csv", f.FileName, StringComparison.Ordinal));
        Assert.All(files, f => Assert.NotEqual("", f.Description));
        Assert.Contains(files, f => f.Csv.Contains("约300人", StringComparison.Ordinal));
    }
}
