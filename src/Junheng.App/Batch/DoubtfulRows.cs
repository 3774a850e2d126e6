using Junheng.Engine.Compute;
using Junheng.Engine.Schools;

namespace Junheng.App.Batch;

/// <summary>
/// Tells which rows <see cref="Engine.Validate.Checks.RunOnInputs"/> need not look at. It may name a row of which there
/// is nothing to say; it must not leave one out.
/// </summary>
internal static class DoubtfulRows
{
    private static readonly ulong[] PupilBits = [.. SchoolTerms.Stages.Select(s => Bit(Fields.Pupils(s)))];

    public static bool MayConcern(SchoolColumns columns, int row, Kernel kernel)
    {
        var known = columns.Known[row];
        var implied = columns.Implied[row];
        ulong needed = 0;
        for (var stage = 0; stage < PupilBits.Length; stage++)
        {
            var isImplied = (implied >> stage & 1) != 0;
            var has = (known & PupilBits[stage]) != 0 && columns[Fields.Pupils((Stage)stage)][row] > 0;
            // A stage that the type implies and that has nobody, or the other way round; kindergartens go with any type,
            // and a type that implies no stage is contradicted by none.
            if (has != isImplied && implied != 0 && stage != (int)Stage.Kindergarten)
            {
                return true;
            }

            needed |= has ? kernel.Needs((Stage)stage) : 0;
        }

        return (known & needed) != needed;
    }

    private static ulong Bit(Field field) => 1UL << (int)field;
}
