namespace Junheng.App.Report;

/// <summary>What the cells of a column hold.</summary>
internal enum ListKind
{
    /// <summary>A text that may be long.</summary>
    Name,

    /// <summary>A short word.</summary>
    Word,

    /// <summary>A whole number.</summary>
    Count,

    /// <summary>An indicator's value.</summary>
    Value,

    /// <summary>What is missing; nothing where nothing is.</summary>
    Lack,

    /// <summary>A number as it is.</summary>
    Plain,
}

/// <summary>A column of a written list.</summary>
internal sealed record ListColumn(string Title, double Width, ListKind Kind);

/// <summary>A list as it is written: texts, doubles and longs by row.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Counted">What its rows are counted in.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows.</param>
internal sealed record ListSheet(
    string Name,
    string Counted,
    IReadOnlyList<ListColumn> Columns,
    IReadOnlyList<object?[]> Rows
);
