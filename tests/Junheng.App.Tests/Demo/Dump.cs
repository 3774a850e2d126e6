using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Junheng.App.Demo;
using Junheng.Engine.Schools;

namespace Junheng.App.Tests.Demo;

/// <summary>Everything the generator makes, as text.</summary>
internal static class Dump
{
    public static string Hash(DemoData data) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Lines(data)))))[..16];

    private static IEnumerable<string> Lines(DemoData data)
    {
        yield return $"{data.County},{data.Name}";
        foreach (var year in data.Years)
        {
            foreach (var row in year.Schools)
            {
                yield return Line(row);
            }

            foreach (var (code, value) in year.Figures.OrderBy(f => f.Key, StringComparer.Ordinal))
            {
                yield return $"{year.Year},{code},{value.ToString("0.######", CultureInfo.InvariantCulture)}";
            }
        }

        foreach (var (key, judgement) in data.Judgements)
        {
            yield return $"{key},{judgement.Verdict},{judgement.Note}";
        }
    }

    private static string Line(SchoolRecord row) =>
        string.Join(
            ',',
            [
                $"{row.Year},{row.County},{row.School},{row.Name},{row.Type},{row.Organiser},{row.Locale},{row.Built}",
                $"{row.CityCentre},{row.Counted},{row.Parent}",
                .. Fields.All.Select(f => row.Has(f.Field) ? $"{row.Millionths(f.Field)}" : ""),
                string.Join('|', row.MusicRooms!),
                string.Join('|', row.ArtRooms!),
            ]
        );
}
