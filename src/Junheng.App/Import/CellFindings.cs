using System.Text;
using Junheng.Engine.Validate;

namespace Junheng.App.Import;

/// <summary>The findings about the cells of one row: what stands there, why it does not do, what to do.</summary>
internal readonly struct CellFindings(FindingList list, RowPlace place, string school)
{
    public void Error(string code, string column, string message) =>
        list.Add(FindingLevel.Error, place, code, column, message, school);

    public void Empty(string code, RecordColumn column) =>
        Error(code, column.Code, $"“{column.Title}”没有填写，本行未读取。请补填；不是学校的行请删除。");

    public void TooLong(RecordColumn column, string text, string consequence) =>
        Error(
            "identifier-too-long",
            column.Code,
            $"“{column.Title}”填的是“{CellText.Quote(text)}”，超过20个字符，{consequence}。请核对标识码。"
        );

    public void Choice(string code, RecordColumn column, string text, string expected, string consequence) =>
        Error(code, column.Code, $"“{column.Title}”填的是“{CellText.Quote(text)}”，{consequence}。请填{expected}。");

    /// <summary>A mark for "nothing here": missing, and told, since none may have been meant.</summary>
    public void Nothing(RecordColumn column, ReadOnlySpan<byte> text) =>
        list.Add(
            FindingLevel.Notice,
            place,
            "nothing-mark",
            column.Code,
            $"“{column.Title}”填的是“{Encoding.UTF8.GetString(text)}”，按没有填写（缺失）处理。"
                + (RecordColumns.FeedsIndicators(column) ? "确实没有的请填0。" : "没有的请留空。"),
            school
        );

    public void Fault(CellFault fault, RecordColumn column)
    {
        switch (fault)
        {
            case CellFault.Error:
                Error(
                    "error-cell",
                    column.Code,
                    $"“{column.Title}”单元格显示的是公式错误（如 #DIV/0!），按没有填写处理。请改正公式或直接填写结果。"
                );
                break;
            case CellFault.FormulaWithoutValue:
                Error(
                    "formula-without-value",
                    column.Code,
                    $"“{column.Title}”是公式，但文件里没有保存计算结果，按没有填写处理。请用电子表格软件打开并保存一次，或直接填写结果。"
                );
                break;
            default:
                Error(
                    "lost-digits",
                    column.Code,
                    $"“{column.Title}”按数字保存，超过15位的部分已经丢失，按没有填写处理。请把单元格设为文本格式后重新填写。"
                );
                break;
        }
    }

    public void Number(NumberFault fault, RecordColumn column, string text)
    {
        var shown = $"“{column.Title}”填的是“{CellText.Quote(text)}”，";
        var (code, message) = fault switch
        {
            NumberFault.Negative => ("negative", "不能是负数，按缺失处理。请核对后填写；没有数据请留空。"),
            NumberFault.FractionInCount => (
                "fraction-in-count",
                $"应为整数（{column.Unit}），按缺失处理。请核对后填写整数。"
            ),
            NumberFault.TooManyDecimals => ("too-many-decimals", "小数超过6位，按缺失处理。请四舍五入到6位以内。"),
            NumberFault.TooLarge => ("too-large", $"数字过大，按缺失处理。请核对数字和单位（{column.Unit}）。"),
            _ => (
                "not-a-number",
                $"不是数字，按缺失处理。请只填阿拉伯数字，不带单位、千分位和其他文字；没有数据请留空。"
            ),
        };
        Error(code, column.Code, shown + message);
    }
}
