using Junheng.Engine.Schools;

namespace Junheng.App.Import.Statistics;

/// <summary>A line of the mapping page: what is chosen for a field, how sure it is and why.</summary>
/// <param name="Field">Our field.</param>
/// <param name="Columns">The columns, to be added up.</param>
/// <param name="Unit">The unit the columns are written in.</param>
/// <param name="Fixed">A value given for every school.</param>
/// <param name="Remark">What the person says of it.</param>
/// <param name="Confidence">How sure the proposal is.</param>
/// <param name="Reason">Why, in Chinese.</param>
public sealed record DraftLine(
    StatisticsField Field,
    IReadOnlyList<WideColumn> Columns,
    string Unit,
    string? Fixed,
    string Remark,
    Confidence Confidence,
    string Reason
)
{
    /// <summary>What speaks against the line, in Chinese; null if nothing does.</summary>
    public string? Conflict { get; init; }

    /// <summary>The line as it is saved.</summary>
    public MappingLine ToLine() =>
        new(
            Field.Code,
            [.. Columns.Select(c => c.Key)],
            Unit,
            Field.Units.FirstOrDefault(u => u.Unit == Unit, Field.Units[0]).Factor,
            Fixed,
            Remark
        );
}

/// <summary>The lines of a stage's file, proposed or taken over from a saved mapping.</summary>
/// <param name="Source">The file with its stage.</param>
/// <param name="Arts">What was answered about 艺术; null while nobody has.</param>
/// <param name="Lines">One line a field.</param>
public sealed record StageDraft(StageFile Source, ArtsAnswer? Arts, IReadOnlyList<DraftLine> Lines)
{
    /// <summary>The draft as it is saved.</summary>
    public StageMapping ToMapping() =>
        new(
            Source.Stage,
            SchoolTerms.Judged.Contains(Source.Stage) ? Arts : null,
            [.. Lines.Select(l => l.ToLine()).Where(l => !l.IsEmpty || l.Remark.Length > 0)]
        );

    /// <summary>Makes a draft of proposals, with the lines of a saved mapping in their place where they fit.</summary>
    /// <param name="source">The file with its stage.</param>
    /// <param name="classLimit">The stage's limit of a class's pupils by the rules in force.</param>
    /// <param name="saved">The saved mapping's lines for the stage; null if there are none.</param>
    public static StageDraft Of(StageFile source, int? classLimit, StageMapping? saved)
    {
        var lines = Proposals
            .For(source.Stage, source.File.Columns, classLimit)
            .Select(p => saved is null ? Proposed(p) : Kept(source.File, p, saved))
            .ToList();
        return new StageDraft(source, saved?.Arts, lines).WithConflicts();
    }

    /// <summary>The same with what speaks against each line worked out anew.</summary>
    public StageDraft WithConflicts()
    {
        var users = Lines
            .SelectMany(l => l.Columns.Select(c => (Column: c, l.Field)))
            .ToLookup(u => u.Column, u => u.Field.Column.Title);
        return this with { Lines = [.. Lines.Select(l => l with { Conflict = Against(l, users) ?? l.Conflict })] };
    }

    /// <summary>The unit a header names, or ours where it names none.</summary>
    public static string UnitOf(StatisticsField field, IReadOnlyList<WideColumn> columns) =>
        columns.Select(c => c.Unit).FirstOrDefault(u => field.Units.Any(x => x.Unit == u)) ?? field.Column.Unit;

    private static DraftLine Proposed(Proposal proposal)
    {
        var unit = UnitOf(proposal.Field, proposal.Columns);
        var isSilent =
            proposal.Field.Units.Count > 1
            && proposal.Columns.Count > 0
            && proposal.Columns.All(c => c.Unit.Length == 0);
        return new(
            proposal.Field,
            proposal.Columns,
            unit,
            null,
            "",
            proposal.Confidence,
            isSilent ? $"{proposal.Reason}；表头没有写单位，先按{unit}" : proposal.Reason
        );
    }

    private static DraftLine Kept(WideFile file, Proposal proposal, StageMapping saved)
    {
        if (saved.Lines.FirstOrDefault(l => l.Field == proposal.Field.Code) is not { IsEmpty: false } line)
        {
            var remark = saved.Lines.FirstOrDefault(l => l.Field == proposal.Field.Code)?.Remark ?? "";
            return new(
                proposal.Field,
                [],
                proposal.Field.Column.Unit,
                null,
                remark,
                Confidence.None,
                "保存的对应里没有来源"
            );
        }

        var columns = line.Columns.Select(file.Column).OfType<WideColumn>().ToList();
        if (columns.Count < line.Columns.Count)
        {
            var absent = line.Columns.Where(c => file.Column(c) is null);
            return Proposed(proposal) with
            {
                Remark = line.Remark,
                Conflict = $"保存的列“{string.Join("”“", absent)}”在这个文件里没有找到，以下是按表头重新建议的",
            };
        }

        var unit = proposal.Field.Units.Count > 1 ? UnitOf(proposal.Field, columns) : line.Unit;
        var isSilent = columns.TrueForAll(c => c.Unit.Length == 0);
        return new(
            proposal.Field,
            columns,
            isSilent ? line.Unit : unit,
            line.Fixed,
            line.Remark,
            Confidence.High,
            "沿用保存的对应"
        )
        {
            Conflict =
                !isSilent && unit != line.Unit && proposal.Field.Units.Count > 1
                    ? $"保存时的单位是{line.Unit}，这个文件的表头写的是{unit}"
                    : null,
        };
    }

    private static string? Against(DraftLine line, ILookup<WideColumn, string> users)
    {
        var ours = line.Field.Column;
        foreach (var column in line.Columns)
        {
            if (users[column].Where(t => t != ours.Title).ToList() is [var other, ..])
            {
                return $"{column.Letters}列同时用于“{other}”";
            }

            if (ours.Field is not null && IsOtherUnit(line.Field, column.Unit))
            {
                return $"{column.Letters}列表头的单位是“{column.Unit}”，本项单位是“{ours.Unit}”";
            }
        }

        return null;
    }

    private static bool IsOtherUnit(StatisticsField field, string unit) =>
        unit.Length > 0
        && field.Units.All(u => u.Unit != unit)
        && !(field.Column.Unit is "人" or "个" or "间" && unit is "人" or "名" or "个" or "间" or "所");
}
