namespace Junheng.Engine.Plans;

/// <summary>The parts of one indicator's row while they are being collected.</summary>
internal sealed class RawRow(string key, PlanLines lines, bool fromTable)
{
    public string Key { get; } = key;

    public PlanLines Lines { get; set; } = lines;

    /// <summary>True if it stood in the cells of a table.</summary>
    public bool FromTable { get; } = fromTable;

    public string? Code { get; set; }

    /// <summary>The number it bears in a list; null where it bears none.</summary>
    public int? Number { get; set; }

    public List<string> Texts { get; } = [];

    /// <summary>What stands in a column of its own for the standard: numbers, and no part of the text.</summary>
    public List<string> Standards { get; } = [];

    public string? Primary { get; set; }

    public string? Junior { get; set; }

    public List<string> Units { get; } = [];

    public List<string> Duties { get; } = [];

    public int? Year { get; set; }

    public bool Held { get; set; }

    /// <summary>The phase by whose end it is to be reached, as written; null where none is named.</summary>
    public string? Phase { get; set; }

    public string? SelfCheck { get; set; }

    /// <summary>What the column of shortcomings holds, which is the self-check where there is no other.</summary>
    public string? Issues { get; set; }

    /// <summary>How many primary schools fall short, in a column of its own.</summary>
    public string? ShortPrimary { get; set; }

    /// <summary>How many junior schools fall short, in a column of its own.</summary>
    public string? ShortJunior { get; set; }

    public List<string> Measures { get; } = [];

    /// <summary>Explanations, which only serve for numbers stated nowhere else.</summary>
    public List<string> Remarks { get; } = [];

    /// <summary>True if the table it stands in has a column for measures.</summary>
    public bool HasMeasures { get; set; }

    public string Text => string.Concat(Texts.Select(PlainText.Joined));

    /// <summary>All that the row demands: its text and the standard beside it.</summary>
    public string Demand => string.Concat(Texts.Concat(Standards).Select(PlainText.Joined));

    /// <summary>A list of findings, joined by the indicator, completes the list of tasks.</summary>
    public void Complete(RawRow other)
    {
        if (SelfCheck is null && other.SelfCheck is not null)
        {
            (SelfCheck, Issues) = (other.SelfCheck, other.Issues);
            (ShortPrimary, ShortJunior) = (other.ShortPrimary, other.ShortJunior);
        }

        if (Measures.Count == 0)
        {
            Measures.AddRange(other.Measures);
        }
    }

    public bool HasUnits => Units.Count > 0 || Duties.Count > 0;
}
