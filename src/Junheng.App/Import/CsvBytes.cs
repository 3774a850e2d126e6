using System.Globalization;
using System.Text;
using Junheng.Engine.Figures;

namespace Junheng.App.Import;

/// <summary>Writes CSV as the contract has it, into memory: UTF-8 without byte order mark, LF, RFC 4180, shortest digits.</summary>
public sealed class CsvBytes
{
    /// <summary>Room for any number, a double without exponent included.</summary>
    private const int LongestNumber = 400;

    private byte[] bytes = new byte[1 << 12];
    private int length;
    private bool started;

    /// <summary>Whether people open it in spreadsheet software: then no text of it may act as a formula.</summary>
    public bool ForPeople { get; init; }

    /// <summary>What has been written.</summary>
    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, length);

    /// <summary>Begins anew in the same memory.</summary>
    public void Clear() => (length, started) = (0, false);

    /// <summary>A text, in quotes if it needs them.</summary>
    public CsvBytes Add(string text)
    {
        text = ForPeople ? HarmlessCell.Of(text) : text;
        Separate();
        var room = Room(Encoding.UTF8.GetMaxByteCount(text.Length));
        var written = Encoding.UTF8.GetBytes(text, room);
        if (room[..written].IndexOfAny("\",\r\n"u8) < 0)
        {
            length += written;
        }
        else
        {
            Quote(room[..written].ToArray());
        }

        return this;
    }

    /// <summary>A text in UTF-8, in quotes if it needs them.</summary>
    public CsvBytes Add(ReadOnlySpan<byte> utf8)
    {
        if (ForPeople)
        {
            return Add(Encoding.UTF8.GetString(utf8));
        }

        Separate();
        if (utf8.IndexOfAny("\",\r\n"u8) < 0)
        {
            Put(utf8);
        }
        else
        {
            Quote(utf8);
        }

        return this;
    }

    /// <summary>Fields written before, with their commas, as they are.</summary>
    public CsvBytes AddRaw(ReadOnlySpan<byte> utf8)
    {
        Separate();
        Put(utf8);
        return this;
    }

    /// <summary>The same, and a text behind them that needs no quotes.</summary>
    public CsvBytes AddRaw(ReadOnlySpan<byte> fields, ReadOnlySpan<byte> text)
    {
        Separate();
        var room = Room(fields.Length + 1 + text.Length);
        fields.CopyTo(room);
        room[fields.Length] = (byte)',';
        text.CopyTo(room[(fields.Length + 1)..]);
        length += fields.Length + 1 + text.Length;
        return this;
    }

    /// <summary>A whole number.</summary>
    public CsvBytes Add(long number)
    {
        Separate();
        number.TryFormat(Room(LongestNumber), out var written, default, CultureInfo.InvariantCulture);
        length += written;
        return this;
    }

    /// <summary>A figure, the shortest digits that read back to it; empty if there is none.</summary>
    public CsvBytes Add(double? figure)
    {
        Separate();
        if (figure is { } value)
        {
            length += ShortestDigits.Write(value, Room(LongestNumber));
        }

        return this;
    }

    /// <summary>Room behind what has been written, for whoever writes many fields at once; <see cref="Advance"/> takes it over.</summary>
    internal Span<byte> Reserve(int size) => Room(size);

    /// <summary>Takes over what was written into reserved room, whole rows or the rest of one.</summary>
    internal void Advance(int size, bool ended)
    {
        length += size;
        started = !ended;
    }

    /// <summary>Ends the row.</summary>
    public void End()
    {
        Put("\n"u8);
        started = false;
    }

    private void Separate()
    {
        if (started)
        {
            Put(","u8);
        }

        started = true;
    }

    private void Quote(ReadOnlySpan<byte> text)
    {
        Put("\""u8);
        while (text.IndexOf((byte)'"') is >= 0 and var at)
        {
            Put(text[..(at + 1)]);
            Put("\""u8);
            text = text[(at + 1)..];
        }

        Put(text);
        Put("\""u8);
    }

    private void Put(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Room(text.Length));
        length += text.Length;
    }

    private Span<byte> Room(int size)
    {
        if (bytes.Length - length < size)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, length + size));
        }

        return bytes.AsSpan(length);
    }
}
