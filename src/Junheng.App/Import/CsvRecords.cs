using Junheng.Engine.Schools;

namespace Junheng.App.Import;

/// <summary>Reads all records of a CSV file into memory.</summary>
internal sealed class CsvRecords(string file, FindingList findings, bool handedIn) : CsvRows(file, findings, handedIn)
{
    private readonly int most = handedIn ? RowLimit.Schools : int.MaxValue;

    /// <summary>The records that count, in file order.</summary>
    public List<SchoolRecord> Records { get; } = [];

    protected override void Take(ReadOnlySpan<byte> row)
    {
        if (Assemble(row) is { } record)
        {
            Records.Add(record);
        }

        if (Rows > most)
        {
            throw RowLimit.TooManySchools(File);
        }
    }
}
