using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Junheng.Bench;

/// <summary>Results as a page to read.</summary>
internal static class Markdown
{
    public static string Head(Machine machine) =>
        $"""
            # {machine.Cpu}, {machine.Cores} cores

            {machine.MemoryGib} GiB, {machine.System}, {machine.Runtime}

            Figures are medians unless a percentile is named; a ratio compares two things measured in the same run.
            Absolute times move with whatever else the machine does (see the load); ratios and processor times move less.


            """;

    public static string Of(string name, Section section)
    {
        var text = new StringBuilder().AppendLine($"## {name}").AppendLine();
        text.AppendLine($"Load average at the start: {Cell(section.Load)}").AppendLine();
        foreach (var bar in section.Bars)
        {
            var found = $"{Cell(bar.Found)} {bar.Unit}";
            text.AppendLine($"- **{(bar.Kept ? "kept" : "OVER")}** {bar.What} ≤ {Cell(bar.Limit)} {bar.Unit}: {found}");
        }

        foreach (var table in section.Tables)
        {
            text.AppendLine().AppendLine($"### {table.Title}").AppendLine();
            Row(text, table.Columns);
            Row(text, table.Columns.Select((_, i) => i == 0 ? "---" : "--:"));
            foreach (var row in table.Rows)
            {
                Row(text, row.Select(Cell));
            }
        }

        return text.AppendLine().ToString();
    }

    private static void Row(StringBuilder text, IEnumerable<string> cells) =>
        text.AppendLine($"| {string.Join(" | ", cells)} |");

    private static string Cell(object? cell) =>
        cell switch
        {
            null => "",
            string text => text,
            JsonElement { ValueKind: JsonValueKind.Number } number => Number(number.GetDouble()),
            JsonElement element => element.ToString(),
            _ => Number(Convert.ToDouble(cell, CultureInfo.InvariantCulture)),
        };

    /// <summary>Three digits that mean something, and no more.</summary>
    private static string Number(double value) =>
        double.IsNaN(value) ? "–"
        : Math.Abs(value) >= 100 || value == Math.Truncate(value) ? value.ToString("N0", CultureInfo.InvariantCulture)
        : Math.Abs(value) >= 10 ? value.ToString("0.0", CultureInfo.InvariantCulture)
        : value.ToString("0.00#", CultureInfo.InvariantCulture);
}
