using System.Text;
using Junheng.Engine.Schools;

namespace Junheng.App.Import;

/// <summary>
/// Makes school records of rows. One assembler serves one file: which column holds what is settled by the header, so
/// that a row costs no look-up by name.
/// </summary>
internal sealed class RowAssembler
{
    private readonly HeaderMap header;
    private readonly FindingList findings;
    private readonly IdentityReader identity;
    private readonly FieldInfo[] figures;
    private readonly int[] indexes;

    public RowAssembler(HeaderMap header, FindingList findings)
    {
        this.header = header;
        this.findings = findings;
        identity = new(header);
        figures = [.. Fields.All.Where(f => header.IndexOf(f.Code) >= 0)];
        indexes = new int[figures.Length];
        for (var i = 0; i < figures.Length; i++)
        {
            indexes[i] = header.IndexOf(figures[i].Code);
        }
    }

    /// <summary>The header the rows are read by.</summary>
    public HeaderMap Header => header;

    /// <summary>Reads one row; null if it is skipped, with the reason among the findings.</summary>
    public SchoolRecord? Assemble(RowCells cells, RowPlace place)
    {
        var record = identity.Read(cells, place, findings);
        if (record is null)
        {
            return null;
        }

        for (var i = 0; i < figures.Length; i++)
        {
            var text = cells.Cell(indexes[i]);
            if (text.Length > 0 && PlainNumber.Parse(text, figures[i].IsCount, out var value) == NumberFault.None)
            {
                record.Set(figures[i].Field, value);
            }
            else if (text.Length > 0 || cells.HasFaults)
            {
                Examine(cells, figures[i], indexes[i], record, new(findings, place, record.School));
            }
        }

        return record;
    }

    /// <summary>The slow path: blanks around the figure, full-width digits, or something that is no figure.</summary>
    private static void Examine(RowCells cells, FieldInfo figure, int index, SchoolRecord record, CellFindings about)
    {
        var column = RecordColumns.Find(figure.Code)!;
        if (cells.HasFaults && cells.Fault(index) is not CellFault.None and var broken)
        {
            record.Reject(figure.Field);
            about.Fault(broken, column);
            return;
        }

        var text = CellText.Trim(cells.Cell(index));
        if (text.IsEmpty)
        {
            return;
        }

        if (cells.IsLoose)
        {
            if (LooseCell.IsNothing(text))
            {
                about.Nothing(column, text);
                return;
            }

            text = Encoding.UTF8.GetBytes(LooseCell.WithoutSeparators(CellText.Narrow(text)));
        }
        else if (!CellText.IsAscii(text))
        {
            text = Encoding.UTF8.GetBytes(CellText.Narrow(text));
        }

        var fault = PlainNumber.Parse(text, figure.IsCount, out var value);
        if (fault == NumberFault.None)
        {
            record.Set(figure.Field, value);
            return;
        }

        record.Reject(figure.Field);
        about.Number(fault, column, Encoding.UTF8.GetString(CellText.Trim(cells.Cell(index))));
    }
}
