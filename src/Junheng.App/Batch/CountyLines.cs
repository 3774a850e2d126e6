using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Junheng.App.Import;
using Junheng.App.Report;
using Junheng.Engine.Compute;
using Junheng.Engine.Schools;

namespace Junheng.App.Batch;

/// <summary>
/// The rows of one county and year as they were handed in, each taken for what it plainly is, or made a record of where
/// it is not plain.
/// </summary>
internal sealed class CountyLines(IReadOnlyList<BatchFile> files, RowStore store)
{
    private readonly BatchFile[] files = [.. files];
    private readonly StoredRows stored = new(store);
    private readonly RowReader?[] readers = new RowReader?[files.Count];
    private readonly RowAssembler?[] assemblers = new RowAssembler?[files.Count];
    private readonly CsvRow cells = new();
    private readonly EntryOrder order = new();
    private readonly List<SchoolRecord> records = [];
    private readonly List<int> notPlain = [];
    private Entry[] entries = new Entry[64];
    private Line[] lines = new Line[64];
    private SchoolIds.Place[] ids = [];
    private byte[] text = [];
    private int[] ends = new int[1 << 10];
    private int used;
    private int lineCount;

    /// <summary>What is found where records are made.</summary>
    public FindingList Findings { get; } = new();

    /// <summary>Number of entries: rows that count.</summary>
    public int Count { get; private set; }

    public ref readonly Entry this[int entry] => ref entries[entry];

    /// <summary>Says which counties, neighbours in the order of results, are loaded next.</summary>
    public void Fetch(ReadOnlySpan<CountyRows> counties) => stored.Fetch(counties);

    /// <summary>Takes the rows of a county; what is broken is among the findings.</summary>
    public void Load(CountyRows county)
    {
        (Count, lineCount) = (0, 0);
        records.Clear();
        var length = used = stored.Read(county, ref text, CsvText.Padding);
        var usedEnds = 0;
        for (var at = 0; at < length; )
        {
            var kept = MemoryMarshal.Read<KeptRow>(text.AsSpan(at));
            // It stands in front of the row, so that there is always something that may be read along.
            at += KeptRow.Size;
            Load(at, kept, usedEnds);
            usedEnds += Reader(kept.File).Width + 1;
            at += kept.Length;
        }

        foreach (var (file, record) in county.Records)
        {
            Add(record, file);
        }
    }

    /// <summary>The identifier of an entry in UTF-8.</summary>
    public ReadOnlySpan<byte> Id(int entry) => text.AsSpan(entries[entry].Start, entries[entry].Length);

    /// <summary>All identifiers.</summary>
    public SchoolIds Ids()
    {
        Grow(ref ids, Count);
        for (var i = 0; i < Count; i++)
        {
            // A line that is not letters and digits alone became a record.
            ids[i] = new(entries[i].Start, entries[i].Length, entries[i].Line >= 0);
        }

        return new(text, ids.AsSpan(0, Count));
    }

    /// <summary>True if the entry is a school to which campuses of another type were added.</summary>
    public bool IsMixed(int entry)
    {
        if (entries[entry].Record is >= 0 and var record)
        {
            foreach (var part in records[record].Parts)
            {
                if (part.Type != records[record].Type)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>All rows that are records or can be made so, as they were handed in.</summary>
    public List<SchoolRecord> AllRecords()
    {
        var rows = Enumerable.Range(0, Count).Select(i => (Entry: entries[i], Record: Record(i))).ToList();
        rows.Sort((a, b) => a.Entry.Order(b.Entry));
        return [.. rows.Select(r => r.Record).OfType<SchoolRecord>()];
    }

    /// <summary>Puts other records in place of all entries.</summary>
    public void Replace(IReadOnlyList<SchoolRecord> others)
    {
        Count = 0;
        foreach (var other in others)
        {
            Add(other, 0);
        }
    }

    /// <summary>Puts the entries in the order of results; rows of the same school as they were handed in.</summary>
    public void Sort() => order.Sort(entries, Count, text);

    /// <summary>True if the entry is plainly a school of its own.</summary>
    public bool IsCounted(int entry)
    {
        ref readonly var row = ref entries[entry];
        return row.Record >= 0 ? records[row.Record].Counted : Reader(row.File).IsCounted(text, Ends(row.Line));
    }

    /// <summary>Reads all entries into the columns, entry i into row i.</summary>
    /// <returns>Those whose rows are not plain and have not been read.</returns>
    public ReadOnlySpan<int> Read(SchoolColumns columns)
    {
        notPlain.Clear();
        for (var i = 0; i < Count; )
        {
            ref readonly var first = ref entries[i];
            if (first.Record >= 0)
            {
                columns.Put(i, records[first.Record]);
                i++;
            }
            else if (FourNumbers.IsSupported && i + FourRows.Count <= columns.Known.Length)
            {
                i += ReadTogether(columns, i);
            }
            else
            {
                if (!Reader(first.File).Read(text, Ends(first.Line), columns, i))
                {
                    notPlain.Add(i);
                }

                i++;
            }
        }

        return CollectionsMarshal.AsSpan(notPlain);
    }

    /// <summary>The record of an entry, made once; null if its row is skipped, with the reason among the findings.</summary>
    public SchoolRecord? Record(int entry)
    {
        ref var row = ref entries[entry];
        if (row.Record == Entry.NotMade)
        {
            var record = Assemble(row.Line);
            row = row with { Record = record is null ? Entry.Broken : records.Count };
            if (record is not null)
            {
                records.Add(record);
            }
        }

        return row.Record == Entry.Broken ? null : records[row.Record];
    }

    /// <summary>Adds a row that is a record only.</summary>
    public void Add(SchoolRecord record, int file)
    {
        var length = Encoding.UTF8.GetByteCount(record.School);
        Grow(ref text, used + length + CsvText.Padding);
        Encoding.UTF8.GetBytes(record.School, text.AsSpan(used));
        Add(new(used, length, -1, file, record.Source?.Row ?? 0, records.Count));
        used += length;
        records.Add(record);
    }

    /// <summary>Takes entries out.</summary>
    /// <param name="marked">By entry: true to take it out.</param>
    public void Remove(ReadOnlySpan<bool> marked)
    {
        var kept = 0;
        for (var i = 0; i < Count; i++)
        {
            if (!marked[i])
            {
                entries[kept++] = entries[i];
            }
        }

        Count = kept;
    }

    /// <summary>Reads up to four lines of one file that follow one another; the last stands for those that are too few.</summary>
    /// <returns>How many.</returns>
    private int ReadTogether(SchoolColumns columns, int i)
    {
        var file = entries[i].File;
        var count = 1;
        while (
            count < FourRows.Count
            && i + count < Count
            && entries[i + count] is { Record: < 0 } next
            && next.File == file
        )
        {
            count++;
        }

        var last = count - 1;
        var broken = Reader(file)
            .Four.Read(
                text,
                ends,
                (Place(0), Place(Math.Min(1, last)), Place(Math.Min(2, last)), Place(last)),
                columns,
                i
            );
        for (var n = 0; n < count; n++)
        {
            if ((broken >> n & 1) != 0)
            {
                notPlain.Add(i + n);
            }
        }

        return count;

        int Place(int n) => lines[entries[i + n].Line].Ends;
    }

    private void Add(in Entry entry)
    {
        Grow(ref entries, Count + 1);
        entries[Count++] = entry;
    }

    /// <summary>Takes a row apart.</summary>
    private void Load(int start, KeptRow kept, int usedEnds)
    {
        var reader = Reader(kept.File);
        Grow(ref ends, usedEnds + reader.Width + CsvText.Slack + 1);
        Grow(ref lines, lineCount + 1);
        lines[lineCount++] = new(start, usedEnds, kept);
        var fields = ends.AsSpan(usedEnds);
        var isWhole = CsvText.Split(text, start, kept.Length, reader.Width, fields, out var foreign) == reader.Width;
        files[kept.File].Check(isWhole ? foreign : text.AsSpan(start, kept.Length));
        if (isWhole && reader.School(text, fields) is (var id, > 0 and var length))
        {
            Add(new(id, length, lineCount - 1, kept.File, kept.Row, Entry.NotMade));
        }
        else if (Assemble(lineCount - 1) is { } record)
        {
            Add(record, kept.File);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Grow<T>(ref T[] array, int needed)
    {
        if (array.Length < needed)
        {
            Array.Resize(ref array, Math.Max(array.Length * 2, needed));
        }
    }

    private SchoolRecord? Assemble(int line)
    {
        var kept = lines[line].Kept;
        var file = files[kept.File];
        if (cells.Read(Row(line)) == QuoteFault.Open)
        {
            throw CsvProblems.OpenQuote($"{file.Path}:{kept.Row}");
        }

        var assembler = assemblers[kept.File] ??= new(file.Header!, Findings);
        return cells.Assemble(assembler, new(file.Path, null, kept.Row), Findings);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private RowReader Reader(int file) => readers[file] ??= new(files[file].Header!);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<byte> Row(int line) => text.AsSpan(lines[line].Start, lines[line].Kept.Length);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<int> Ends(int line) => ends.AsSpan(lines[line].Ends, Reader(lines[line].Kept.File).Width + 1);

    /// <summary>Where a row and the ends of its fields are.</summary>
    private readonly record struct Line(int Start, int Ends, KeptRow Kept);
}
