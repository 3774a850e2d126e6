using Junheng.Engine.Schools;

namespace Junheng.App.Import.Statistics;

/// <summary>What a column of the school records is to a statistics export.</summary>
public enum FieldScope
{
    /// <summary>Who the school is: the same in every stage's file.</summary>
    Identity,

    /// <summary>A figure of the whole school: the same in every stage's file, taken once.</summary>
    Whole,

    /// <summary>A figure of one stage, from that stage's file.</summary>
    Stage,

    /// <summary>A figure of the whole school of which each stage's file has its own part.</summary>
    SumOfStages,
}

/// <summary>A column of the school records that a stage's file can feed.</summary>
/// <param name="Column">The column.</param>
/// <param name="Scope">How the files' cells come together.</param>
public sealed record StatisticsField(RecordColumn Column, FieldScope Scope)
{
    /// <summary>The figures that stand in the file of every stage.</summary>
    private static readonly Field[] SumsOfStages = [Field.MigrantPupils];

    /// <summary>The units that money and areas can be written in, with what they are multiplied by.</summary>
    private static readonly (string Unit, decimal Factor)[] MoneyUnits =
    [
        ("万元", 1m),
        ("千元", 0.1m),
        ("元", 0.0001m),
    ];

    private static readonly Dictionary<Stage, IReadOnlyList<StatisticsField>> ByStage = SchoolTerms.Stages.ToDictionary(
        s => s,
        Make
    );

    public string Code => Column.Code;

    /// <summary>The units to choose from, with the factor that makes ours of each; one where there is no choice.</summary>
    public IReadOnlyList<(string Unit, decimal Factor)> Units =>
        Column.Unit == "万元" ? MoneyUnits : [(Column.Unit, 1m)];

    /// <summary>The fields of a stage's file, in the order of the records.</summary>
    public static IReadOnlyList<StatisticsField> Of(Stage stage) => ByStage[stage];

    private static IReadOnlyList<StatisticsField> Make(Stage stage) =>
        [
            .. RecordColumns
                .All.Where(c => c.Code is not ("year" or "school"))
                .Select(c => new StatisticsField(c, ScopeOf(c)))
                .Where(f => f.Scope != FieldScope.Stage || f.Column.Field!.Value.Info().Stage == stage)
                // A kindergarten's own buildings are none of the school's that classes are attached to.
                .Where(f => f.Scope != FieldScope.Whole || stage != Stage.Kindergarten)
                .Where(f => SchoolTerms.Judged.Contains(stage) || f.Scope != FieldScope.SumOfStages),
        ];

    /// <summary>A field of a stage's file by its code; null if the file has none such.</summary>
    public static StatisticsField? Find(Stage stage, string code) => Of(stage).FirstOrDefault(f => f.Code == code);

    private static FieldScope ScopeOf(RecordColumn column) =>
        column.Field is not { } field
            ? column.Code is "music_rooms" or "art_rooms"
                ? FieldScope.Whole
                : FieldScope.Identity
            : SumsOfStages.Contains(field)
                ? FieldScope.SumOfStages
                : field.Info().Stage is null
                    ? FieldScope.Whole
                    : FieldScope.Stage;
}
