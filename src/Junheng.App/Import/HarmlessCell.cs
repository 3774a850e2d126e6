namespace Junheng.App.Import;

/// <summary>
/// A text of a CSV that a person opens in spreadsheet software, where one that begins like a formula would be one: an
/// apostrophe in front makes it text. Whoever reads the file by program finds the apostrophe in such texts only.
/// </summary>
internal static class HarmlessCell
{
    private const string Beginnings = "=+-@\t\r\n＝＋－＠";

    public static string Of(string text) => text.Length > 0 && Beginnings.Contains(text[0]) ? "'" + text : text;
}
