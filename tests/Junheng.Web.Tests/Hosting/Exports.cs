using System.Diagnostics;
using Junheng.Engine.Schools;
using Junheng.Web.Tests.Shipped;
using Microsoft.Playwright;

namespace Junheng.Web.Tests.Hosting;

/// <summary>Synthetic exports of the education statistics for a county, written by openpyxl.</summary>
public sealed class Exports : IDisposable
{
    public static readonly IReadOnlyList<Stage> Stages = [Stage.Primary, Stage.Junior, Stage.Senior];

    private readonly string folder = Directory.CreateTempSubdirectory("junheng-exports-").FullName;

    public Exports(string county, params string[] variants)
    {
        // Debian's own Python is the one that has Debian's openpyxl.
        var python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
        var script = Path.Combine(Repository.Root, "tests/synthetic-exports/exports.py");
        using var process = Process.Start(
            python,
            [script, folder, "--county", county, .. variants.SelectMany(v => new[] { "--variant", v })]
        );
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    public byte[] Content(Stage stage) => File.ReadAllBytes(Path.Combine(folder, stage.Title() + ".xlsx"));

    /// <summary>A file as a browser's form takes it.</summary>
    public FilePayload Payload(Stage stage) =>
        new()
        {
            Name = stage.Title() + ".xlsx",
            MimeType = "application/octet-stream",
            Buffer = Content(stage),
        };

    public void Dispose() => Directory.Delete(folder, true);
}
