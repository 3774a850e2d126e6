using System.Runtime.CompilerServices;
using Junheng.App.Import;
using Junheng.Engine.Validate;

namespace Junheng.App.Batch;

/// <summary>
/// Finds every row of one CSV file and notes it with its county and year, without looking at more of it than these two
/// keys. What the cells say is looked at county by county later, on all cores.
/// </summary>
internal sealed class FileRows(BatchFile file, RowStore store, FindingList findings, Action<Finding> tell)
    : CsvRows(file.Path, findings)
{
    private const int YearDigits = 4;
    private const int CountyDigits = 6;

    /// <summary>A file in another encoding shows it in its first rows; the others are looked at when they are judged.</summary>
    private const int RowsLookedAt = 1000;

    private int year;
    private int county;

    protected override ICsvWindows Open(Stream text, int block) => new KeptBlocks(text, store, block);

    protected override void Take(HeaderMap header)
    {
        file.Header = header;
        file.IsMarked = IsMarked;
        year = header.IndexOf("year");
        county = header.IndexOf("county");
    }

    protected override void Take(ReadOnlySpan<byte> row)
    {
        if (PlainKey(row) is >= 0 and var key)
        {
            if (Rows < RowsLookedAt)
            {
                Check(row);
            }

            Rows++;
            store.Add(key, new(Row, file.Number, row.Length), row);
        }
        else if (Assemble(row) is { } record)
        {
            // Keys in other than plain digits are keys all the same; a blank or broken row has been dealt with.
            store.Of(record.Year, record.County).Records.Add((file.Number, record));
        }

        if (Findings.Any)
        {
            foreach (var finding in Findings.Take())
            {
                tell(finding);
            }
        }
    }

    protected override void Check(ReadOnlySpan<byte> row) => file.Check(row);

    /// <summary>Year and county of a row as one number if both are nothing but their four and six digits; else -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long PlainKey(ReadOnlySpan<byte> row)
    {
        if (year == 0 && county == 1)
        {
            const int end = YearDigits + 1 + CountyDigits;
            return row.Length > end && row[YearDigits] == ',' && row[end] == ','
                ? Key(row[..YearDigits], row[(YearDigits + 1)..end])
                : -1;
        }

        return Key(Field(row, year), Field(row, county));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Key(ReadOnlySpan<byte> year, ReadOnlySpan<byte> county) =>
        year.Length == YearDigits
        && county.Length == CountyDigits
        && Digits(year) is var y
        && IdentityReader.IsYear(y)
        && Digits(county) is >= 0 and var code
            ? y * 1_000_000L + code
            : -1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Digits(ReadOnlySpan<byte> text)
    {
        var number = 0;
        foreach (var b in text)
        {
            if ((uint)(b - '0') > 9)
            {
                return -1;
            }

            number = number * 10 + (b - '0');
        }

        return number;
    }

    /// <summary>A field of a row by counting commas: right wherever no quote stands in front of it, else no key.</summary>
    private static ReadOnlySpan<byte> Field(ReadOnlySpan<byte> row, int index)
    {
        for (; index > 0; index--)
        {
            var comma = row.IndexOf((byte)',');
            if (comma < 0 || row[..comma].Contains((byte)'"'))
            {
                return default;
            }

            row = row[(comma + 1)..];
        }

        var end = row.IndexOf((byte)',');
        return end < 0 ? row : row[..end];
    }
}
