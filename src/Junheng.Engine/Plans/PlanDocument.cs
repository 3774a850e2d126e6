namespace Junheng.Engine.Plans;

/// <summary>A cell of a table row with the lines it was read from.</summary>
/// <param name="Text">Text; the paragraphs of a cell are separated by line feeds.</param>
/// <param name="From">First line, 1-based.</param>
/// <param name="To">Last line.</param>
public sealed record PlanCell(string Text, int From, int To)
{
    /// <summary>Where it stands in a file that has no lines, as <c>:2:3:1</c> or <c>!Sheet!A1</c>.</summary>
    public string? Place { get; init; }
}

/// <summary>A paragraph or a table row of a plan paper.</summary>
/// <param name="Text">The paragraph, or the cells' texts joined.</param>
/// <param name="From">First line, 1-based: a line of a text file, the running number of paragraph or row otherwise.</param>
/// <param name="To">Last line.</param>
/// <param name="Cells">The cells of a table row; null for a paragraph.</param>
/// <param name="Table">The running number of the table; 0 for a paragraph.</param>
/// <param name="Led">True for a paragraph which stood alone in a cell of a table whose rows are lost.</param>
public sealed record PlanBlock(
    string Text,
    int From,
    int To,
    IReadOnlyList<PlanCell>? Cells = null,
    int Table = 0,
    bool Led = false
)
{
    /// <inheritdoc cref="PlanCell.Place"/>
    public string? Place { get; init; }
}

/// <summary>A plan paper as paragraphs and table rows, in the order of the source.</summary>
public sealed record PlanDocument(IReadOnlyList<PlanBlock> Blocks);
