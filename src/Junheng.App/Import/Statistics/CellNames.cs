namespace Junheng.App.Import.Statistics;

/// <summary>A1 names of the cells that a figure was added up from.</summary>
internal static class CellNames
{
    /// <summary>The cells, neighbours as a range: AB12+AC12 where two are added, AB12:AF12 where more stand side by side.</summary>
    public static string Of(StageReader stage, WideSchool school, IReadOnlyList<WideColumn> columns, string sign)
    {
        var names = new List<string>();
        for (var i = 0; i < columns.Count; i++)
        {
            var last = i;
            while (
                last + 1 < columns.Count
                && columns[last + 1].Sheet == columns[i].Sheet
                && columns[last + 1].Index == columns[last].Index + 1
            )
            {
                last++;
            }

            if (last < i + 2)
            {
                names.Add(Name(stage, school, columns[i], columns[0].Sheet));
                continue;
            }

            names.Add($"{Name(stage, school, columns[i], columns[0].Sheet)}:{Cell(school, columns[last])}");
            i = last;
        }

        return string.Join(sign, names);
    }

    private static string Name(StageReader stage, WideSchool school, WideColumn column, int main) =>
        column.Sheet == main ? Cell(school, column) : $"{stage.SheetName(column.Sheet)}!{Cell(school, column)}";

    private static string Cell(WideSchool school, WideColumn column) =>
        CellAddress.Of(column.Index, school.Rows.GetValueOrDefault(column.Sheet, school.Row));
}
