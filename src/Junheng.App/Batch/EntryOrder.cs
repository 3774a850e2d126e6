using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Junheng.App.Batch;

/// <summary>
/// Sorts the entries of a county by identifier. The identifiers of a county begin alike, so six bytes behind what they
/// have in common nearly always tell two of them apart; with the number of the entry they make one number each, and
/// numbers sort without a branch that nobody could foresee.
/// </summary>
internal sealed class EntryOrder
{
    private const int NumberBits = 16;

    /// <summary>So many entries can be numbered.</summary>
    private const int MostNumbered = 1 << NumberBits;

    private ulong[] keys = [];
    private ulong[] spare = [];
    private Entry[] unsorted = [];

    /// <summary>Puts entries in the order of identifiers; rows of the same school as they were handed in.</summary>
    public void Sort(Entry[] entries, int count, byte[] text)
    {
        if (keys.Length < count)
        {
            (keys, spare) = (new ulong[count * 2], new ulong[count * 2]);
            unsorted = new Entry[count * 2];
        }

        var common = Common(entries, count, text);
        for (var i = 0; i < count; i++)
        {
            var first = First(text.AsSpan(entries[i].Start + common, entries[i].Length - common));
            keys[i] = first >> NumberBits << NumberBits | (uint)i & ushort.MaxValue;
        }

        if (IsSorted(keys, count))
        {
            return;
        }

        if (count <= MostNumbered && Merge(count) is var order && IsSorted(order, count))
        {
            Array.Copy(entries, unsorted, count);
            for (var i = 0; i < count; i++)
            {
                entries[i] = unsorted[order[i] & ushort.MaxValue];
            }
        }
        else
        {
            // Some have more in common, as double rows have everything.
            entries.AsSpan(0, count).Sort((a, b) => Compare(a, b, text));
        }
    }

    /// <summary>True if each has another identifier than the one before, and a later one.</summary>
    private static bool IsSorted(ulong[] keys, int count)
    {
        for (var i = 1; i < count; i++)
        {
            if (keys[i - 1] >> NumberBits >= keys[i] >> NumberBits)
            {
                return false;
            }
        }

        return true;
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
    private static ulong First(ReadOnlySpan<byte> text)
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

    /// <summary>Sorts the keys by merging runs of two, four, eight …</summary>
    private ulong[] Merge(int count)
    {
        var (from, to) = (keys, spare);
        for (var i = 1; i < count; i += 2)
        {
            var (a, b) = (keys[i - 1], keys[i]);
            var swap = (a ^ b) & AllIf(b < a);
            (keys[i - 1], keys[i]) = (a ^ swap, b ^ swap);
        }

        for (var run = 2; run < count; run *= 2)
        {
            for (var start = 0; start < count; start += 2 * run)
            {
                var middle = Math.Min(start + run, count);
                Merge(
                    from.AsSpan(start, middle - start),
                    from.AsSpan(middle, Math.Min(run, count - middle)),
                    to.AsSpan(start)
                );
            }

            (from, to) = (to, from);
        }

        return from;
    }

    private static void Merge(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, Span<ulong> to)
    {
        var (atA, atB) = (0, 0);
        while (atA < a.Length && atB < b.Length)
        {
            var (nextA, nextB) = (a[atA], b[atB]);
            var takesB = AllIf(nextB < nextA);
            to[atA + atB] = nextA ^ (nextA ^ nextB) & takesB;
            atB -= (int)takesB;
            atA += 1 + (int)takesB;
        }

        to = to[(atA + atB)..];
        a[atA..].CopyTo(to);
        b[atB..].CopyTo(to);
    }

    /// <summary>All bits set, or none: what is chosen with it is chosen without a branch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong AllIf(bool condition) => 0UL - Unsafe.BitCast<bool, byte>(condition);

    private static int Compare(in Entry a, in Entry b, byte[] text)
    {
        var order = text.AsSpan(a.Start, a.Length).SequenceCompareTo(text.AsSpan(b.Start, b.Length));
        return order != 0 ? order : a.Order(b);
    }
}
