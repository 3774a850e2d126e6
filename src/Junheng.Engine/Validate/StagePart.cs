using Junheng.Engine.Schools;

namespace Junheng.Engine.Validate;

/// <summary>One stage of one record as checks see it.</summary>
/// <param name="School">The record.</param>
/// <param name="Stage">Primary or junior.</param>
/// <param name="ClassLimit">The most pupils a class of the stage may have (人).</param>
internal readonly record struct StagePart(SchoolRecord School, Stage Stage, decimal ClassLimit)
{
    public decimal? Pupils => this[Field.PupilsPrimary];

    public decimal? Teachers => this[Field.TeachersPrimary];

    public decimal? Classes => this[Field.ClassesPrimary];

    /// <summary>The stage's figure of a pair of fields, named by the pair's primary field; null if missing.</summary>
    public decimal? this[Field primary] => School.Number(Fields.Of(primary, Stage));

    /// <summary>The sum of those figures that are known: if it is too much already, the blanks do not help.</summary>
    public decimal KnownSum(ReadOnlySpan<Field> primaries)
    {
        var sum = 0m;
        foreach (var primary in primaries)
        {
            sum += this[primary] ?? 0;
        }

        return sum;
    }

    /// <summary>The sum of the figures; null if one is missing.</summary>
    public decimal? Sum(ReadOnlySpan<Field> primaries)
    {
        decimal? sum = 0m;
        foreach (var primary in primaries)
        {
            sum += this[primary];
        }

        return sum;
    }

    public Fault Fault(Field primary, string what) => new(Fields.Of(primary, Stage), what);
}
