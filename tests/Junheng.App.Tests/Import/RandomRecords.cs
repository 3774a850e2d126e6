using FsCheck;
using FsCheck.Fluent;
using Junheng.Engine.Schools;

namespace Junheng.App.Tests.Import;

/// <summary>Lists of synthetic records with everything a file can carry: blanks, extremes, awkward texts.</summary>
public sealed class RandomRecords
{
    private static readonly string[] Pieces =
    [
        "示例",
        "小学",
        "𠀀",
        "㐀",
        "A",
        "0",
        "007",
        "=1+1",
        "+",
        "-",
        "@",
        "\"",
        ",",
        "\n",
        "\r\n",
        "'",
        " ",
        "<&>",
        "_x0041_",
        "_x",
        "\u0001",
        "\t.",
        "|",
        "1e5",
        "TRUE",
        "\uFFFE",
    ];

    public static Arbitrary<SchoolRecord[]> Arrays() => Gen.Choose(0, int.MaxValue).Select(Make).ToArbitrary();

    public static SchoolRecord[] Make(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => One(random))];
    }

    private static SchoolRecord One(Random random)
    {
        var record = new SchoolRecord
        {
            Year = random.Next(1900, 2101),
            County = $"{random.Next(110000, 660000)}",
            School = Text(random, 20, "S"),
            Name = Text(random, 60, ""),
            Type = (SchoolType)random.Next(8),
            Organiser = random.Next(3) == 0 ? null : random.Next(1, 11),
            Locale = random.Next(3) == 0 ? null : (Locale)random.Next(3),
            Built = random.Next(3) == 0 ? null : random.Next(1000, 10000),
            CityCentre = random.Next(2) == 0,
            Counted = random.Next(2) == 0,
            Parent = random.Next(2) == 0 ? null : "P" + Text(random, 19, ""),
            MusicRooms = Rooms(random),
            ArtRooms = Rooms(random),
        };
        foreach (var field in Fields.All)
        {
            if (random.Next(4) > 0)
            {
                record.Set(field.Field, Figure(random, field.IsCount));
            }
        }

        return record;
    }

    private static long Figure(Random random, bool count)
    {
        var largest = random.Next(4) switch
        {
            0 => 1L,
            1 => 1_000L,
            2 => 1_000_000L,
            _ => Fields.Largest,
        };
        var millionths = random.NextInt64(largest * Fields.Scale + 1);
        return count ? millionths / Fields.Scale * Fields.Scale : millionths;
    }

    private static List<long>? Rooms(Random random) =>
        random.Next(3) == 0
            ? null
            : [.. Enumerable.Range(0, random.Next(4)).Select(_ => random.NextInt64(1, 200 * Fields.Scale))];

    private static string Text(Random random, int longest, string fallback)
    {
        var text = "";
        for (var i = random.Next(8); i > 0; i--)
        {
            var piece = Pieces[random.Next(Pieces.Length)];
            text = (text + piece).EnumerateRunes().Count() <= longest ? text + piece : text;
        }

        // Blanks at the ends are trimmed on reading, so they are no part of a text.
        text = text.Trim();
        return text.Length == 0 ? fallback : text;
    }
}
