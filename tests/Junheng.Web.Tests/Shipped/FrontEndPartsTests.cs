using System.Text.Json;
using System.Text.RegularExpressions;

namespace Junheng.Web.Tests.Shipped;

/// <summary>The front-end parts come from npm at build, from whatever registry the machine uses.</summary>
public sealed partial class FrontEndPartsTests
{
    private static readonly string Web = Repository.At("src", "Junheng.Web");
    private static readonly string Tools = Repository.At("tests", "browser-support");

    public static TheoryData<string> Locks =>
        [Path.Combine(Web, "package-lock.json"), Path.Combine(Tools, "package-lock.json")];

    [Theory]
    [MemberData(nameof(Locks))]
    public void A_lock_file_names_versions_and_hashes_but_no_host(string path)
    {
        var text = File.ReadAllText(path);
        Assert.DoesNotContain("\"resolved\"", text);
        Assert.DoesNotMatch("(https?|git)://[^\"]*/-/", text);
        using var json = JsonDocument.Parse(text);
        var packages = json
            .RootElement.GetProperty("packages")
            .EnumerateObject()
            .Where(p => p.Name.Length > 0)
            .ToList();
        Assert.NotEmpty(packages);
        Assert.All(packages, p => Assert.True(p.Value.TryGetProperty("integrity", out _), p.Name));
    }

    [Theory]
    [MemberData(nameof(Locks))]
    public void Versions_are_exact(string path)
    {
        var manifest = Path.Combine(Path.GetDirectoryName(path)!, "package.json");
        using var json = JsonDocument.Parse(File.ReadAllText(manifest));
        var parts = new[] { "dependencies", "devDependencies" }
            .Where(name => json.RootElement.TryGetProperty(name, out _))
            .SelectMany(name => json.RootElement.GetProperty(name).EnumerateObject())
            .ToList();
        Assert.NotEmpty(parts);
        Assert.All(parts, p => Assert.Matches(@"^\d+\.\d+\.\d+$", p.Value.GetString()!));
    }

    [Fact]
    public async Task The_copies_in_lib_are_not_kept_in_the_repository()
    {
        var part = "src/Junheng.Web/wwwroot/lib/htmx.min.js";
        Assert.Equal(0, (await Repository.Run(Repository.Root, "git", "check-ignore", part)).Code);
        var (code, tracked) = await Repository.Run(Repository.Root, "git", "ls-files", "src/Junheng.Web/wwwroot/lib");
        Assert.True(code == 0 && tracked.Length == 0, tracked);
    }

    [Fact]
    public void Every_part_that_pages_ask_for_is_in_lib_as_npm_delivered_it_and_no_other()
    {
        var asked = Directory
            .EnumerateFiles(Path.Combine(Web, "Pages"), "*.cshtml", SearchOption.AllDirectories)
            .SelectMany(page => LibPath().Matches(File.ReadAllText(page)))
            .Select(m => m.Groups[1].Value)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.NotEmpty(asked);
        var lib = Path.Combine(Web, "wwwroot", "lib");
        Assert.Equal(
            asked,
            Directory.EnumerateFiles(lib).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)
        );
        var delivered = Directory
            .EnumerateFiles(Path.Combine(Web, "node_modules"), "*", SearchOption.AllDirectories)
            .Where(f => Path.GetDirectoryName(f)!.Contains("dist", StringComparison.Ordinal))
            .ToLookup(f => Path.GetFileName(f));
        Assert.All(
            asked,
            name =>
            {
                var copy = File.ReadAllBytes(Path.Combine(lib, name));
                Assert.NotEmpty(copy);
                Assert.Contains(delivered[name], f => File.ReadAllBytes(f).AsSpan().SequenceEqual(copy));
            }
        );
    }

    [GeneratedRegex("""(?:href|src)="~?/lib/([^"?]+)""")]
    private static partial Regex LibPath();
}
