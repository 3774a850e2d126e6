using Xunit.Abstractions;

namespace Junheng.Web.Tests.Shipped;

/// <summary>County offices run old Chromium builds: what is shipped asks for nothing newer than Chromium 90.</summary>
public sealed class OldBrowserTests(ITestOutputHelper output)
{
    private const string Tools = "tests/browser-support";
    private const string Root = "src/Junheng.Web/wwwroot";

    [Fact]
    public async Task Own_scripts_run_in_Chromium_90()
    {
        await Restore();
        var (code, said) = await Script($"{Root}/js");
        Assert.True(code == 0, said);
    }

    [Fact]
    public async Task Own_styles_work_in_Chromium_90()
    {
        await Restore();
        var (code, said) = await Style($"{Root}/css/*.css");
        Assert.True(code == 0, said);
    }

    [Fact]
    public async Task The_scripts_of_others_run_in_Chromium_90()
    {
        await Restore();
        var (code, said) = await Script($"{Root}/lib");
        Assert.True(code == 0, said);
        var (_, styles) = await Style($"{Root}/lib/*.css");
        // Bootstrap states some properties with and without prefix, which the tool cannot tell from a bare use.
        output.WriteLine(styles);
    }

    [Fact]
    public Task Scripts_for_newer_browsers_are_noticed() =>
        Noticed("js", Script, "var a = [1]; a.at(-1);", "structuredClone({});", "class A { #x = 1; }");

    [Fact]
    public Task Styles_for_newer_browsers_are_noticed() =>
        Noticed(
            "css",
            folder => Style(folder + "/*.css"),
            "a:has(b) { color: red; }",
            "@container (min-width: 1px) { a { color: red; } }",
            "a { color: color-mix(in srgb, red, blue); }",
            "a { & b { color: red; } }",
            "a { height: 100dvh; }",
            "a { accent-color: red; }"
        );

    // ESLint reads only below the folder it runs in, so both run from the root.
    private static Task<(int Code, string Said)> Script(string path) =>
        Repository.Run(
            Repository.Root,
            "node",
            $"{Tools}/node_modules/eslint/bin/eslint.js",
            "--config",
            $"{Tools}/eslint.config.js",
            path
        );

    private static Task<(int Code, string Said)> Style(string path) =>
        Repository.Run(
            Repository.Root,
            "node",
            $"{Tools}/node_modules/stylelint/bin/stylelint.mjs",
            "--config",
            $"{Tools}/stylelint.config.js",
            path
        );

    /// <summary>Plants each text in a file of its own: the tool must name every one of them.</summary>
    private static async Task Noticed(
        string ending,
        Func<string, Task<(int Code, string Said)>> check,
        params string[] texts
    )
    {
        await Restore();
        var folder = Directory.CreateDirectory(Repository.At("artifacts", "planted", Guid.NewGuid().ToString("N")));
        try
        {
            for (var i = 0; i < texts.Length; i++)
            {
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, $"planted{i}.{ending}"), texts[i] + "\n");
            }

            var (code, said) = await check($"artifacts/planted/{folder.Name}");
            Assert.NotEqual(0, code);
            Assert.All(texts.Select((_, i) => $"planted{i}.{ending}"), name => Assert.Contains(name, said));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Installs the tools when the lock file is newer than what is installed.</summary>
    private static async Task Restore()
    {
        var folder = Repository.At(Tools);
        var installed = new FileInfo(Path.Combine(folder, "node_modules", ".package-lock.json"));
        if (
            !installed.Exists
            || installed.LastWriteTimeUtc < File.GetLastWriteTimeUtc(Path.Combine(folder, "package-lock.json"))
        )
        {
            var (code, said) = await Repository.Run(folder, "npm", "ci", "--ignore-scripts", "--loglevel=error");
            Assert.True(code == 0, said);
            File.SetLastWriteTimeUtc(installed.FullName, DateTime.UtcNow);
        }
    }
}
