using System.Collections.Concurrent;
using System.Diagnostics;
using Junheng.App.Import.Statistics;
using Junheng.Engine.Schools;

namespace Junheng.App.Tests.Import.Statistics;

/// <summary>Synthetic exports written by openpyxl, and by LibreOffice from those.</summary>
internal sealed class Exports
{
    private static readonly Lazy<string> Root = new(MakeRoot);
    private static readonly ConcurrentDictionary<string, Lazy<Exports>> Written = new();

    private readonly string folder;
    private readonly HashSet<string> formats = [];

    private Exports(string folder) => this.folder = folder;

    /// <summary>The files of the stages 小学, 初中, 高中, written once for all tests, which only read them.</summary>
    public static Exports Of(params string[] variants) =>
        Written.GetOrAdd(string.Join('-', variants), name => new(() => Write(name, variants))).Value;

    private static Exports Write(string name, string[] variants)
    {
        var exports = new Exports(Directory.CreateDirectory(Path.Combine(Root.Value, $"variant-{name}")).FullName);
        // Debian's own Python is the one that has Debian's openpyxl.
        var python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
        var script = Path.Combine(Programs.Repository, "tests/synthetic-exports/exports.py");
        exports.Run(python, [script, exports.folder, .. variants.SelectMany(v => new[] { "--variant", v })]);
        return exports;
    }

    /// <summary>What the generator says a reader has to make of the files, as rows of column code and text.</summary>
    public IReadOnlyList<SchoolRecord> Expected => Files.Read(File.ReadAllBytes(At("expected.csv"))).Rows;

    /// <summary>A file by openpyxl or, with a format, by LibreOffice.</summary>
    public byte[] Content(Stage stage, string? by = null) =>
        File.ReadAllBytes(At(stage.Title() + (by is null ? ".xlsx" : $"-{by}.{by}")));

    public string At(string name) => Path.Combine(folder, name);

    /// <summary>Has LibreOffice write the files in another format.</summary>
    public Exports By(string format)
    {
        lock (formats)
        {
            if (formats.Add(format))
            {
                Convert(format);
            }
        }

        return this;
    }

    private void Convert(string format)
    {
        var target = Path.Combine(folder, "written");
        foreach (var stage in (Stage[])[Stage.Primary, Stage.Junior, Stage.Senior])
        {
            Run(
                "soffice",
                [
                    $"-env:UserInstallation=file://{folder}/profile",
                    "--headless",
                    "--convert-to",
                    format,
                    "--outdir",
                    target,
                    At(stage.Title() + ".xlsx"),
                ]
            );
            File.Move(
                Path.Combine(target, $"{stage.Title()}.{format}"),
                At($"{stage.Title()}-{format}.{format}"),
                true
            );
        }
    }

    public StageFile Open(Stage stage, string? by = null)
    {
        var (file, problem) = WideFile.Open(Content(stage, by), $"{stage.Title()}.{by ?? "xlsx"}");
        Assert.Null(problem);
        return new(stage, file!);
    }

    public StageFile[] OpenAll(string? by = null) =>
        [Open(Stage.Primary, by), Open(Stage.Junior, by), Open(Stage.Senior, by)];

    private static string MakeRoot()
    {
        var root = Directory.CreateTempSubdirectory("junheng-exports-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(root, true);
        return root;
    }

    private void Run(string program, string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
                WorkingDirectory = folder,
            }
        )!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(2)), $"{program} does not end");
        Assert.True(process.ExitCode == 0, errors.Result);
    }
}

/// <summary>What tests do with mappings.</summary>
internal static class Mappings
{
    public const int Year = 2026;

    private static readonly Dictionary<Stage, int> Limits = new() { [Stage.Primary] = 45, [Stage.Junior] = 50 };

    public static StageDraft Draft(StageFile file, StageMapping? saved = null) =>
        StageDraft.Of(file, Limits.TryGetValue(file.Stage, out var limit) ? limit : null, saved);

    /// <summary>What is proposed, with 艺术 answered.</summary>
    public static ExportMapping Proposed(IEnumerable<StageFile> files, ArtsAnswer arts = ArtsAnswer.Total) =>
        new(ExportMapping.Current, [.. files.Select(f => (Draft(f) with { Arts = arts }).ToMapping())], []);

    /// <summary>The same with one line replaced.</summary>
    public static ExportMapping With(this ExportMapping mapping, Stage stage, MappingLine line) =>
        mapping with
        {
            Stages =
            [
                .. mapping.Stages.Select(s =>
                    s.Stage != stage ? s : s with { Lines = [.. s.Lines.Where(l => l.Field != line.Field), line] }
                ),
            ],
        };

    public static StatisticsResult Read(IReadOnlyList<StageFile> files, ExportMapping mapping)
    {
        var (result, problem) = StatisticsJoin.Run(files, mapping, Data.TestDb.County, Year);
        Assert.Null(problem);
        return result!;
    }

    public static string Csv(IEnumerable<SchoolRecord> rows) =>
        System.Text.Encoding.UTF8.GetString(Files.CsvOf(rows.OrderBy(r => r.School, StringComparer.Ordinal)));

    public static MappingLine Line(string field, params string[] columns) => new(field, columns, "", 1, null, "");
}
