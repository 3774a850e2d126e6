using System.Numerics;
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

    /// <summary>Ends of the fields of a row; -1 if there are more than asked for, or a quote stands in it.</summary>
    /// <param name="row">The row, followed by <see cref="Padding"/> readable bytes.</param>
    /// <param name="ends">Takes the position behind each field.</param>
    /// <returns>The number of fields.</returns>
    public static int Split(ReadOnlySpan<byte> row, Span<int> ends)
    {
        var count = 0;
        ref var first = ref MemoryMarshal.GetReference(row);
        var comma = Vector256.Create((byte)',');
        var quote = Vector256.Create((byte)'"');
        var quotes = Vector256<byte>.Zero;
        for (var at = 0; at < row.Length; at += Vector256<byte>.Count)
        {
            var bytes = Vector256.LoadUnsafe(ref first, (nuint)at);
            quotes |= Vector256.Equals(bytes, quote);
            var marks = Vector256.Equals(bytes, comma).ExtractMostSignificantBits();
            for (; marks != 0; marks &= marks - 1)
            {
                var end = at + BitOperations.TrailingZeroCount(marks);
                if (end >= row.Length)
                {
                    break;
                }

                if (count >= ends.Length - 1)
                {
                    return -1;
                }

                ends[count++] = end;
            }
        }

        ends[count++] = row.Length;
        // A quote behind the row, in what lies there by chance, makes it look twice and nothing worse.
        return quotes == Vector256<byte>.Zero ? count : -1;
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
