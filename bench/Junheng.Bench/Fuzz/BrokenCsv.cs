using System.Text;

namespace Junheng.Bench.Fuzz;

/// <summary>A CSV file as no program of ours would write it.</summary>
internal static class BrokenCsv
{
    private static readonly string[] Breaks = ["\n", "\r\n", "\r", "\n\n", "\u2028"];
    private static readonly string[] Separators = [";", "\t", "，", "|", ",,"];

    /// <summary>One to four changes of the text, then perhaps another encoding or broken bytes.</summary>
    /// <param name="sound">The file in UTF-8.</param>
    /// <param name="random">Decides everything.</param>
    public static byte[] Of(byte[] sound, Random random)
    {
        var rows = Encoding.UTF8.GetString(sound).TrimEnd('\n').Split('\n').Select(r => r.Split(',').ToList()).ToList();
        for (var changes = random.Next(1, 5); changes > 0; changes--)
        {
            Change(rows, random);
        }

        var separator = random.Next(15) == 0 ? Pick(Separators, random) : ",";
        var end = random.Next(6) == 0 ? Pick(Breaks, random) : "\n";
        var text = string.Join(end, rows.Select(r => string.Join(separator, r)));
        var bytes = Encoded(random.Next(3) == 0 ? text : text + end, random);
        return random.Next(6) == 0 ? BrokenBytes.Of(bytes, random) : bytes;
    }

    private static void Change(List<List<string>> rows, Random random)
    {
        var row = rows[random.Next(rows.Count)];
        if (row.Count == 0)
        {
            return;
        }

        var column = random.Next(row.Count);
        switch (random.Next(14))
        {
            case 0:
                rows.Remove(row);
                if (rows.Count == 0)
                {
                    rows.Add([]);
                }

                break;
            case 1:
                rows.Insert(random.Next(rows.Count + 1), [.. row]);
                break;
            case 2:
                row.RemoveAt(column);
                break;
            case 3:
                row.Insert(column, NastyText.Any(random));
                break;
            case 4:
                rows.ForEach(r => r.RemoveRange(Math.Min(column, r.Count), Math.Min(1, Math.Max(0, r.Count - column))));
                break;
            case 5:
                rows.ForEach(r => r.Add(""));
                break;
            case 6:
                var other = random.Next(row.Count);
                (row[column], row[other]) = (row[other], row[column]);
                break;
            case 7:
                row[column] = $"\"{row[column]}";
                break;
            case 8:
                row[column] = $"\"{NastyText.Any(random).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
                break;
            case 9:
                rows.InsertRange(random.Next(rows.Count + 1), Enumerable.Repeat(new List<string> { "" }, 50));
                break;
            default:
                row[column] = NastyText.Any(random);
                break;
        }
    }

    private static byte[] Encoded(string text, Random random) =>
        random.Next(12) switch
        {
            0 => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)],
            1 => Encoding.GetEncoding("GB18030").GetBytes(text),
            2 => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)],
            3 => Encoding.BigEndianUnicode.GetBytes(text),
            4 => Encoding.Latin1.GetBytes(text),
            _ => Encoding.UTF8.GetBytes(text),
        };

    private static string Pick(string[] all, Random random) => all[random.Next(all.Length)];
}
