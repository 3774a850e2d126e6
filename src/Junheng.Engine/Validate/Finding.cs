namespace Junheng.Engine.Validate;

/// <summary>How grave a finding is: an error blocks or voids a cell, a warning asks, a notice tells.</summary>
public enum FindingLevel
{
    /// <summary>错误: the cell counts as missing, or the row is skipped, or the figures contradict each other.</summary>
    Error,

    /// <summary>警告: probably wrong; to be checked and explained.</summary>
    Warning,

    /// <summary>提示: worth knowing.</summary>
    Notice,
}

/// <summary>校验问题: what is wrong, where, and what to do.</summary>
/// <param name="Level">Error, warning or notice.</param>
/// <param name="Code">Stable code, e.g. <c>degrees-exceed-teachers</c>.</param>
/// <param name="File">File the finding is about.</param>
/// <param name="Sheet">Sheet, for workbooks.</param>
/// <param name="Row">1-based row; 0 if the whole file is meant.</param>
/// <param name="Column">Column code (or header text of an unknown column); empty if the whole row is meant.</param>
/// <param name="School">School identifier; empty if none.</param>
/// <param name="Message">Plain Chinese: what is wrong and what to do.</param>
public sealed record Finding(
    FindingLevel Level,
    string Code,
    string File,
    string? Sheet,
    int Row,
    string Column,
    string School,
    string Message
)
{
    /// <summary>A finding about a record, or about one of its columns.</summary>
    public static Finding About(
        Schools.SchoolRecord record,
        FindingLevel level,
        string code,
        string column,
        string message
    ) =>
        new(
            level,
            code,
            record.Source?.File ?? "",
            record.Source?.Sheet,
            record.Source?.Row ?? 0,
            column,
            record.School,
            message
        );

    /// <summary>The order findings are listed in: by level, then place, then code.</summary>
    public static int Order(Finding a, Finding b)
    {
        var order = a.Level.CompareTo(b.Level);
        order = order != 0 ? order : string.CompareOrdinal(a.File, b.File);
        order = order != 0 ? order : string.CompareOrdinal(a.Sheet, b.Sheet);
        order = order != 0 ? order : a.Row.CompareTo(b.Row);
        order = order != 0 ? order : string.CompareOrdinal(a.School, b.School);
        order = order != 0 ? order : string.CompareOrdinal(a.Code, b.Code);
        order = order != 0 ? order : string.CompareOrdinal(a.Column, b.Column);
        return order != 0 ? order : string.CompareOrdinal(a.Message, b.Message);
    }
}
