using System.Runtime.CompilerServices;
using Junheng.Engine.Figures;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.Engine.Validate;

/// <summary>One run of the checks: the views of the county that several checks share, and what was found.</summary>
internal sealed class Inspection
{
    private static readonly ConditionalWeakTable<RulePack, PackLimits> Limits = [];

    private readonly Dictionary<string, SchoolRecord> before = [];
    private readonly List<Finding> findings = [];
    private readonly Lazy<IReadOnlyList<PupilRatios>> ratios;
    private readonly Lazy<List<StagePart>> pieceStages;
    private readonly int year;

    public Inspection(CheckContext context)
    {
        Context = context;
        year = context.Rows.Count > 0 ? context.Rows[0].Year : 0;
        var (limits, smallest) = Limits.GetValue(context.Pack, p => new(p));
        foreach (var school in context.Schools)
        {
            if (school.Parts.Count == 0)
            {
                Pieces.Add(school);
            }
            else
            {
                Pieces.AddRange(school.Parts);
            }

            foreach (var stage in SchoolTerms.Judged)
            {
                var part = new StagePart(school, stage, limits[(int)stage]);
                var floor = school.Type == SchoolType.TeachingPoint ? smallest : 0;
                if (!context.Pack.ExcludedTypes.Contains(school.Type) && part.Pupils > 0 && part.Pupils >= floor)
                {
                    Units.Add(part);
                }
            }
        }

        pieceStages = new(() =>
            [.. Pieces.SelectMany(p => SchoolTerms.Judged.Select(s => new StagePart(p, s, limits[(int)s])))]
        );
        foreach (var school in context.LastYear)
        {
            before.TryAdd(school.School, school);
        }

        ratios = new(() => PupilRatios.Of(context.Pack, Units));
    }

    public CheckContext Context { get; }

    /// <summary>The rows that count, campuses apart from their parents.</summary>
    public List<SchoolRecord> Pieces { get; } = [];

    /// <summary>Both stages of every piece, with or without pupils.</summary>
    public List<StagePart> PieceStages => pieceStages.Value;

    /// <summary>The stage parts that are judged: merged, with pupils, not excluded.</summary>
    public List<StagePart> Units { get; } = [];

    /// <summary>Resources per pupil by stage and indicator.</summary>
    public IReadOnlyList<PupilRatios> Ratios => ratios.Value;

    /// <summary>All findings: by level, then place, then code.</summary>
    public List<Finding> Ordered()
    {
        findings.Sort(Finding.Order);
        return findings;
    }

    /// <summary>The school's record of the year before; null if it had none.</summary>
    public SchoolRecord? Before(SchoolRecord school) => before.GetValueOrDefault(school.School);

    /// <summary>A county figure; null if missing.</summary>
    public decimal? County(string code) => Context.CountyFigures.TryGetValue(code, out var value) ? value : null;

    /// <summary>The campus whose blank makes a figure of a merged school missing; the school itself if it has none.</summary>
    public static SchoolRecord PieceLacking(SchoolRecord school, Field field) =>
        school.Parts.FirstOrDefault(p =>
            !p.Has(field) && (field.Info().Stage is not { } stage || p.PupilsIn(stage) is not 0m)
        ) ?? school;

    /// <summary>A policy number as a decimal; comparisons that must be exact multiply instead of dividing.</summary>
    public static decimal Number(Rational value) => value.ToDecimal() ?? (decimal)value.ToDouble();

    public void Add(CheckInfo info, SchoolRecord? about, string column, string what, RowSource? at)
    {
        var name = about is null ? "" : $"“{(about.Name.Length > 0 ? about.Name : about.School)}”";
        // A record of another year stands in no file that is being checked now.
        var source = about?.Year == year ? at ?? about.Source : null;
        findings.Add(
            new(
                info.Level,
                info.Code,
                source?.File ?? "",
                source?.Sheet,
                source?.Row ?? 0,
                column,
                about?.School ?? "",
                $"{name}{what}。{info.Advice}。"
            )
        );
    }

    /// <summary>Numbers of a pack as the checks of every county need them.</summary>
    private sealed record PackLimits(decimal[] ClassSizes, decimal SmallestPoint)
    {
        public PackLimits(RulePack pack)
            : this(
                [.. SchoolTerms.Stages.Select(s => ClassSize(pack, s))],
                Number(pack["exclusions.teaching_point_min"])
            ) { }

        private static decimal ClassSize(RulePack pack, Stage stage) =>
            SchoolTerms.Judged.Contains(stage) ? Number(pack[$"G5.thresholds.{stage.Code()}"]) : 0;
    }
}
