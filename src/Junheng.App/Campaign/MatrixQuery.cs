namespace Junheng.App.Campaign;

/// <summary>Which rows of the matrix somebody asks for, and how they are shown.</summary>
public sealed record MatrixQuery
{
    private const int LongestPart = 40;

    /// <summary>A unit that has something to do with the row; null for all.</summary>
    public string? Unit { get; init; }

    /// <summary>一级指标; null for all.</summary>
    public string? Part { get; init; }

    /// <summary>Only rows without a unit in the lead or without a deadline.</summary>
    public bool Open { get; init; }

    /// <summary>As a list that can be edited, not as indicators by units.</summary>
    public bool AsList { get; init; }

    /// <summary>What an address asks for; what it cannot mean is left out.</summary>
    public static MatrixQuery Parse(string? query)
    {
        var asked = new AddressQuery(query);
        return new()
        {
            Unit = asked.Text("unit", Data.ItemUnit.LongestName),
            Part = asked.Text("part", LongestPart),
            Open = asked.One("open") == "true",
            AsList = asked.One("view") == "list",
        };
    }

    /// <summary>The rows asked for and, of the units, those that have something to do with them.</summary>
    public Matrix Of(Matrix matrix)
    {
        var unit = matrix.Units.FirstOrDefault(u => u.Name == Unit);
        IReadOnlyList<MatrixRow> rows =
        [
            .. matrix
                .Rows.Where(r => unit is null || r.Units.Any(unit.Names.Contains))
                .Where(r => Part is null || r.Part == Part)
                .Where(r => !Open || r.Units.Count == 0 || r.By.Length == 0),
        ];
        return new(rows, [.. matrix.Units.Where(u => rows.Any(r => r.Units.Any(u.Names.Contains)))]);
    }

    /// <summary>In words, for the head of what is printed.</summary>
    public string Words(IReadOnlyCollection<MatrixRow> rows)
    {
        string[] parts = [.. new[] { Unit, Part, Open ? "缺牵头单位或时限的" : null }.OfType<string>()];
        var goals = rows.Count(r => r.Goal is not null);
        string[] counts =
        [
            .. new[]
            {
                goals < rows.Count ? $"{rows.Count - goals}项指标" : null,
                goals > 0 ? $"{goals}项本县目标" : null,
            }.OfType<string>(),
        ];
        return $"{(parts.Length == 0 ? "全部" : string.Join('、', parts))}，{string.Join('、', counts)}";
    }

    /// <summary>The query of an address.</summary>
    public override string ToString() =>
        AddressQuery.Write(
            ("view", AsList ? "list" : null),
            ("unit", Unit),
            ("part", Part),
            ("open", Open ? "true" : null)
        );
}
