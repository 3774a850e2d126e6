using Junheng.App.Import;
using Junheng.Engine.Schools;

namespace Junheng.App.Batch;

/// <summary>Which cells of a row hold what, by the header of its file: what <see cref="RowReader"/> goes by.</summary>
internal sealed class RowPlan
{
    public RowPlan(HeaderMap header)
    {
        Width = header.Width;
        (School, Counted) = (header.IndexOf("school"), header.IndexOf("counted"));
        var cells = (
            from column in RecordColumns.All
            let place = header.IndexOf(column.Code)
            where place >= 0
            orderby place
            select (Kind: Kind(column), Place: place, Field: column.Field ?? default)
        ).ToList();
        Counts = Numbers(CellKind.Count);
        Figures = Numbers(CellKind.Figure);
        Codes =
        [
            .. from cell in cells
            where cell.Kind is CellKind.Organiser or CellKind.Built or CellKind.CityCentre
            select new CodeCell(cell.Place, Code(cell.Kind), cell.Kind == CellKind.CityCentre),
        ];
        Texts =
        [
            .. from cell in cells
            where cell.Kind is CellKind.Type or CellKind.Locale or CellKind.Parent or CellKind.Rooms
            select (cell.Kind, cell.Place),
        ];

        NumberCell[] Numbers(CellKind kind) =>
            [.. cells.Where(c => c.Kind == kind).Select(c => new NumberCell(c.Place, c.Field, 1UL << (int)c.Field))];
    }

    /// <summary>What a cell holds.</summary>
    internal enum CellKind : byte
    {
        Any,
        Count,
        Figure,
        Type,
        Locale,
        Organiser,
        Built,
        CityCentre,
        Parent,
        Rooms,
    }

    /// <summary>Fields of a row.</summary>
    public int Width { get; }

    /// <summary>The cell of the identifier.</summary>
    public int School { get; }

    /// <summary>The cell that tells whether the row is a school of its own; -1 if there is none.</summary>
    public int Counted { get; }

    /// <summary>Whole numbers.</summary>
    public NumberCell[] Counts { get; }

    /// <summary>Figures that may have decimals.</summary>
    public NumberCell[] Figures { get; }

    /// <summary>Numbers that are codes.</summary>
    public CodeCell[] Codes { get; }

    /// <summary>Texts that are to be understood.</summary>
    public (CellKind Kind, int Cell)[] Texts { get; }

    private static CellKind Kind(RecordColumn column) =>
        column.Code switch
        {
            "type" => CellKind.Type,
            "locale" => CellKind.Locale,
            "organiser" => CellKind.Organiser,
            "built" => CellKind.Built,
            "city_centre" => CellKind.CityCentre,
            "parent" => CellKind.Parent,
            "music_rooms" or "art_rooms" => CellKind.Rooms,
            _ when column.Field is { } field => field.Info().IsCount ? CellKind.Count : CellKind.Figure,
            _ => CellKind.Any,
        };

    private static PlainCode Code(CellKind kind) =>
        kind switch
        {
            CellKind.Organiser => OptionalCells.PlainOrganiser,
            CellKind.Built => OptionalCells.PlainBuilt,
            _ => OptionalCells.PlainFlag,
        };

    /// <summary>A cell that holds a number.</summary>
    /// <param name="Cell">Its place in the row.</param>
    /// <param name="Field">The field it is of.</param>
    /// <param name="Bit">The field's bit among those that are known.</param>
    internal readonly record struct NumberCell(int Cell, Field Field, ulong Bit);

    /// <summary>A cell that holds one of a few numbers.</summary>
    /// <param name="Cell">Its place in the row.</param>
    /// <param name="Code">The numbers.</param>
    /// <param name="IsCityCentre">It tells whether the school is in a city centre.</param>
    internal readonly record struct CodeCell(int Cell, PlainCode Code, bool IsCityCentre);
}
