using System.Text.RegularExpressions;

namespace Junheng.Engine.Tests;

/// <summary>The order of the house, asked of its source tree.</summary>
public partial class SourceTests
{
    private const int Longest = 300;
    private const int LongView = 130;

    [Fact]
    public void No_source_file_is_over_300_lines()
    {
        var files = RepositoryFiles
            .Under("src", ".cs", ".cshtml", ".js", ".css")
            .Concat(RepositoryFiles.Under("tests", ".cs"))
            .Concat(RepositoryFiles.Under("bench", ".cs"));
        RepositoryFiles.None(LongerThan(Longest, files));
    }

    [Fact]
    public void Nine_views_in_ten_have_at_most_130_lines()
    {
        var views = RepositoryFiles.Under("src", ".cshtml");
        var found = LongerThan(LongView, views);
        Assert.True(found.Count <= views.Count / 10, string.Join('\n', found));
    }

    [Fact]
    public void A_folder_is_a_feature_never_a_layer()
    {
        var layered = RepositoryFiles.Under("src", "").Where(path => LayerFolder().IsMatch(path));
        RepositoryFiles.None(layered);
    }

    [Fact]
    public void There_are_at_most_six_source_projects()
    {
        Assert.InRange(RepositoryFiles.Under("src", ".csproj").Count, 1, 6);
    }

    [Fact]
    public void Engine_asks_no_clock_and_no_environment_and_draws_no_lots()
    {
        var asking = RepositoryFiles
            .Under("src/Junheng.Engine", ".cs")
            .Where(path => ClockEnvironmentOrChance().IsMatch(SourceText.Code(RepositoryFiles.Read(path))));
        RepositoryFiles.None(asking);
    }

    [Fact]
    public void No_test_is_switched_off()
    {
        var tests = RepositoryFiles.Under("tests", ".cs");
        Assert.NotEmpty(tests);
        RepositoryFiles.None(tests.Where(path => SwitchedOff().IsMatch(SourceText.Code(RepositoryFiles.Read(path)))));
    }

    /// <summary>The test command runs these a second time on PostgreSQL; what only SQLite has is in one file.</summary>
    [Fact]
    public void Every_test_with_a_database_runs_on_both()
    {
        var tests = RepositoryFiles
            .Under("tests/Junheng.App.Tests", "Tests.cs")
            .Where(path => RepositoryFiles.Read(path).Contains("TestDb", StringComparison.Ordinal))
            .Where(path => !path.EndsWith("/SqliteTests.cs", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(tests);
        RepositoryFiles.None(
            tests.Where(path =>
                !RepositoryFiles.Read(path).Contains("[Trait(\"Database\", \"both\")]", StringComparison.Ordinal)
            )
        );
    }

    private static List<string> LongerThan(int limit, IEnumerable<string> files) =>
        [
            .. files
                .Select(path => (path, lines: RepositoryFiles.Lines(path)))
                .Where(f => f.lines > limit)
                .Select(f => $"{f.path}: {f.lines}"),
        ];

    [GeneratedRegex("/(Services?|Repositor(y|ies)|Helpers?|Models?|Interfaces?)/", RegexOptions.IgnoreCase)]
    private static partial Regex LayerFolder();

    [GeneratedRegex(
        @"\b(DateTime|DateTimeOffset)\.(Now|UtcNow|Today)\b|\bGuid\.(NewGuid|CreateVersion7)\b|\bEnvironment\.\w"
    )]
    private static partial Regex ClockEnvironmentOrChance();

    [GeneratedRegex(@"\bSkip\s*=")]
    private static partial Regex SwitchedOff();
}
