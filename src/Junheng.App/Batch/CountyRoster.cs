using System.Text;
using Junheng.Engine.Schools;
using Junheng.Engine.Validate;

namespace Junheng.App.Batch;

/// <summary>
/// Brings the rows of a county together. Only what may be a campus, a campus's parent or a double row is made a record
/// and given to <see cref="Roster"/>, whose rules these are; every other row stands for itself.
/// </summary>
internal sealed class CountyRoster(CountyLines lines)
{
    private bool[] concerned = [];
    private bool any;

    /// <summary>Puts the rows in the order of results, campuses merged, and adds what was found.</summary>
    public void Build(List<Finding> findings)
    {
        lines.Sort();
        if (concerned.Length < lines.Count)
        {
            concerned = new bool[lines.Count * 2];
        }

        Array.Clear(concerned);
        any = false;
        for (var i = 0; i < lines.Count; i++)
        {
            if (i > 0 && lines.Id(i).SequenceEqual(lines.Id(i - 1)))
            {
                concerned[i - 1] = concerned[i] = any = true;
            }

            if (!lines.IsCounted(i))
            {
                concerned[i] = any = true;
                if (lines.Record(i)?.Parent is { } parent)
                {
                    AddParent(Encoding.UTF8.GetBytes(parent));
                }
            }
        }

        if (any)
        {
            Merge(findings);
        }
    }

    /// <summary>All rows of the school a campus names.</summary>
    private void AddParent(ReadOnlySpan<byte> parent)
    {
        var (low, high) = (0, lines.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = lines.Id(middle).SequenceCompareTo(parent) < 0 ? (middle + 1, high) : (low, middle);
        }

        for (; low < lines.Count && lines.Id(low).SequenceEqual(parent); low++)
        {
            concerned[low] = true;
        }
    }

    private void Merge(List<Finding> findings)
    {
        var handedIn = HandedIn();
        var rows = new List<SchoolRecord>(handedIn.Length);
        var files = new int[handedIn.Length];
        foreach (var i in handedIn)
        {
            // A row that is no record was found broken and is left out.
            if (lines.Record(i) is { } record)
            {
                files[rows.Count] = lines[i].File;
                rows.Add(record);
            }
        }

        var roster = Roster.From(rows);
        findings.AddRange(roster.Findings);
        lines.Remove(concerned);
        foreach (var school in roster.Schools)
        {
            lines.Add(school, files[rows.FindIndex(r => r.School == school.School)]);
        }

        lines.Sort();
    }

    /// <summary>The rows concerned, in the order they were handed in. They are few.</summary>
    private int[] HandedIn()
    {
        var found = new int[concerned.AsSpan(0, lines.Count).Count(true)];
        var count = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            if (concerned[i])
            {
                var at = count++;
                for (; at > 0 && lines[i].IsBefore(lines[found[at - 1]]); at--)
                {
                    found[at] = found[at - 1];
                }

                found[at] = i;
            }
        }

        return found;
    }
}
