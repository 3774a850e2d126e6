using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Junheng.App.Batch;

/// <summary>
/// Sorts entries. The identifiers of a county begin alike, so eight bytes behind what they have in common nearly always
/// tell two of them apart, and numbers sort faster than texts.
/// </summary>
internal sealed class EntryOrder
{
    private ulong[] keys = [];
    private Entry[] sorted = [];

    /// <summary>Puts entries into <see cref="Entry.Order"/>.</summary>
    public void Sort(List<Entry> entries)
    {
        var count = entries.Count;
        if (keys.Length < count)
        {
            keys = new ulong[count * 2];
            sorted = new Entry[count * 2];
        }

        var list = CollectionsMarshal.AsSpan(entries);
        var common = Common(list);
        for (var i = 0; i < count; i++)
        {
            keys[i] = Key(list[i].Id.Span[common..]);
        }

        list.CopyTo(sorted);
        Array.Sort(keys, sorted, 0, count);
        for (var start = 0; start < count; )
        {
            var end = start + 1;
            while (end < count && keys[end] == keys[start])
            {
                end++;
            }

            if (end > start + 1)
            {
                sorted.AsSpan(start, end - start).Sort(Entry.Order);
            }

            start = end;
        }

        sorted.AsSpan(0, count).CopyTo(list);
    }

    private static int Common(ReadOnlySpan<Entry> entries)
    {
        var first = entries[0].Id.Span;
        var common = first.Length;
        foreach (ref readonly var entry in entries)
        {
            common = Math.Min(common, first.CommonPrefixLength(entry.Id.Span));
        }

        return common;
    }

    /// <summary>The first eight bytes as a number of the same order; a shorter text counts as followed by zeros.</summary>
    private static ulong Key(ReadOnlySpan<byte> text)
    {
        if (text.Length >= sizeof(ulong))
        {
            return BinaryPrimitives.ReadUInt64BigEndian(text);
        }

        ulong key = 0;
        for (var i = 0; i < sizeof(ulong); i++)
        {
            key = key << 8 | (i < text.Length ? text[i] : 0u);
        }

        return key;
    }
}
