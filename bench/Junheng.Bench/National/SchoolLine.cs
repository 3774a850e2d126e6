using System.Buffers.Text;
using System.Text;
using Junheng.App.Import;
using Junheng.Engine.Schools;

namespace Junheng.Bench.National;

/// <summary>One row of a generated file: every column of the contract, written as UTF-8.</summary>
internal sealed class SchoolLine
{
    /// <summary>No line is longer.</summary>
    public const int MaxBytes = 1024;

    private const long Blank = -1;
    private readonly long[] cells = new long[Fields.Count];

    public int Year { get; set; }
    public string County { get; set; } = "";
    public int Number { get; set; }
    public SchoolType Type { get; set; }
    public int Organiser { get; set; }
    public Locale Locale { get; set; }
    public int Built { get; set; }
    public bool CityCentre { get; set; }
    public bool Counted { get; set; }

    /// <summary>Number of the school this campus is merged into; 0 if it is none.</summary>
    public int Parent { get; set; }

    /// <summary>Areas in ㎡, written as they stand.</summary>
    public string MusicRooms { get; set; } = "";
    public string ArtRooms { get; set; } = "";

    /// <summary>The header row, from the columns the product publishes.</summary>
    public static string Header { get; } = string.Join(',', RecordColumns.All.Select(c => c.Code)) + "\n";

    /// <summary>The row as a one-stage or many-stage school without any figure yet.</summary>
    public void Clear()
    {
        Array.Fill(cells, Blank);
        (MusicRooms, ArtRooms, Parent, Counted, CityCentre) = ("", "", 0, true, false);
    }

    /// <summary>A cell in millionths of its unit; negative is blank.</summary>
    public long this[Field field]
    {
        get => cells[(int)field];
        set => cells[(int)field] = value;
    }

    public void Put(Field field, long whole) => this[field] = whole * Fields.Scale;

    public void Erase(Field field) => this[field] = Blank;

    public int Pupils(Stage stage) => (int)Math.Max(0, this[Fields.Pupils(stage)] / Fields.Scale);

    /// <summary>Writes the line and returns its length in bytes.</summary>
    public int Write(Span<byte> target)
    {
        var at = 0;
        Whole(target, ref at, Year);
        Text(target, ref at, County);
        Identifier(target, ref at, Number);
        at--;
        target[at++] = (byte)',';
        at += Encoding.UTF8.GetBytes("合成第", target[at..]);
        Utf8Formatter.TryFormat(Number, target[at..], out var length);
        at += length;
        Text(target, ref at, Type.Title());
        Text(target, ref at, Type.Code());
        Whole(target, ref at, Organiser);
        Text(target, ref at, Locale.Code());
        Whole(target, ref at, Built);
        Whole(target, ref at, CityCentre ? 1 : 0);
        Whole(target, ref at, Counted ? 1 : 0);
        if (Parent > 0)
        {
            Identifier(target, ref at, Parent);
        }
        else
        {
            Text(target, ref at, "");
        }

        foreach (var cell in cells)
        {
            Number6(target, ref at, cell);
        }

        Text(target, ref at, MusicRooms);
        Text(target, ref at, ArtRooms);
        target[at - 1] = (byte)'\n';
        return at;
    }

    private void Identifier(Span<byte> target, ref int at, int number)
    {
        at += Encoding.ASCII.GetBytes(County, target[at..]);
        Utf8Formatter.TryFormat(number, target[at..], out var length, new('D', 4));
        at += length;
        target[at++] = (byte)',';
    }

    private static void Text(Span<byte> target, ref int at, string text)
    {
        at += Encoding.UTF8.GetBytes(text, target[at..]);
        target[at++] = (byte)',';
    }

    private static void Whole(Span<byte> target, ref int at, int value)
    {
        Utf8Formatter.TryFormat(value, target[at..], out var length);
        at += length;
        target[at++] = (byte)',';
    }

    // A decimal without trailing zeros, so that an area has none to two decimals as drawn.
    private static void Number6(Span<byte> target, ref int at, long millionths)
    {
        if (millionths >= 0)
        {
            var (whole, rest) = Math.DivRem(millionths, Fields.Scale);
            Utf8Formatter.TryFormat(whole, target[at..], out var length);
            at += length;
            if (rest > 0)
            {
                target[at++] = (byte)'.';
                for (var unit = Fields.Scale / 10; rest > 0; unit /= 10)
                {
                    target[at++] = (byte)('0' + rest / unit);
                    rest %= unit;
                }
            }
        }

        target[at++] = (byte)',';
    }
}
