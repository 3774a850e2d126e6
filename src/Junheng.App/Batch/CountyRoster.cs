using System.Text;
using Junheng.Engine.Validate;

namespace Junheng.App.Batch;

/// <summary>
/// Brings the rows of a county together. Only what may be a campus, a campus's parent or a double row is made a record
/// and given to <see cref="Roster"/>, whose rules these are; every other row stands for itself.
/// </summary>
internal sealed class CountyRoster(CountyLines lines)
{
    private readonly HashSet<int> concerned = [];
    private readonly EntryOrder order = new();

    /// <summary>Puts entries in the order of results, campuses merged, and adds what was found.</summary>
    public void Build(List<Entry> entries, List<Finding> findings)
    {
        Sort(entries);
        concerned.Clear();
        for (var i = 0; i < entries.Count; i++)
        {
            if (i > 0 && Same(entries[i], entries[i - 1]))
            {
                concerned.Add(i - 1);
                concerned.Add(i);
            }

            if (!lines.IsCounted(entries[i]))
            {
                AddCampus(entries, i);
            }
        }

        if (concerned.Count > 0)
        {
            Merge(entries, findings);
        }
    }

    private static bool Same(Entry a, Entry b) => a.Id.Span.SequenceEqual(b.Id.Span);

    private void Sort(List<Entry> entries)
    {
        for (var i = 1; i < entries.Count; i++)
        {
            if (Entry.Order(entries[i - 1], entries[i]) > 0)
            {
                order.Sort(entries);
                return;
            }
        }
    }

    private void AddCampus(List<Entry> entries, int campus)
    {
        // Made once here and kept, so that what is found in it is found once.
        var record = lines.Record(entries[campus]);
        entries[campus] = entries[campus] with { Record = record, Line = record is null ? -1 : entries[campus].Line };
        concerned.Add(campus);
        if (record?.Parent is not { } parent)
        {
            return;
        }

        var wanted = new Entry(Encoding.UTF8.GetBytes(parent), -1, -1, -1, null);
        var at = entries.BinarySearch(wanted, Comparer<Entry>.Create(Entry.Order));
        for (at = at < 0 ? ~at : at; at < entries.Count && Same(entries[at], wanted); at++)
        {
            concerned.Add(at);
        }
    }

    private void Merge(List<Entry> entries, List<Finding> findings)
    {
        var rows = concerned.Select(i => entries[i]).ToList();
        rows.Sort(Entry.HandedIn);
        // A row without a line and without a record was found broken and is left out.
        var records = rows.Where(e => e.Line >= 0 || e.Record is not null)
            .Select(e => (e.File, Record: lines.Record(e)));
        var kept = records.Where(r => r.Record is not null).Select(r => (r.File, Record: r.Record!)).ToList();
        var roster = Roster.From(kept.Select(r => r.Record));
        findings.AddRange(roster.Findings);
        var at = 0;
        var fileOf = kept.DistinctBy(r => r.Record.School).ToDictionary(r => r.Record.School, r => r.File);
        entries.RemoveAll(_ => concerned.Contains(at++));
        entries.AddRange(roster.Schools.Select(s => Entry.Of(s, fileOf[s.School])));
        Sort(entries);
    }
}
