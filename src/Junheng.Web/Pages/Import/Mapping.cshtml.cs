using System.Globalization;
using Junheng.App;
using Junheng.App.Data;
using Junheng.App.Import;
using Junheng.App.Import.Statistics;
using Junheng.App.Users;
using Junheng.Engine.Schools;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Junheng.Web.Pages.Import;

/// <summary>字段对应: which column of the uploaded exports feeds which field; looked at for one school, then imported.</summary>
[Needs(Right.ReadCounty | Right.HandIn)]
public sealed class MappingModel(OpenYear open, Db db, SavedMappings mappings, StartStatistics start, ImportBell bell)
    : CountyPage(open, "import")
{
    /// <summary>How the import is to be started.</summary>
    public sealed class Form
    {
        public string? Name { get; set; }

        public DateOnly? AsOf { get; set; }

        public ImportKind Kind { get; set; } = ImportKind.Official;

        public ImportScope Scope { get; set; } = ImportScope.OnlyTheseSchools;

        public string? Why { get; set; }
    }

    [BindProperty]
    public Form Start { get; set; } = new();

    /// <summary>The saved mapping the lines come from.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Saved { get; set; }

    /// <summary>The school to be shown.</summary>
    [BindProperty(SupportsGet = true)]
    public string? School { get; set; }

    /// <summary>The kept files by stage.</summary>
    public IReadOnlyList<(Stage Stage, long Id)> Kept { get; private set; } = [];

    public IReadOnlyList<StageDraft> Drafts { get; private set; } = [];

    /// <summary>Saved mappings that fit, the best first.</summary>
    public IReadOnlyList<MappingFit> Fits { get; private set; } = [];

    public StatisticsResult? Read { get; private set; }

    public IReadOnlyList<WordMeaning> Words { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (!await Load())
        {
            return NotFound();
        }

        Start.Name = Fits.FirstOrDefault(f => f.Saved.Id == Saved)?.Saved.Name;
        Try();
        return Page();
    }

    /// <summary>Reads the files by what is chosen, and shows it.</summary>
    public async Task<IActionResult> OnPostPreview()
    {
        if (!await Load())
        {
            return NotFound();
        }

        var mistakes = Take();
        Try();
        return mistakes.Count > 0 ? Refuse(mistakes) : Page();
    }

    /// <summary>Saves the mapping and starts the import.</summary>
    public async Task<IActionResult> OnPostSave()
    {
        if (!await Load())
        {
            return NotFound();
        }

        var mistakes = Take();
        if (Start.AsOf is null)
        {
            mistakes.Add("请填写统计时点，如 2026-09-01。");
        }

        if (mistakes.Count > 0)
        {
            Try();
            return Refuse(mistakes);
        }

        var outcome = await start.Handle(
            new(
                County,
                Year,
                Start.AsOf!.Value,
                Start.Kind,
                Start.Scope,
                Start.Why ?? "",
                Kept,
                Chosen(),
                Start.Name ?? ""
            ),
            HttpContext.RequestAborted
        );
        if (!outcome.Ok)
        {
            Try();
            return Refuse(outcome.Mistakes);
        }

        bell.Ring();
        return Redirect(Links.ImportJob(County, Year, outcome.Value));
    }

    /// <summary>The address of this page with another saved mapping.</summary>
    public string With(long? saved) =>
        Links.Mapping(County, Year, Kept)
        + (saved is { } id ? $"&saved={id.ToString(CultureInfo.InvariantCulture)}" : "");

    /// <summary>The school whose figures stand beside the lines of a file: the first of it that was read.</summary>
    public string? First(Stage stage)
    {
        var read = Read?.Reads.Where(r => r.Value.Any(f => f.Stage == stage)).Select(r => r.Key).ToList() ?? [];
        return read.FirstOrDefault(id => Read!.Rows.Any(r => r.School == id)) ?? read.FirstOrDefault();
    }

    /// <summary>What a line reads for a school; null if nothing.</summary>
    public ReadField? Sample(Stage stage, string field, string? school) =>
        school is null ? null : Read!.Reads[school].FirstOrDefault(r => r.Stage == stage && r.Field == field);

    /// <summary>What the school's record holds in a column.</summary>
    public static string Taken(SchoolRecord? row, ReadField field) =>
        row is null || field.Field == "county" ? Show.None : RecordColumns.Text(row, field.Field);

    private ExportMapping Chosen() => new(ExportMapping.Current, [.. Drafts.Select(d => d.ToMapping())], Words);

    private List<string> Take()
    {
        var mistakes = new List<string>();
        Drafts = [.. Drafts.Select(d => MappingForm.Chosen(d, Request.Form, mistakes))];
        Words = MappingForm.Words(Request.Form);
        return mistakes;
    }

    /// <summary>Reads the files as they would be imported; nothing is stored.</summary>
    private void Try()
    {
        (Read, var problem) = StatisticsJoin.Run([.. Drafts.Select(d => d.Source)], Chosen(), County, Year);
        if (problem is not null)
        {
            Refuse([problem.Message]);
        }
    }

    private async Task<bool> Load()
    {
        var kept = new List<(Stage, long)>();
        var files = new List<StageFile>();
        foreach (var stage in StatisticsModel.Asked)
        {
            if (!long.TryParse(Request.Query[stage.Code()], CultureInfo.InvariantCulture, out var id))
            {
                continue;
            }

            var source = await db
                .SourceFiles.AsNoTracking()
                .SingleOrDefaultAsync(f => f.Id == id && f.CountyCode == County, HttpContext.RequestAborted);
            if (source is null || WideFile.Open(source.Content, source.Name).File is not { } file)
            {
                return false;
            }

            kept.Add((stage, id));
            files.Add(new(stage, file));
        }

        Kept = kept;
        Fits = await mappings.For(files, HttpContext.RequestAborted);
        var saved = Fits.FirstOrDefault(f => f.Saved.Id == Saved)?.Mapping;
        Words = saved?.Words ?? [];
        Drafts = [.. files.Select(f => StageDraft.Of(f, ClassLimit(f.Stage), saved?.Of(f.Stage)))];
        return files.Count > 0;
    }

    private int? ClassLimit(Stage stage) =>
        SchoolTerms.Judged.Contains(stage) && Pack.Numbers.ContainsKey($"G5.thresholds.{stage.Code()}")
            ? Pack.Whole($"G5.thresholds.{stage.Code()}")
            : null;
}
