using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Junheng.App.Batch;

/// <summary>
/// Sorts the entries of a county by identifier. The identifiers of a county begin alike, so eight bytes behind what they
/// have in common nearly always tell two of them apart, and numbers sort faster than texts.
/// </summary>
internal sealed class EntryOrder
{
    private ulong[] keys = [];
    private Entry[] spare = [];
    private ulong[] spareKeys = [];

    /// <summary>Puts entries in the order of identifiers; rows of the same school as they were handed in.</summary>
    public void Sort(Entry[] entries, int count, byte[] text)
    {
        if (keys.Length < count)
        {
            keys = new ulong[count * 2];
            spare = new Entry[count * 2];
            spareKeys = new ulong[count * 2];
        }

        var common = Common(entries, count, text);
        var sorted = true;
        for (var i = 0; i < count; i++)
        {
            keys[i] = Key(text.AsSpan(entries[i].Start + common, entries[i].Length - common));
            sorted &= i == 0 || keys[i - 1] < keys[i];
        }

        if (!sorted)
        {
            Merge(entries, count, text);
        }
    }

    private static int Common(Entry[] entries, int count, byte[] text)
    {
        if (count == 0)
        {
            return 0;
        }

        var first = text.AsSpan(entries[0].Start, entries[0].Length);
        var common = first.Length;
        for (var i = 1; i < count && common > 0; i++)
        {
            common = first[..common].CommonPrefixLength(text.AsSpan(entries[i].Start, entries[i].Length));
        }

        return common;
    }

    /// <summary>The first eight bytes as a number of the same order; a shorter text counts as followed by zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
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

    /// <summary>Merges runs of two, four, eight … entries.</summary>
    private void Merge(Entry[] entries, int count, byte[] text)
    {
        var (from, fromKeys, to, toKeys) = (entries, keys, spare, spareKeys);
        for (var run = 1; run < count; run *= 2)
        {
            for (var start = 0; start < count; start += 2 * run)
            {
                var (a, b) = (start, Math.Min(start + run, count));
                var (endA, endB) = (b, Math.Min(b + run, count));
                for (var at = start; at < endB; at++)
                {
                    var takeB =
                        b < endB
                        && (
                            a >= endA
                            || fromKeys[b] < fromKeys[a]
                            || (fromKeys[b] == fromKeys[a] && IsBehind(from[a], from[b], text))
                        );
                    var taken = takeB ? b++ : a++;
                    to[at] = from[taken];
                    toKeys[at] = fromKeys[taken];
                }
            }

            (from, fromKeys, to, toKeys) = (to, toKeys, from, fromKeys);
        }

        if (from != entries)
        {
            Array.Copy(from, entries, count);
        }
    }

    private static bool IsBehind(in Entry a, in Entry b, byte[] text)
    {
        var order = text.AsSpan(a.Start, a.Length).SequenceCompareTo(text.AsSpan(b.Start, b.Length));
        return order != 0 ? order > 0 : b.IsBefore(a);
    }
}
