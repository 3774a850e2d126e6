using System.Text.Json;
using System.Text.Json.Serialization;

namespace Junheng.App.Tests.Import.Annotate;

/// <summary>A workbook as openpyxl sees it.</summary>
internal sealed record Seen(string Active, Dictionary<string, SeenSheet> Sheets, Dictionary<string, string> Names)
{
    private const string Script = """
        import json, sys, openpyxl
        book = openpyxl.load_workbook(sys.argv[1])
        def colour(fill):
            return fill.fgColor.rgb if fill.fill_type == "solid" and isinstance(fill.fgColor.rgb, str) else None
        def cell(c):
            return {"Value": None if c.value is None else str(c.value), "Type": c.data_type, "Fill": colour(c.fill),
                    "Format": c.number_format, "Bold": bool(c.font.b), "Locked": bool(c.protection.locked),
                    "Quoted": bool(c.quotePrefix),
                    "Comment": c.comment.text if c.comment else None,
                    "Author": c.comment.author if c.comment else None, "Height": c.comment.height if c.comment else 0,
                    "Link": c.hyperlink.location if c.hyperlink else None}
        def sheet(s):
            return {"State": s.sheet_state, "Selected": bool(s.sheet_view.tabSelected),
                    "Protected": bool(s.protection.sheet),
                    "Validations": sorted(str(v.sqref) + " " + str(v.formula1) for v in s.data_validations.dataValidation),
                    "Conditions": sorted(str(r.sqref) for r in s.conditional_formatting),
                    "Merged": sorted(str(r) for r in s.merged_cells.ranges),
                    "Filter": s.auto_filter.ref, "Frozen": s.freeze_panes, "Titles": s.print_title_rows,
                    "Orientation": s.page_setup.orientation, "Paper": s.page_setup.paperSize,
                    "Cells": {c.coordinate: cell(c) for row in s.iter_rows() for c in row
                              if c.value is not None or c.has_style or c.comment}}
        names = {n: d.attr_text for n, d in book.defined_names.items()} if hasattr(book.defined_names, "items") else \
                {d.name: d.attr_text for d in book.defined_names.definedName}
        print(json.dumps({"Active": book.active.title, "Sheets": {s.title: sheet(s) for s in book.worksheets},
                          "Names": names}))
        """;

    public SeenSheet this[string sheet] => Sheets[sheet];

    public static async Task<Seen> At(string path)
    {
        var ended = await Programs.Openpyxl(Path.GetDirectoryName(path)!, "-c", Script, path);
        Assert.True(ended.Exit == 0, ended.Error);
        return JsonSerializer.Deserialize<Seen>(ended.Out)!;
    }
}

/// <summary>A sheet as openpyxl sees it.</summary>
internal sealed record SeenSheet
{
    public required string State { get; init; }

    public bool Selected { get; init; }

    public bool Protected { get; init; }

    public required string[] Validations { get; init; }

    public required string[] Conditions { get; init; }

    public required string[] Merged { get; init; }

    public string? Filter { get; init; }

    public string? Frozen { get; init; }

    public string? Titles { get; init; }

    public string? Orientation { get; init; }

    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
    public int? Paper { get; init; }

    public required Dictionary<string, SeenCell> Cells { get; init; }

    public SeenCell this[string cell] => Cells[cell];

    /// <summary>The cells that carry a comment.</summary>
    public IEnumerable<string> Commented => Cells.Where(c => c.Value.Comment is not null).Select(c => c.Key);

    /// <summary>The sheet without colours and comments, to tell whether anything else changed.</summary>
    public SeenSheet Bare() =>
        this with
        {
            Selected = false,
            Cells = Cells
                .Select(c => (c.Key, Cell: c.Value with { Fill = null, Comment = null, Author = null }))
                .Where(c =>
                    c.Cell
                    != new SeenCell
                    {
                        Type = "n",
                        Format = "General",
                        Locked = true,
                    }
                )
                .ToDictionary(c => c.Key, c => c.Cell),
        };
}

/// <summary>A cell as openpyxl sees it.</summary>
internal sealed record SeenCell
{
    public string? Value { get; init; }

    public required string Type { get; init; }

    public string? Fill { get; init; }

    public required string Format { get; init; }

    public bool Bold { get; init; }

    public bool Locked { get; init; }

    public bool Quoted { get; init; }

    public string? Comment { get; init; }

    public string? Author { get; init; }

    public string? Link { get; init; }
}
