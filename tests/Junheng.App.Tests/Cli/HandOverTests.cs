using System.Runtime.Versioning;

namespace Junheng.App.Tests.Cli;

/// <summary>
/// The program that does <c>evaluate</c> alone, here not compiled natively: it does so as the other would, and lets the
/// other, beside it under another name, do everything else.
/// </summary>
[UnsupportedOSPlatform("windows")]
public sealed class HandOverTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly string program;

    public HandOverTests()
    {
        Directory.CreateDirectory(folder.At("program"));
        foreach (var file in Directory.EnumerateFiles(Programs.Built("Junheng.Evaluate")))
        {
            File.Copy(file, folder.At($"program/{Path.GetFileName(file)}"));
        }

        Directory.CreateSymbolicLink(
            folder.At("program/standards"),
            Path.Combine(Programs.Built("Junheng.Evaluate"), "standards")
        );
        program = folder.At("program/junheng.dll");
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData]
    [InlineData("--help")]
    [InlineData("--version")]
    [InlineData("no-such-command")]
    [InlineData("template", "--help")]
    [InlineData("template", "--out", "a.csv")]
    [InlineData("evaluate", "--help")]
    [InlineData("evaluate")]
    [InlineData("evaluate", "no-such-file.csv", "--out", "no-such-folder")]
    [InlineData("evaluate", "no-such-file.csv", "--out", "no-such-folder", "--pack", "no-such-pack")]
    public async Task Both_programs_say_the_same_and_end_alike(params string[] arguments)
    {
        Script($"""exec '{Programs.Host}' '{Programs.Terminal}' "$@" """);
        Assert.Equal(await Programs.Junheng(arguments), await Programs.Managed(program, arguments));
    }

    [Fact]
    public async Task Results_and_the_summary_are_the_same()
    {
        var input = folder.Write("a.csv", Rows.Csv(Rows.School("1"), Rows.School("2"), Rows.School("2")));
        var one = await Programs.Junheng("evaluate", input, "--json", "--checks", "--out", folder.At("one"));
        var other = await Programs.Managed(
            program,
            "evaluate",
            input,
            "--json",
            "--checks",
            "--out",
            folder.At("other")
        );
        Assert.Equal((1, one), (one.Exit, other));
        foreach (var file in new[] { "stage_parts.csv", "counties.csv", "findings.csv" })
        {
            Assert.Equal(folder.Read($"one/{file}"), folder.Read($"other/{file}"));
        }
    }

    [Fact]
    public async Task Arguments_and_exit_status_pass_through_as_they_are()
    {
        Script("""printf '<%s>' "$@"; echo said >&2; exit 7""");
        var run = await Programs.Managed(program, "import", "a b", "", "学校's \"*\".csv", "\\");
        Assert.Equal(new Ended(7, "<import><a b><><学校's \"*\".csv><\\>", "said\n"), run);
    }

    [Fact]
    public async Task The_other_program_takes_the_place_of_this_one_and_has_its_signals()
    {
        Script("""trap 'echo stopped; exit 4' INT; echo $$ > "$2"; for i in $(seq 400); do sleep 0.05; done""");
        var started = folder.At("started");
        var run = await Programs.Interrupted(
            "INT",
            _ => File.Exists(started) && new FileInfo(started).Length > 0,
            program,
            "import",
            started
        );
        Assert.Equal(new Ended(4, "stopped\n", ""), run);
    }

    [Fact]
    public async Task Where_the_other_program_is_missing_it_is_said_which()
    {
        var run = await Programs.Managed(program, "template", "--out", folder.At("a.xlsx"));
        Assert.Equal((4, ""), (run.Exit, run.Out));
        Assert.Contains(folder.At("program/junheng-desk"), Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    /// <summary>Puts something in the other program's place.</summary>
    private void Script(string text)
    {
        var script = folder.Write("program/junheng-desk", $"#!/bin/sh\n{text}\n");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
