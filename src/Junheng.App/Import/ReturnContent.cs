using Junheng.App.Report;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.App.Import;

/// <summary>What is written into an annual return (年报表).</summary>
/// <param name="Schools">The schools; none makes a blank form.</param>
public sealed record ReturnContent(IReadOnlyList<SchoolRecord> Schools)
{
    /// <summary>Lines to stand on top of the explanations.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Who takes it out and when, on the sheet of explanations and at the foot of every page; null where nobody does.</summary>
    public ExportMark? Mark { get; init; }

    /// <summary>Year the form is for; null for any.</summary>
    public int? Year { get; init; }

    /// <summary>Division code; empty for any county.</summary>
    public string County { get; init; } = "";

    /// <summary>The one school the form is for; empty for all.</summary>
    public string School { get; init; } = "";

    /// <summary>The year before, shown beside each figure; empty where it is not known.</summary>
    public IReadOnlyList<SchoolRecord> LastYear { get; init; } = [];

    /// <summary>The county items asked for; none leaves the sheet out.</summary>
    public IReadOnlyList<CountyItem> Items { get; init; } = [];

    /// <summary>The county's figures by code.</summary>
    public IReadOnlyDictionary<string, decimal> Figures { get; init; } = new Dictionary<string, decimal>();

    /// <summary>Those of the year before.</summary>
    public IReadOnlyDictionary<string, decimal> LastFigures { get; init; } = new Dictionary<string, decimal>();

    /// <summary>The rules whose limits colour classes and rooms; null to colour none.</summary>
    public RulePack? Pack { get; init; }

    /// <summary>The sheets it has beside the schools' own and the explanations.</summary>
    internal IEnumerable<ListTable> Lists => ListTable.All.Where(t => t != ListTable.County || Items.Count > 0);

    internal ReturnForm Form => new(Year, County, School, [.. Lists.Select(t => t.Sheet)]);
}
