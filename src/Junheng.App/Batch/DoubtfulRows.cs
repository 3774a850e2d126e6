using Junheng.Engine.Compute;
using Junheng.Engine.Schools;

namespace Junheng.App.Batch;

/// <summary>
/// Tells which rows <see cref="Engine.Validate.Checks.RunOnInputs"/> need not look at. It may name a row of which there
/// is nothing to say; it must not leave one out.
/// </summary>
internal static class DoubtfulRows
{
    /// <summary>By stage, its field of pupils.</summary>
    private static readonly Field[] Pupils = [.. SchoolTerms.Stages.Select(Fields.Pupils)];

    public static bool MayConcern(SchoolColumns columns, int row, Kernel kernel)
    {
        var known = columns.Known[row];
        var implied = columns.Implied[row];
        ulong needed = 0;
        var others = 0;
        // Asked of every row, so without a branch that hangs on the row.
        for (var stage = 0; stage < Pupils.Length; stage++)
        {
            var pupils = Pupils[stage];
            var has = (int)(known >> (int)pupils) & (columns[pupils][row] > 0 ? 1 : 0);
            others |= (has ^ implied >> stage & 1) << stage;
            needed |= kernel.Needs((Stage)stage) & 0UL - (ulong)has;
        }

        // A stage that the type implies and that has nobody, or the other way round; kindergartens go with any type, and
        // a type that implies no stage is contradicted by none.
        return (implied != 0 && (others & ~(1 << (int)Stage.Kindergarten)) != 0) || (known & needed) != needed;
    }
}
