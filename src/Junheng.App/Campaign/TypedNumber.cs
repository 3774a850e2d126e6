using System.Globalization;
using System.Text;
using Junheng.App.Import;
using Junheng.Engine.Schools;

namespace Junheng.App.Campaign;

/// <summary>Numbers as people type them into the forms of 创建工作: also in full width, also with a percent sign.</summary>
internal static class TypedNumber
{
    /// <summary>A number as typed; null where the field is blank, or the text is none and a mistake was added.</summary>
    /// <param name="what">What it is the number of, as the mistake calls it.</param>
    /// <param name="text">What was typed.</param>
    /// <param name="mistakes">Takes what is wrong with it.</param>
    public static decimal? Read(string what, string text, List<string> mistakes)
    {
        var plain = CellText.Narrow(Encoding.UTF8.GetBytes(text.Trim())).TrimEnd('%', '％');
        if (plain.Length == 0)
        {
            return null;
        }

        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (!decimal.TryParse(plain, Style, CultureInfo.InvariantCulture, out var value))
        {
            mistakes.Add($"{what}“{(text.Length > 20 ? text[..20] + "…" : text)}”不是数字。");
            return null;
        }

        if (!Fits(value))
        {
            mistakes.Add(
                Math.Abs(value) > Fields.Largest ? $"{what}过大。请核对数字和单位。" : $"{what}最多保留六位小数。"
            );
        }

        return value;
    }

    /// <summary>Whether a number can be kept exactly.</summary>
    public static bool Fits(decimal value) =>
        Math.Abs(value) <= Fields.Largest && value * Fields.Scale == decimal.Truncate(value * Fields.Scale);
}
