using Junheng.Engine.Schools;

namespace Junheng.Engine.Validate;

/// <summary>What a check found: the column most to blame, and the facts in Chinese without full stop.</summary>
internal sealed record Fault(string Column, string What)
{
    public Fault(Field column, string what)
        : this(column.Info().Code, what) { }
}

/// <summary>
/// Takes what a check found about a school, or about the whole county if there is no school; and where, if that is not
/// the school's own row.
/// </summary>
internal delegate void Report(SchoolRecord? about, string column, string what, RowSource? at = null);

/// <summary>One check: how it is listed and what it does.</summary>
internal sealed record Check(CheckInfo Info, Action<Inspection, Report> Run)
{
    /// <summary>A check that looks at the county as it sees fit.</summary>
    public static Check OfCounty(
        string code,
        FindingLevel level,
        string title,
        string advice,
        Action<Inspection, Report> run
    ) => new(new(code, level, title, advice), run);

    /// <summary>A check of every row as handed in: identity and flags.</summary>
    public static Check OfRows(
        string code,
        FindingLevel level,
        string title,
        string advice,
        Func<SchoolRecord, Fault?> look
    ) => OfCounty(code, level, title, advice, (i, report) => Each(i.Context.Rows, look, report));

    /// <summary>A check of every school after merging: only there are all figures of a school together.</summary>
    public static Check OfSchools(
        string code,
        FindingLevel level,
        string title,
        string advice,
        Func<SchoolRecord, Fault?> look
    ) => OfCounty(code, level, title, advice, (i, report) => Each(i.Context.Schools, look, report));

    /// <summary>A check of every row's whole-school figures, a campus by itself: contradictions stand in one row.</summary>
    public static Check OfPieces(
        string code,
        FindingLevel level,
        string title,
        string advice,
        Func<SchoolRecord, Fault?> look
    ) => OfCounty(code, level, title, advice, (i, report) => Each(i.Pieces, look, report));

    /// <summary>A check of every row's two stages, a campus by itself.</summary>
    public static Check OfPieceStages(
        string code,
        FindingLevel level,
        string title,
        string advice,
        Func<StagePart, Fault?> look
    ) => OfCounty(code, level, title, advice, (i, report) => Each(i.PieceStages, look, report));

    /// <summary>A check of the units that are judged: campuses merged, stages with pupils, excluded schools left out.</summary>
    public static Check OfUnits(
        string code,
        FindingLevel level,
        string title,
        string advice,
        Func<StagePart, Fault?> look
    ) => OfCounty(code, level, title, advice, (i, report) => Each(i.Units, look, report));

    /// <summary>A check of every school against its own record of the year before; always a warning.</summary>
    public static Check AgainstLastYear(
        string code,
        string title,
        string advice,
        Func<SchoolRecord, SchoolRecord, IEnumerable<Fault>> look
    ) =>
        OfCounty(
            code,
            FindingLevel.Warning,
            title,
            advice,
            (inspection, report) =>
            {
                foreach (var school in inspection.Context.Schools)
                {
                    foreach (var fault in inspection.Before(school) is { } before ? look(school, before) : [])
                    {
                        report(school, fault.Column, fault.What);
                    }
                }
            }
        );

    private static void Each(IReadOnlyList<SchoolRecord> schools, Func<SchoolRecord, Fault?> look, Report report)
    {
        foreach (var school in schools)
        {
            if (look(school) is { } fault)
            {
                report(school, fault.Column, fault.What);
            }
        }
    }

    private static void Each(List<StagePart> parts, Func<StagePart, Fault?> look, Report report)
    {
        foreach (var part in parts)
        {
            if (look(part) is { } fault)
            {
                report(part.School, fault.Column, part.Stage.Title() + fault.What);
            }
        }
    }
}
