namespace Junheng.App.Import;

/// <summary>A sheet and what its header says it holds.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="List">The header of a list; null for the schools' own sheet.</param>
internal sealed record KnownSheet(WorkbookSheet Sheet, ListHeader? List)
{
    /// <summary>A header stands within the first rows.</summary>
    public const int HeaderWithin = 20;

    /// <summary>Looks for a header in the first rows of a sheet; null if there is none.</summary>
    public static KnownSheet? Recognise(WorkbookSheet sheet, SheetReader reader)
    {
        var cells = new SheetCells();
        while (reader.Read(cells) && cells.Row <= HeaderWithin)
        {
            var texts = cells.Texts();
            if (HeaderMap.LooksLikeHeader(texts))
            {
                return new(sheet, null);
            }

            foreach (var table in ListTable.All)
            {
                if (ListHeader.Of(table, texts, cells.Row) is { } header)
                {
                    return new(sheet, header);
                }
            }
        }

        return null;
    }
}
