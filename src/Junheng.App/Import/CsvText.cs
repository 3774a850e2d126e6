using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Junheng.App.Import;

/// <summary>RFC 4180 on bytes: where rows end and fields begin. Works on UTF-8 and on GB18030 alike, whose later bytes
/// are never a comma, a quote or a line end.</summary>
internal static class CsvText
{
    /// <summary>The longest row read, in bytes; more is a quote that was never closed.</summary>
    public const int LongestRow = 1024 * 1024;

    /// <summary>Bytes that must lie readable behind a row given to <see cref="Split"/>.</summary>
    public const int Padding = 32;

    /// <summary>Places that <see cref="Split"/> wants behind the last it can need.</summary>
    public const int Slack = 1 + Together;

    private const int Together = 8;

    /// <summary>
    /// The length of the first row of a window and of its line end (LF, CRLF or CR); zero both if the window ends
    /// before the row does.
    /// </summary>
    /// <param name="window">Bytes from the start of a row.</param>
    /// <param name="quotes">The window may hold quotes.</param>
    /// <param name="last">Nothing follows the window: its end is the end of the row.</param>
    /// <param name="row">Length of the row without its line end.</param>
    /// <returns>Length of the row with its line end.</returns>
    public static int RowLength(ReadOnlySpan<byte> window, bool quotes, bool last, out int row)
    {
        row = quotes ? LineEnd(window) : window.IndexOfAny((byte)'\n', (byte)'\r');
        if (row < 0)
        {
            row = last ? window.Length : 0;
            return row;
        }

        if (window[row] == '\n')
        {
            return row + 1;
        }

        if (row + 1 < window.Length)
        {
            return window[row + 1] == '\n' ? row + 2 : row + 1;
        }

        // Whether a line feed follows the carriage return is not known yet.
        if (last)
        {
            return row + 1;
        }

        row = 0;
        return 0;
    }

    /// <summary>
    /// Where the fields of a row end, as positions in the text; -1 if there are more than asked for, or a quote stands
    /// in it.
    /// </summary>
    /// <param name="text">A text with <see cref="Padding"/> bytes behind the row.</param>
    /// <param name="start">Where the row begins.</param>
    /// <param name="length">Its length.</param>
    /// <param name="most">The most fields it may have.</param>
    /// <param name="ends">
    /// Takes the position before the first field, then those behind each; <see cref="Slack"/> more than there can be.
    /// </param>
    /// <param name="foreign">From the first byte that is no ASCII to behind the last; to be relied on where there are fields.</param>
    /// <returns>The number of fields.</returns>
    public static int Split(
        ReadOnlySpan<byte> text,
        int start,
        int length,
        int most,
        Span<int> ends,
        out ReadOnlySpan<byte> foreign
    )
    {
        var end = start + length;
        _ = text[end + Padding - 1];
        _ = ends[most + Slack];
        ref var first = ref MemoryMarshal.GetReference(text);
        ref var next = ref MemoryMarshal.GetReference(ends);
        next = start - 1;
        var count = 0;
        var quotes = Vector256<byte>.Zero;
        var (foreignStart, foreignEnd) = (end, start);
        for (var at = start; at < end; at += Vector256<byte>.Count)
        {
            var bytes = Vector256.LoadUnsafe(ref first, (nuint)at);
            quotes |= Vector256.Equals(bytes, Vector256.Create((byte)'"'));
            var marks = Vector256.Equals(bytes, Vector256.Create((byte)',')).ExtractMostSignificantBits();
            var within = end - at < Vector256<byte>.Count ? (1U << (end - at)) - 1 : uint.MaxValue;
            marks &= within;
            if ((bytes.ExtractMostSignificantBits() & within) is not 0 and var high)
            {
                foreignStart = Math.Min(foreignStart, at + BitOperations.TrailingZeroCount(high));
                foreignEnd = at + 32 - BitOperations.LeadingZeroCount(high);
            }

            var found = BitOperations.PopCount(marks);
            if (count + found >= most)
            {
                foreign = default;
                return -1;
            }

            // Eight at a time whatever their number, which spares guessing it; what is too much is overwritten.
            next = ref Unsafe.Add(ref MemoryMarshal.GetReference(ends), count + 1);
            count += found;
            for (; found > 0; found -= Together)
            {
                next = at + Take(ref marks);
                Unsafe.Add(ref next, 1) = at + Take(ref marks);
                Unsafe.Add(ref next, 2) = at + Take(ref marks);
                Unsafe.Add(ref next, 3) = at + Take(ref marks);
                Unsafe.Add(ref next, 4) = at + Take(ref marks);
                Unsafe.Add(ref next, 5) = at + Take(ref marks);
                Unsafe.Add(ref next, 6) = at + Take(ref marks);
                Unsafe.Add(ref next, 7) = at + Take(ref marks);
                next = ref Unsafe.Add(ref next, Together);
            }
        }

        Unsafe.Add(ref MemoryMarshal.GetReference(ends), ++count) = end;
        foreign = text[Math.Min(foreignStart, foreignEnd)..foreignEnd];
        // A quote behind the row, in what lies there by chance, makes it look twice and nothing worse.
        return quotes == Vector256<byte>.Zero ? count : -1;
    }

    /// <summary>The place of the first mark, which is taken away; 32 if there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Take(ref uint marks)
    {
        var place = BitOperations.TrailingZeroCount(marks);
        marks &= marks - 1;
        return place;
    }

    /// <summary>The first line end that is not inside quotes; -1 if there is none. A quote opens only at the start of a field.</summary>
    private static int LineEnd(ReadOnlySpan<byte> window)
    {
        var at = 0;
        while (at < window.Length)
        {
            if (window[at] == '"')
            {
                at = Closed(window, at + 1);
                if (at < 0)
                {
                    return -1;
                }
            }

            var end = window[at..].IndexOfAny((byte)',', (byte)'\n', (byte)'\r');
            if (end < 0)
            {
                return -1;
            }

            at += end;
            if (window[at] != ',')
            {
                return at;
            }

            at++;
        }

        return -1;
    }

    /// <summary>The position behind the closing quote; -1 if there is none.</summary>
    private static int Closed(ReadOnlySpan<byte> window, int at)
    {
        while (window[at..].IndexOf((byte)'"') is >= 0 and var found)
        {
            at += found + 1;
            if (at == window.Length || window[at] != '"')
            {
                return at;
            }

            at++;
        }

        return -1;
    }
}
