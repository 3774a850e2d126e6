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

    /// <summary>The rules of the schools' sheet.</summary>
    public static DataValidations OfSchools(SchoolSheetColumn[] columns) =>
        All(columns.Select((c, i) => c.Last ? null : With(Rule(c.Column), c.Column, i)));

    /// <summary>The rules of a list.</summary>
    public static DataValidations OfList(ListTable table) =>
        All(table.Columns.Select((c, i) => With(Rule(c.Code, c.Title), c, i)));

    private static DataValidations All(IEnumerable<DataValidation?> rules)
    {
        var all = new DataValidations();
        all.Append(rules.OfType<DataValidation>());
        all.Count = (uint)all.ChildElements.Count;
        return all;
    }

    private static DataValidation With(DataValidation rule, RecordColumn column, int index)
    {
        var letters = CellAddress.Letters(index);
        rule.AllowBlank = true;
        rule.ShowInputMessage = true;
        rule.PromptTitle = column.Title;
        rule.Prompt = Prompt(column);
        rule.SequenceOfReferences = new() { InnerText = $"{letters}2:{letters}{LastRow}" };
        return rule;
    }

    private static DataValidation Rule(string code, string title) =>
        code switch
        {
            "school" => new DataValidation(new Formula1($"'{SchoolSheetWriter.Sheet}'!$C$2:$C$5000"))
            {
                Type = DataValidationValues.List,
                ShowErrorMessage = true,
                ErrorStyle = DataValidationErrorStyleValues.Warning,
                ErrorTitle = "没有这所学校",
                Error = "学校标识码应与“学校数据”表一致。",
            },
            "class_stage" => List(SchoolTerms.Judged.Select(s => s.Title())),
            "room_kind" => List(Enum.GetValues<RoomKind>().Select(k => k.Title())),
            "class_pupils" => Strict(DataValidationValues.Whole, "0", $"{title}应为不小于0的整数。"),
            "room_area" => Strict(DataValidationValues.Decimal, "0", $"{title}应为不小于0的数字。"),
            _ => new DataValidation(),
        };

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
