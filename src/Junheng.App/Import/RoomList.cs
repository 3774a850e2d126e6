using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Junheng.Engine.Schools;

namespace Junheng.App.Import;

/// <summary>Areas of music or art rooms: <c>98|96.5</c>; <c>0</c> is none, an empty cell is unknown.</summary>
internal static class RoomList
{
    private static readonly char[] Separators = ['|', '、', ';', '；'];

    /// <summary>Reads a list; null if an entry is no positive area.</summary>
    public static IReadOnlyList<long>? Parse(string text)
    {
        var parts = text.Split(Separators);
        var areas = new List<long>(parts.Length);
        Span<byte> utf8 = stackalloc byte[64];
        foreach (var part in parts)
        {
            var entry = part.AsSpan().Trim();
            if (
                entry.IsEmpty
                || !Encoding.UTF8.TryGetBytes(entry, utf8, out var length)
                || PlainNumber.Parse(utf8[..length], false, out var area) != NumberFault.None
            )
            {
                return null;
            }

            areas.Add(area);
        }

        return areas is [0] ? []
            : areas.Contains(0) ? null
            : areas;
    }

    /// <summary>True if a text is a list exactly as the contract has it.</summary>
    /// <param name="text">The text, with eight readable bytes behind it.</param>
    public static bool IsPlain(ReadOnlySpan<byte> text)
    {
        if (text.Length == 1 && text[0] == '0')
        {
            return true;
        }

        // Entries of up to eight bytes at once; one that is not so plain has the list looked at in the usual way.
        for (var at = 0; ; )
        {
            ref var entry = ref Unsafe.Add(ref MemoryMarshal.GetReference(text), at);
            var left = text.Length - at;
            var length = Math.Min(PlainNumber.IndexInEight(ref entry, (byte)'|'), left);
            if (length is 0 or > sizeof(ulong) || PlainNumber.PlainOfEight(ref entry, length, false) <= 0)
            {
                return Take(text, null);
            }

            if (length == left)
            {
                return true;
            }

            at += length + 1;
        }
    }

    /// <summary>Reads a list that is exactly as the contract has it; null if it is not, or no list at all.</summary>
    public static IReadOnlyList<long>? ParsePlain(ReadOnlySpan<byte> text)
    {
        var areas = new List<long>();
        return Take(text, areas) ? areas : null;
    }

    private static bool Take(ReadOnlySpan<byte> text, List<long>? areas)
    {
        if (text.Length == 1 && text[0] == '0')
        {
            return true;
        }

        while (true)
        {
            var bar = text.IndexOf((byte)'|');
            var entry = bar < 0 ? text : text[..bar];
            if (entry.IsEmpty || PlainNumber.Parse(entry, false, out var area) != NumberFault.None || area == 0)
            {
                return false;
            }

            areas?.Add(area);
            if (bar < 0)
            {
                return true;
            }

            text = text[(bar + 1)..];
        }
    }

    /// <summary>Writes a list as the contract has it.</summary>
    public static string Write(IReadOnlyList<long>? areas) =>
        areas is null ? ""
        : areas.Count == 0 ? "0"
        : string.Join('|', areas.Select(Plain));

    /// <summary>A figure in millionths as plain decimals without trailing zeros.</summary>
    public static string Plain(long millionths)
    {
        var (whole, part) = Math.DivRem(millionths, Fields.Scale);
        return part == 0 ? whole.ToString(CultureInfo.InvariantCulture) : $"{whole}.{part:D6}".TrimEnd('0');
    }
}
