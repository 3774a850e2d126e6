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
    private readonly (int Index, Field Field, bool IsCount)[] figures;

    public RowAssembler(HeaderMap header, FindingList findings)
    {
        this.header = header;
        this.findings = findings;
        identity = new(header);
        figures =
        [
            .. Fields
                .All.Where(f => header.IndexOf(f.Code) >= 0)
                .Select(f => (header.IndexOf(f.Code), f.Field, f.IsCount)),
        ];
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

        foreach (ref readonly var figure in figures.AsSpan())
        {
            var text = cells.Cell(figure.Index);
            if (text.Length > 0 && PlainNumber.Parse(text, figure.IsCount, out var value) == NumberFault.None)
            {
                record.Set(figure.Field, value);
            }
            else if (text.Length > 0 || cells.HasFaults)
            {
                Examine(cells, figure, record, new(findings, place, record.School));
            }
        }

        return record;
    }

    /// <summary>The slow path: blanks around the figure, full-width digits, or something that is no figure.</summary>
    private static void Examine(
        RowCells cells,
        (int Index, Field Field, bool IsCount) figure,
        SchoolRecord record,
        CellFindings about
    )
    {
        var column = RecordColumns.Find(figure.Field.Info().Code)!;
        if (cells.HasFaults && cells.Fault(figure.Index) is not CellFault.None and var broken)
        {
            record.Reject(figure.Field);
            about.Fault(broken, column);
            return;
        }

        var text = CellText.Trim(cells.Cell(figure.Index));
        if (text.IsEmpty)
        {
            return;
        }

        if (!CellText.IsAscii(text))
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
        about.Number(fault, column, Encoding.UTF8.GetString(CellText.Trim(cells.Cell(figure.Index))));
    }
}
