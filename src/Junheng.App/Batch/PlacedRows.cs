namespace Junheng.App.Batch;

/// <summary>Rows found in a window, with their counties, on their way into a <see cref="RowStore"/>.</summary>
internal sealed class PlacedRows
{
    private (long Key, KeptRow Row, int At)[] rows = new (long, KeptRow, int)[1 << 12];
    private int count;

    /// <summary>Adds a row.</summary>
    /// <param name="key">Its year and county as one number.</param>
    /// <param name="row">Where it stands and how long it is.</param>
    /// <param name="at">Where in the window it begins.</param>
    public void Add(long key, KeptRow row, int at)
    {
        if (count == rows.Length)
        {
            Array.Resize(ref rows, count * 2);
        }

        rows[count++] = (key, row, at);
    }

    /// <summary>Puts all rows with their counties, and is empty again.</summary>
    public void PutInto(RowStore store, ReadOnlySpan<byte> window)
    {
        foreach (var (key, row, at) in rows.AsSpan(0, count))
        {
            store.Add(store.Of(key), row, window.Slice(at, row.Length));
        }

        count = 0;
    }
}
