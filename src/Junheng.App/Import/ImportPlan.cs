using Junheng.App.Data;
using Junheng.Engine.Schools;
using Junheng.Engine.Validate;

namespace Junheng.App.Import;

/// <summary>The files of one import, read, checked together and compared with what is stored; nothing is written.</summary>
public sealed class ImportPlan
{
    private readonly Dictionary<SchoolRecord, int> fileOf = [];
    private readonly Dictionary<string, int> indexOf = new(StringComparer.Ordinal);
    private readonly Dictionary<SchoolRecord, StoredSchool> kept;

    /// <param name="order">What is to be imported.</param>
    /// <param name="reads">Its files as read, in the same order, all of them readable.</param>
    /// <param name="basis">What is stored.</param>
    public ImportPlan(ImportOrder order, IReadOnlyList<ReadResult> reads, ImportBasis basis)
    {
        (Order, Reads, Basis) = (order, reads, basis);
        for (var i = 0; i < reads.Count; i++)
        {
            indexOf.TryAdd(reads[i].Name, i);
            foreach (var row in reads[i].Rows)
            {
                fileOf.Add(row, i);
            }
        }

        var own = reads.SelectMany(r => r.Rows).ToList();
        Before = [.. basis.Before.Select(s => s.Record)];
        kept = basis.Before.ToDictionary(s => s.Record);
        Rows = ReadImport.Together(order.Scope, own, Before);
        Changes = VersionDiff.Between(Before, Rows);
        Findings = Check(own);
    }

    public ImportOrder Order { get; }

    public IReadOnlyList<ReadResult> Reads { get; }

    public ImportBasis Basis { get; }

    /// <summary>The rows of the newest version; none if there is none.</summary>
    public IReadOnlyList<SchoolRecord> Before { get; }

    /// <summary>All rows of the new version, those taken over from the version before included.</summary>
    public IReadOnlyList<SchoolRecord> Rows { get; }

    /// <summary>Every difference to the newest version.</summary>
    public IReadOnlyList<SchoolChange> Changes { get; }

    /// <summary>What was found in reading, in bringing the files together and by the checks.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>The stored version that says the same already; null if there is something to store.</summary>
    public DataVersion? SameAs =>
        Basis.Newest is { } newest
        && Changes.Count == 0
        && !ChangesCounty
        && newest.Kind == Order.Kind
        && newest.AsOf == Order.AsOf
            ? newest
            : null;

    /// <summary>Figures of the county that the files state; of one stated twice the first counts.</summary>
    internal IReadOnlyDictionary<string, decimal?> CountyFigures =>
        Reads
            .SelectMany(r => r.CountyFigures)
            .DistinctBy(f => f.Code)
            .ToDictionary(f => f.Code, f => (decimal?)f.Value);

    private bool ChangesCounty =>
        CountyFigures.Any(f => !Basis.CountyFigures.TryGetValue(f.Key, out var stored) || stored != f.Value);

    /// <summary>Where a finding points.</summary>
    public string Place(Finding finding) => Reads[FileOf(finding)].Place(finding);

    /// <summary>The file a finding is about; what is about none stands with the first.</summary>
    internal int FileOf(Finding finding) => indexOf.GetValueOrDefault(finding.File);

    /// <summary>Ties each row to the stored file it came from, and the rows taken over to theirs.</summary>
    internal IEnumerable<StoredSchool> Trace(IReadOnlyList<long> sourceFileIds) =>
        Rows.Select(row =>
            fileOf.TryGetValue(row, out var i)
                ? new StoredSchool(row, sourceFileIds[i], field => Reads[i].CellOf(row, field))
                : kept[row]
        );

    private List<Finding> Check(List<SchoolRecord> own)
    {
        // Double rows are the roster's to report, so the files' rows go in as they are.
        List<SchoolRecord> rows = [.. own, .. Rows.Where(r => !fileOf.ContainsKey(r))];
        var roster = Roster.From(rows);
        var figures = new Dictionary<string, decimal>(Basis.CountyFigures);
        foreach (var (code, value) in CountyFigures)
        {
            figures[code] = value!.Value;
        }

        var checks = Checks.Run(new(Basis.Pack, rows, roster.Schools, Basis.LastYear, figures));
        var named = own.Select(r => r.School).ToHashSet(StringComparer.Ordinal);
        // Findings about schools taken over from the version before were answered when that was confirmed.
        return
        [
            .. Reads.SelectMany(r => r.Findings),
            .. roster.Findings.Concat(checks).Where(f => f.School.Length == 0 || named.Contains(f.School)),
        ];
    }
}
