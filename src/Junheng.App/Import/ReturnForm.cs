using System.Globalization;
using Junheng.Engine.Validate;

namespace Junheng.App.Import;

/// <summary>
/// What an annual return made by this program says of itself, in a sheet that nobody sees: for which county and year it
/// was made, and which sheets it had. So a form of another year, or one taken apart, is recognised.
/// </summary>
/// <param name="Year">Year it was made for; null if it was made for none.</param>
/// <param name="County">Division code; empty if it was made for none.</param>
/// <param name="School">The one school it was made for; empty for all.</param>
/// <param name="Sheets">The sheets it had.</param>
public sealed record ReturnForm(int? Year, string County, string School, IReadOnlyList<string> Sheets)
{
    /// <summary>Name of the sheet nobody sees.</summary>
    internal const string Sheet = "_junheng";

    private const string Kind = "junheng-annual-return";
    private const string Version = "1";

    /// <summary>The rows of the sheet: a key and its values.</summary>
    internal IReadOnlyList<string[]> Rows =>
        [
            [Kind, Version],
            ["year", Year?.ToString(CultureInfo.InvariantCulture) ?? ""],
            ["county", County],
            ["school", School],
            ["sheets", .. Sheets],
        ];

    /// <summary>Looks for the sheet; null if the workbook was not made by this program, or the sheet says nothing.</summary>
    internal static ReturnForm? Find(WorkbookParts parts, WorkbookPackage package, IReadOnlyList<string> strings)
    {
        if (parts.Sheets.FirstOrDefault(s => s.Name == Sheet) is not { } sheet)
        {
            return null;
        }

        var rows = new Dictionary<string, string[]>(StringComparer.Ordinal);
        using var reader = new SheetReader(package.Open(sheet.Part, out _), strings);
        var cells = new SheetCells();
        while (reader.Read(cells) && rows.Count < 10)
        {
            if (cells.Texts() is [var key, .. var values])
            {
                rows[key] = values;
            }
        }

        return rows.TryGetValue(Kind, out var version) && version is [Version]
            ? new(
                int.TryParse(First("year"), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
                    ? year
                    : null,
                First("county"),
                First("school"),
                rows.GetValueOrDefault("sheets") ?? []
            )
            : null;

        string First(string key) => rows.GetValueOrDefault(key) is [var value, ..] ? value : "";
    }

    /// <summary>Tells which of its sheets are gone or no longer have their header.</summary>
    internal void Check(string file, IReadOnlyList<KnownSheet> known, FindingList findings)
    {
        foreach (var table in ListTable.All.Where(t => Sheets.Contains(t.Sheet)))
        {
            if (!known.Any(k => k.List?.Table == table))
            {
                var columns = string.Join(
                    "、",
                    table.Required.Select(c => table.Columns.First(x => x.Code == c).Title)
                );
                findings.Add(
                    FindingLevel.Error,
                    new(file, null, 0),
                    "structure-changed",
                    "",
                    $"年报表中的工作表“{table.Sheet}”被删除，或它的表头被改动（应有“{columns}”），该表未读取。请重新下载模板，把数据粘贴进去后再上传。"
                );
            }
        }
    }

    /// <summary>Why a form cannot be handed in for a county and year; null if it can.</summary>
    internal string? Mismatch(string county, int year) =>
        Year is { } made && made != year
            ? $"这份年报表是为{made}年制作的，本次导入的是{year}年，未读取。请选择{made}年导入，或下载{year}年的模板重新填写。"
        : County.Length > 0 && County != county
            ? $"这份年报表是为{County}县制作的，本次导入的是{county}县，未读取。请选择正确的县，或下载本县的模板重新填写。"
        : null;
}
