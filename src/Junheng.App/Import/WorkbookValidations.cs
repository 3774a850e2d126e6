using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using Junheng.Engine.Schools;

namespace Junheng.App.Import;

/// <summary>
/// What a spreadsheet lets a clerk type into each column: lists for the choices, whole or decimal numbers for the
/// figures, with unit and 口径 shown beside the cell.
/// </summary>
internal static class WorkbookValidations
{
    private const int LastRow = 20_000;
    private const int LongestPrompt = 250;

    public static DataValidations Make()
    {
        var all = new DataValidations();
        for (var i = 0; i < RecordColumns.All.Count; i++)
        {
            var column = RecordColumns.All[i];
            var letters = CellAddress.Letters(i);
            var rule = Rule(column);
            rule.AllowBlank = true;
            rule.ShowInputMessage = true;
            rule.PromptTitle = column.Title;
            rule.Prompt = Prompt(column);
            rule.SequenceOfReferences = new() { InnerText = $"{letters}2:{letters}{LastRow}" };
            all.Append(rule);
        }

        all.Count = (uint)all.ChildElements.Count;
        return all;
    }

    private static DataValidation Rule(RecordColumn column)
    {
        if (column.Field is { } field)
        {
            var kind = field.Info().IsCount ? DataValidationValues.Whole : DataValidationValues.Decimal;
            return Strict(kind, "0", $"{column.Title}应为不小于0的{(field.Info().IsCount ? "整数" : "数字")}。");
        }

        return column.Code switch
        {
            "type" => List(Enum.GetValues<SchoolType>().Select(t => t.Title())),
            "locale" => List(Enum.GetValues<Locale>().Select(l => l.Title())),
            "organiser" => List(Enumerable.Range(1, SchoolTerms.Organisers.Count).Select(i => $"{i}")),
            "city_centre" or "counted" => List(["是", "否"]),
            _ => new DataValidation(),
        };
    }

    private static DataValidation List(IEnumerable<string> choices) =>
        new(new Formula1($"\"{string.Join(',', choices)}\""))
        {
            Type = DataValidationValues.List,
            ShowErrorMessage = true,
            ErrorTitle = "请从列表中选择",
            Error = "请从下拉列表中选择；不清楚可以留空。",
        };

    private static DataValidation Strict(DataValidationValues kind, string least, string error) =>
        new(new Formula1(least))
        {
            Type = kind,
            Operator = DataValidationOperatorValues.GreaterThanOrEqual,
            ShowErrorMessage = true,
            ErrorTitle = "数字不合要求",
            Error = error + "没有数据请留空，不要填0。",
        };

    private static StringValue Prompt(RecordColumn column)
    {
        var text = column.Unit.Length == 0 ? column.Definition : $"单位：{column.Unit}。{column.Definition}";
        return text.Length <= LongestPrompt ? text : text[..LongestPrompt] + "…";
    }
}
