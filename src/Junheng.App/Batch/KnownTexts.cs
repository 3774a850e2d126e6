using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Junheng.App.Batch;

/// <summary>Texts that stand in row after row, and what they mean.</summary>
internal sealed class KnownTexts(Func<string, int> parse)
{
    /// <summary>The text means nothing.</summary>
    public const int None = -1;

    private const int Most = 16;

    private readonly byte[][] texts = new byte[Most][];
    private readonly ulong[] ends = new ulong[Most];
    private readonly int[] values = new int[Most];
    private int count;

    /// <summary>What a text means; <see cref="None"/> if nothing.</summary>
    /// <param name="wanted">The text, with eight readable bytes in front.</param>
    public int Find(ReadOnlySpan<byte> wanted)
    {
        var end = End(wanted);
        for (var i = 0; i < count; i++)
        {
            // The end of a text that is no longer than eight bytes is all of it.
            if (
                ends[i] == end
                && texts[i].Length == wanted.Length
                && (wanted.Length <= sizeof(ulong) || wanted.SequenceEqual(texts[i]))
            )
            {
                return values[i];
            }
        }

        var found = parse(Encoding.UTF8.GetString(wanted));
        if (count < Most)
        {
            (texts[count], ends[count], values[count]) = (wanted.ToArray(), end, found);
            count++;
        }

        return found;
    }

    private static ulong End(ReadOnlySpan<byte> text)
    {
        ref var start = ref Unsafe.Add(ref MemoryMarshal.GetReference(text), text.Length - sizeof(ulong));
        var last = BinaryPrimitives.ReadUInt64LittleEndian(MemoryMarshal.CreateReadOnlySpan(ref start, sizeof(ulong)));
        return text.Length < sizeof(ulong) ? last >> (8 * (sizeof(ulong) - text.Length)) : last;
    }
}
