using System.Text;

namespace Junheng.App.Import;

/// <summary>The cells of one row of a list, by column code; what cannot be read is told and missing.</summary>
internal sealed class ListCells(SheetCells cells, ListHeader header, RowPlace place, FindingList findings)
{
    private readonly CellFindings about = new(findings, place, "");

    /// <summary>The row.</summary>
    public RowPlace Place => place;

    /// <summary>True if no column of the table holds anything.</summary>
    public bool IsBlank =>
        header.Indexes.Values.All(i => CellText.Trim(cells.Cell(i)).IsEmpty && cells.Fault(i) == CellFault.None);

    /// <summary>A text; empty if blank, broken or a mark for nothing.</summary>
    public string Text(string code)
    {
        var index = header.IndexOf(code);
        if (index < 0)
        {
            return "";
        }

        if (cells.Fault(index) is not CellFault.None and var fault)
        {
            about.Fault(fault, Column(code));
            return "";
        }

        var text = CellText.Trim(cells.Cell(index));
        return LooseCell.IsNothing(text) ? "" : Encoding.UTF8.GetString(text);
    }

    /// <summary>A text no longer than allowed: what is longer is told and cut.</summary>
    public string Text(string code, int longest)
    {
        var text = CellText.OneLine(Text(code));
        if (text.Length <= longest)
        {
            return text;
        }

        about.Error(
            "text-too-long",
            code,
            $"“{Column(code).Title}”填的是“{CellText.Quote(text)}”，超过{longest}个字，只保留前{longest}个字。请改短。"
        );
        return text[..longest];
    }

    /// <summary>A figure in millionths; null if blank, and told if it is none.</summary>
    public long? Number(string code, bool count, bool mayBeNegative = false)
    {
        var text = LooseCell.WithoutSeparators(CellText.Narrow(Encoding.UTF8.GetBytes(Text(code))));
        var negative = mayBeNegative && text.StartsWith('-');
        if (text.Length == 0)
        {
            return null;
        }

        var fault = PlainNumber.Parse(Encoding.UTF8.GetBytes(negative ? text[1..] : text), count, out var value);
        if (fault == NumberFault.None)
        {
            return negative ? -value : value;
        }

        about.Number(fault, Column(code), text);
        return null;
    }

    /// <summary>Tells what is wrong with a cell.</summary>
    public void Error(string finding, string code, string message) => about.Error(finding, code, message);

    private RecordColumn Column(string code) => header.Table.Columns.First(c => c.Code == code);
}
