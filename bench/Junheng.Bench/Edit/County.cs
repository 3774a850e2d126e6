using System.Diagnostics;
using Junheng.Engine.Compute;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.Bench.Edit;

/// <summary>What edits took.</summary>
/// <param name="Rounds">Microseconds, round by round.</param>
/// <param name="CpuPerEdit">Processor time of one edit in microseconds, collecting garbage included; the mean.</param>
/// <param name="KibPerEdit">Memory asked for by one edit.</param>
internal sealed record Measured(IReadOnlyList<Percentiles> Rounds, double CpuPerEdit, double KibPerEdit)
{
    public int Edits => Rounds.Sum(r => r.Count);

    /// <summary>The median of the rounds' percentiles: a round disturbed by others does not decide.</summary>
    public double At(double percent) => new Percentiles(Rounds.Select(r => r.At(percent))).Median;
}

/// <summary>A county held open while somebody changes its figures.</summary>
internal sealed class County
{
    private const int Rounds = 10;

    /// <summary>What is edited in turn: own and shared resources, and pupils, which move everything.</summary>
    private static readonly Field[] Edited =
    [
        Field.TeachingArea,
        Field.BachelorPrimary,
        Field.EquipmentWan,
        Field.PupilsJunior,
        Field.MultimediaRooms,
        Field.MaxClassPrimary,
        Field.PePrimary,
    ];

    /// <summary>The same without pupils.</summary>
    private static readonly Field[] EditedAmounts = [.. Edited.Where(f => f != Field.PupilsJunior)];

    private readonly SchoolColumns columns;
    private readonly ResourceVerdict resources;
    private readonly ItemInputs inputs;

    public County(
        RulePack pack,
        IReadOnlyList<SchoolRecord> schools,
        int year,
        IReadOnlyDictionary<string, decimal> figures,
        IReadOnlyDictionary<string, Judgement> judgements
    )
    {
        Schools = [.. schools.Select(s => s.Copy())];
        Kernel = Kernel.Compile(pack, Kernel.RulesDay(year), tolerances: false);
        columns = SchoolColumns.From(Schools);
        resources = ResourceVerdict.Judge(Kernel, columns);
        inputs = new(pack, Kernel.Tolerances, Schools, figures, judgements);
    }

    public Kernel Kernel { get; }

    public IReadOnlyList<SchoolRecord> Schools { get; }

    public int Units => Kernel.Units(columns).Count;

    /// <summary>A1 after an edit, as a product does it: what the edit touches, or the county where it must be.</summary>
    public Verdict Resources(int at, Field field)
    {
        long? amount = Schools[at].Has(field) ? Schools[at].Millionths(field) : null;
        resources.Change(new CellChange(field, at, amount));
        return resources.Verdict;
    }

    /// <summary>A1 with all values, CVs and their verdicts made again.</summary>
    public Verdict AllResources(int at, Field field)
    {
        columns.Put(at, Schools[at]);
        resources.Judge();
        return resources.Verdict;
    }

    /// <summary>All 32 indicators and the veto.</summary>
    public Verdict Whole(int at, Field field)
    {
        columns.Put(at, Schools[at]);
        resources.Judge();
        return CountyVerdict.Judge(resources, inputs).Verdict;
    }

    /// <summary>Edits one figure after the other, judging after each, and leaves the county as it was.</summary>
    public Measured Measure(int edits, Func<int, Field, Verdict> judge, bool pupils = true)
    {
        var fields = pupils ? Edited : EditedAmounts;
        Pass(edits / 2, fields, judge, null);
        // The compiler puts its last version in place in the background; let it.
        Thread.Sleep(500);
        Pass(edits / 4, fields, judge, null);
        var rounds = new List<Percentiles>();
        var cpu = Environment.CpuUsage.TotalTime;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var times = new double[edits / Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            Pass(times.Length, fields, judge, times);
            rounds.Add(new(times));
        }

        var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / 1024.0;
        return new(rounds, (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / edits, allocated / edits);
    }

    private void Pass(int edits, Field[] fields, Func<int, Field, Verdict> judge, double[]? times)
    {
        for (var e = 0; e < edits; e++)
        {
            // An edit and the edit that takes it back are neighbours.
            var at = e / 2 % Schools.Count;
            var field = fields[e / 2 % fields.Length];
            var school = Schools[at];
            var value = school.Millionths(field);
            var start = Stopwatch.GetTimestamp();
            if (school.Has(field))
            {
                school.Set(field, e % 2 == 0 ? value + Fields.Scale : value - Fields.Scale);
            }

            _ = judge(at, field);
            if (times is not null)
            {
                times[e] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            }
        }
    }
}
