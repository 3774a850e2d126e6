using Junheng.Engine.Figures;

namespace Junheng.Engine.Standards;

/// <summary>The part of the assessment an item belongs to.</summary>
public enum ItemGroup
{
    /// <summary>政府保障程度.</summary>
    Guarantee,

    /// <summary>教育质量.</summary>
    Quality,

    /// <summary>社会认可度.</summary>
    Recognition,

    /// <summary>地方增加项.</summary>
    Local,
}

/// <summary>What an item is judged on.</summary>
public enum ItemScope
{
    /// <summary>县.</summary>
    County,

    /// <summary>校.</summary>
    School,

    /// <summary>班.</summary>
    Class,
}

/// <summary>How the verdict of an item comes about.</summary>
public enum ItemMethod
{
    /// <summary>A person judges the evidence.</summary>
    Judgement,

    /// <summary>Sums of county figures against thresholds.</summary>
    Ratio,

    /// <summary>Music and art rooms of every school.</summary>
    Rooms,

    /// <summary>Size of every school.</summary>
    Size,

    /// <summary>Every class.</summary>
    Classes,

    /// <summary>Funding of small schools.</summary>
    SmallSchools,
}

/// <summary>Who brings the proof of an item.</summary>
public enum Evidenced
{
    /// <summary>数据.</summary>
    Figures,

    /// <summary>佐证材料.</summary>
    Evidence,

    /// <summary>国家结果.</summary>
    State,
}

/// <summary>How a value is compared with its threshold.</summary>
public enum Comparison
{
    /// <summary>不低于.</summary>
    AtLeast,

    /// <summary>不超过.</summary>
    AtMost,

    /// <summary>低于.</summary>
    Below,
}

/// <summary>A signed county figure.</summary>
public sealed record TestInput(string Code, int Sign);

/// <summary>One comparison of an item: (sum of numerator) ÷ (sum of denominator) × factor against a threshold.</summary>
public sealed record ItemTest(
    string Name,
    string Unit,
    IReadOnlyList<TestInput> Numerator,
    IReadOnlyList<TestInput> Denominator,
    Rational Factor,
    Comparison Comparison,
    PolicyNumber Threshold
)
{
    /// <summary>Met or not, decided exactly.</summary>
    public bool Met(Rational value) =>
        Comparison switch
        {
            Comparison.AtLeast => value >= Threshold.Value,
            Comparison.AtMost => value <= Threshold.Value,
            _ => value < Threshold.Value,
        };
}

/// <summary>An indicator of A2, A3, A4 or of a local overlay.</summary>
public sealed record Item(
    string Key,
    string Name,
    string Label,
    string English,
    ItemGroup Group,
    ItemScope Scope,
    ItemMethod Method,
    Evidenced By,
    bool NeedsEvidence,
    IReadOnlyDictionary<string, PolicyNumber> Thresholds,
    IReadOnlyDictionary<string, (string Value, Citation Source)> Choices,
    IReadOnlyList<ItemTest> Tests,
    Citation Source
)
{
    /// <summary>The name with its thresholds put in: <c>{all}</c> shows the number in force.</summary>
    public string Title =>
        Thresholds.Aggregate(Name, (text, t) => text.Replace($"{{{t.Key}}}", t.Value.Text, StringComparison.Ordinal));
}

/// <summary>One ground of the veto.</summary>
public sealed record VetoItem(string Key, string Name, string English, Citation Source);
