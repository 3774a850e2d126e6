using System.Runtime.InteropServices;
using Junheng.App.Import;
using Junheng.Engine.Schools;

namespace Junheng.App.Batch;

/// <summary>
/// The rows of one county and year as they were handed in, each taken for what it plainly is, or made a record of where
/// it is not plain.
/// </summary>
internal sealed class CountyLines(IReadOnlyList<BatchFile> files, RowStore store)
{
    private readonly RowReader?[] readers = new RowReader?[files.Count];
    private readonly RowAssembler?[] assemblers = new RowAssembler?[files.Count];
    private readonly CsvRow cells = new();
    private Line[] lines = new Line[64];
    private int count;
    private byte[] text = [];
    private int[] ends = new int[1 << 10];

    /// <summary>What is found where records are made.</summary>
    public FindingList Findings { get; } = new();

    /// <summary>Takes the rows of a county; what is broken is among the findings.</summary>
    public void Load(CountyRows county, List<Entry> entries)
    {
        count = 0;
        entries.Clear();
        var length = store.Read(county, ref text, CsvText.Padding);
        var used = 0;
        for (var at = 0; at < length; )
        {
            var kept = MemoryMarshal.Read<KeptRow>(text.AsSpan(at));
            at += KeptRow.Size;
            used += Load(at, kept, used, entries);
            at += kept.Length;
        }

        foreach (var (file, record) in county.Records)
        {
            entries.Add(Entry.Of(record, file));
        }
    }

    /// <summary>True if the entry is a plain row of a school of its own.</summary>
    public bool IsCounted(in Entry entry) =>
        entry.Record?.Counted ?? Reader(entry.File).IsCounted(Row(entry.Line), Ends(entry.Line));

    /// <summary>Reads an entry into row i of the columns; false if its row is not plain.</summary>
    public bool Read(in Entry entry, Engine.Compute.SchoolColumns columns, int i)
    {
        if (entry.Record is { } record)
        {
            columns.Put(i, record);
            return true;
        }

        return Reader(entry.File).Read(Row(entry.Line), Ends(entry.Line), columns, i);
    }

    /// <summary>The record of an entry; null if its row is skipped, with the reason among the findings.</summary>
    public SchoolRecord? Record(in Entry entry) => entry.Record ?? Assemble(entry.Line);

    /// <summary>Takes a row apart; returns how many of the fields' ends are used up.</summary>
    private int Load(int start, KeptRow kept, int used, List<Entry> entries)
    {
        var reader = Reader(kept.File);
        if (ends.Length < used + reader.Width + 1)
        {
            Array.Resize(ref ends, Math.Max(ends.Length * 2, used + reader.Width + 1));
        }

        var row = text.AsSpan(start, kept.Length);
        files[kept.File].Check(row);
        if (count == lines.Length)
        {
            Array.Resize(ref lines, count * 2);
        }

        lines[count++] = new(start, used, kept);
        if (
            CsvText.Split(row, ends.AsSpan(used, reader.Width + 1)) == reader.Width
            && !row.Contains((byte)'"')
            && reader.School(row, Ends(count - 1)) is var school
            && school.End.Value > school.Start.Value
        )
        {
            entries.Add(new(text.AsMemory(start)[school], count - 1, kept.File, kept.Row, null));
        }
        else if (Assemble(count - 1) is { } record)
        {
            entries.Add(Entry.Of(record, kept.File));
        }

        return reader.Width;
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

    private RowReader Reader(int file) => readers[file] ??= new(files[file].Header!);

    private ReadOnlySpan<byte> Row(int line) => text.AsSpan(lines[line].Start, lines[line].Kept.Length);

    private ReadOnlySpan<int> Ends(int line) => ends.AsSpan(lines[line].Ends, Reader(lines[line].Kept.File).Width);

    /// <summary>Where a row and the ends of its fields are.</summary>
    private readonly record struct Line(int Start, int Ends, KeptRow Kept);
}
