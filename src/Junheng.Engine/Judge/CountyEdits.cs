using System.Runtime.InteropServices;
using Junheng.Engine.Compute;
using Junheng.Engine.Schools;

namespace Junheng.Engine.Judge;

/// <summary>Another amount in one cell of a county's columns.</summary>
/// <param name="Field">The field.</param>
/// <param name="Row">The school's row in the columns.</param>
/// <param name="Millionths">The amount in millionths of the field's unit; null makes the figure missing.</param>
public readonly record struct CellChange(Field Field, int Row, long? Millionths);

/// <summary>
/// Changes of amounts in a judged county. A change of a resource costs what hangs on it: the values of that school which
/// the field enters, their verdicts, and the CVs of these indicators. A change of pupils, on which units, weights and
/// conditions hang, or of what is missing, has the county judged as a whole.
/// </summary>
internal sealed class CountyEdits(ResourceVerdict resources, IReadOnlyList<StageVerdict> stages)
{
    private readonly EditedStage[] edited = [.. stages.Select(s => new EditedStage(resources.Units, s.Figures))];
    private readonly List<Cell> firstCells = [];
    private ulong[] changed = [];
    private bool begun;
    private bool judgedWhole;
    private bool wholeIsDue;

    /// <summary>A cell as it was before the first change.</summary>
    private readonly record struct Cell(Field Field, int Row, long Millionths, bool Known);

    /// <summary>Makes changes and judges what they touch.</summary>
    public void Change(ReadOnlySpan<CellChange> changes)
    {
        foreach (ref readonly var change in changes)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(change.Row);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(change.Row, resources.Columns.Count);
        }

        foreach (ref readonly var change in changes)
        {
            Change(change);
        }

        Settle();
    }

    /// <summary>Puts all cells back to what they were when the county was judged last, and with them all verdicts.</summary>
    public void TakeBack()
    {
        foreach (ref readonly var cell in CollectionsMarshal.AsSpan(firstCells))
        {
            Write(cell.Field, cell.Row, cell.Millionths, cell.Known);
            changed[cell.Row] = 0;
        }

        firstCells.Clear();
        if (judgedWhole)
        {
            resources.JudgeWhole();
            (begun, judgedWhole) = (false, false);
            return;
        }

        for (var s = 0; begun && s < edited.Length; s++)
        {
            TakeBack(edited[s], stages[s]);
        }
    }

    /// <summary>The county as it is now has been judged: nothing is taken back any more.</summary>
    public void Forget()
    {
        foreach (ref readonly var cell in CollectionsMarshal.AsSpan(firstCells))
        {
            changed[cell.Row] = 0;
        }

        firstCells.Clear();
        (begun, judgedWhole) = (false, false);
    }

    private void Change(in CellChange change)
    {
        var (field, row) = (change.Field, change.Row);
        var (before, now) = (resources.Columns[field][row], change.Millionths ?? 0);
        var (wasKnown, known) = (resources.Columns.Has(row, field), change.Millionths is not null);
        if (!wasKnown && !known)
        {
            return;
        }

        Begin();
        Keep(field, row);
        Write(field, row, now, known);
        wholeIsDue |= Kernel.CountsPupils(field) || wasKnown != known;
        if (wholeIsDue)
        {
            return;
        }

        foreach (ref readonly var use in resources.Kernel.Uses(field).AsSpan())
        {
            var s = use.Stage == Stage.Primary ? 0 : 1;
            if (edited[s].UnitOf(row, use) is >= 0 and var unit)
            {
                edited[s].Change(unit, use, before, now);
                JudgeUnit(stages[s], unit, use.Indicator);
            }
        }
    }

    private void Settle()
    {
        if (wholeIsDue)
        {
            wholeIsDue = false;
            resources.JudgeWhole();
            (begun, judgedWhole) = (false, true);
            return;
        }

        // What was due before the county was judged as a whole is due no more.
        for (var s = 0; begun && s < edited.Length; s++)
        {
            if (edited[s].Settle() is not 0 and var indicators)
            {
                stages[s].JudgeCvs(indicators);
            }
        }
    }

    private void TakeBack(EditedStage stage, StageVerdict verdict)
    {
        if (stage.Changed.IsEmpty)
        {
            return;
        }

        stage.TakeBack();
        foreach (ref readonly var value in stage.Changed)
        {
            JudgeUnit(verdict, value.Unit, value.Indicator);
        }

        stage.Clear();
        verdict.PutBackCvs();
    }

    private void JudgeUnit(StageVerdict stage, int unit, int indicator)
    {
        var before = resources.UnitVerdicts[unit];
        stage.Count(before, -1);
        stage.Count(resources.UnitVerdicts.JudgeAgain(unit, indicator), 1);
    }

    private void Begin()
    {
        if (begun)
        {
            return;
        }

        begun = true;
        if (changed.Length < resources.Columns.Count)
        {
            Array.Resize(ref changed, resources.Columns.Known.Length);
        }

        for (var s = 0; s < edited.Length; s++)
        {
            edited[s].Begin();
            stages[s].KeepCvs();
        }
    }

    private void Keep(Field field, int row)
    {
        if ((changed[row] >> (int)field & 1) == 0)
        {
            changed[row] |= 1UL << (int)field;
            firstCells.Add(new(field, row, resources.Columns[field][row], resources.Columns.Has(row, field)));
        }
    }

    private void Write(Field field, int row, long millionths, bool known)
    {
        resources.Columns[field][row] = millionths;
        ref var fields = ref resources.Columns.Known[row];
        fields = known ? fields | 1UL << (int)field : fields & ~(1UL << (int)field);
    }
}
