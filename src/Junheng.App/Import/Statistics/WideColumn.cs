namespace Junheng.App.Import.Statistics;

/// <summary>A column of a wide export.</summary>
/// <param name="Sheet">0-based place of its sheet among those read.</param>
/// <param name="Index">0-based column of the sheet.</param>
/// <param name="Path">Its header from the top level to the last, joined by "/".</param>
/// <param name="Key">The path, with a number where the same path stands in the file again.</param>
/// <param name="Unit">The unit its header names; empty if none.</param>
public sealed record WideColumn(int Sheet, int Index, string Path, string Key, string Unit)
{
    /// <summary>The column's letters, with the number of its sheet in front unless it is the first: AB, 2.AB.</summary>
    public string Letters => Sheet == 0 ? CellAddress.Letters(Index) : $"{Sheet + 1}.{CellAddress.Letters(Index)}";
}

/// <summary>A sheet of a wide export.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">What stands above the header.</param>
/// <param name="HeaderRow">1-based first row of the header.</param>
/// <param name="FirstRow">1-based first row below the header.</param>
/// <param name="Identifier">0-based column of the identifiers.</param>
public sealed record WideSheet(string Name, string Title, int HeaderRow, int FirstRow, int Identifier);

/// <summary>What stands in a cell.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Fault">Why it cannot be read.</param>
/// <param name="Row">1-based row.</param>
internal readonly record struct WideCell(string Text, CellFault Fault, int Row);

/// <summary>A school of a wide export, over all sheets of the file.</summary>
/// <param name="Id">学校(机构)标识码.</param>
/// <param name="Sheet">The sheet it was found in first.</param>
/// <param name="Row">Its row there.</param>
internal sealed record WideSchool(string Id, int Sheet, int Row)
{
    /// <summary>The cells of the columns asked for; blank ones are not among them.</summary>
    public Dictionary<WideColumn, WideCell> Cells { get; } = [];

    /// <summary>1-based rows of the school by sheet.</summary>
    public Dictionary<int, int> Rows { get; } = new() { [Sheet] = Row };
}
