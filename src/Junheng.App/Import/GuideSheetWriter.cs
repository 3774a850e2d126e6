using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Junheng.App.Import;

/// <summary>Writes the sheet that explains the columns: code, title, unit and 口径, under the notes.</summary>
internal static class GuideSheetWriter
{
    private static readonly string[] General =
    [
        "每行一所学校；没有数据的单元格请留空，空白表示缺失，不等于0。",
        "数字只填阿拉伯数字，不带单位，小数不超过6位；请不要改动表头和工作表名称。",
        "班级、教室请逐班、逐间列在“班级名单”“教室名单”中：班额和教室面积按名单逐一判定，教学班数、最大班额留空时按名单计算。",
        "颜色：黄色为尚未填写，红色为不是数字，橙色为与上年相差三成以上、班额超标或教室面积不足，请核对。",
    ];

    private static readonly double[] Widths = [24, 26, 8, 88];

    public static void Write(WorksheetPart part, ReturnContent content)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new Columns(Widths.Select((w, i) => SheetLayout.Column(i, w, WorkbookStyles.Plain))));
        writer.WriteStartElement(new SheetData());
        var row = 0u;
        IEnumerable<string> taken = content.Mark is { } mark ? [$"导出：{mark}"] : [];
        foreach (var note in content.Notes.Concat(taken).Concat(General))
        {
            writer.WriteElement(Row(++row, WorkbookStyles.Plain, note));
        }

        writer.WriteElement(Row(++row, WorkbookStyles.Header, "列代码", "列标题", "单位", "口径与填写要求"));
        foreach (var c in RecordColumns.All)
        {
            writer.WriteElement(Row(++row, WorkbookStyles.Wrapped, c.Code, c.Title, c.Unit, c.Definition));
        }

        foreach (var table in content.Lists)
        {
            row++;
            writer.WriteElement(Row(++row, WorkbookStyles.Plain, $"工作表“{table.Sheet}”"));
            writer.WriteElement(Row(++row, WorkbookStyles.Header, "列代码", "列标题", "单位", "口径与填写要求"));
            foreach (var c in table.Columns)
            {
                writer.WriteElement(Row(++row, WorkbookStyles.Wrapped, c.Code, c.Title, c.Unit, c.Definition));
            }
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static Row Row(uint index, uint style, params string[] texts)
    {
        var row = new Row { RowIndex = index };
        row.Append(texts.Select((t, i) => SheetCell.Of(i, index, t, style, false)));
        return row;
    }
}
