namespace Junheng.App.Batch;

/// <summary>
/// Reads the rows of counties back from a <see cref="RowStore"/> when all have come: what is still in memory from there,
/// the rest from the temporary file, several neighbouring counties with one look at each of its rounds. One serves one
/// thread.
/// </summary>
internal sealed class StoredRows(RowStore store)
{
    private byte[] bytes = [];
    private Stretch[] stretches = [];

    /// <summary>Fetches what left the memory of some counties.</summary>
    /// <param name="counties">Neighbours in the order of results.</param>
    public void Fetch(ReadOnlySpan<CountyRows> counties)
    {
        if (store.Spilled is not { } spill || counties.IsEmpty)
        {
            return;
        }

        if (stretches.Length < spill.Rounds.Count)
        {
            stretches = new Stretch[spill.Rounds.Count];
        }

        var used = 0;
        for (var i = 0; i < spill.Rounds.Count; i++)
        {
            var round = spill.Rounds[i];
            var (first, end) = (Place(round, counties[0]), Place(round, counties[^1], after: true));
            var (from, length) = (round.Begin(first), round.Begin(end) - round.Begin(first));
            if (bytes.Length < used + length)
            {
                Array.Resize(ref bytes, (used + length) * 2);
            }

            spill.Read(bytes.AsSpan(used, length), round.Start + from);
            stretches[i] = new(used - from, first);
            used += length;
        }
    }

    /// <summary>
    /// Copies the rows of a county into a buffer, which grows as needed, in the order they came. The counties fetched
    /// are read each once, in their order.
    /// </summary>
    /// <param name="county">The county.</param>
    /// <param name="buffer">The buffer.</param>
    /// <param name="padding">Bytes the buffer has to be longer.</param>
    /// <returns>Bytes copied.</returns>
    public int Read(CountyRows county, ref byte[] buffer, int padding)
    {
        if (buffer.Length < county.Total + padding)
        {
            buffer = new byte[Math.Max(county.Total + padding, buffer.Length * 2)];
        }

        var done = 0;
        for (var i = 0; i < (store.Spilled?.Rounds.Count ?? 0); i++)
        {
            var round = store.Spilled!.Rounds[i];
            ref var stretch = ref stretches[i];
            if (stretch.Next < round.Counties.Length && round.Counties[stretch.Next] == county)
            {
                var (from, end) = (round.Begin(stretch.Next), round.Ends[stretch.Next]);
                bytes.AsSpan(stretch.Offset + from, end - from).CopyTo(buffer.AsSpan(done));
                done += end - from;
                stretch.Next++;
            }
        }

        return done + store.Read(county, buffer.AsSpan(done));
    }

    /// <summary>The first county of a round that does not come before one, or comes after it.</summary>
    private static int Place(RowSpill.Round round, CountyRows county, bool after = false)
    {
        var place = Array.BinarySearch(round.Counties, county);
        return place < 0 ? ~place
            : after ? place + 1
            : place;
    }

    /// <summary>What was fetched of a round.</summary>
    /// <param name="Offset">What is to be added to a place in the round to find it among the bytes.</param>
    /// <param name="Next">The next county of the round to be read.</param>
    private record struct Stretch(int Offset, int Next);
}
