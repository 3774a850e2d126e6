using Junheng.Engine.Schools;
using Junheng.Engine.Validate;

namespace Junheng.App.Import.Statistics;

/// <summary>One stage's file with the lines of its mapping: reads a school's fields, and says what cannot be read.</summary>
internal sealed class StageReader
{
    private readonly FindingList findings;
    private readonly Dictionary<string, (MappingLine Line, List<WideColumn> Columns)> lines = [];
    private readonly Dictionary<string, WideSchool> schools = new(StringComparer.Ordinal);

    public StageReader(StageFile source, StageMapping mapping, FindingList findings)
    {
        (Stage, File, Mapping, this.findings) = (source.Stage, source.File, mapping, findings);
        foreach (var line in mapping.Lines.Where(l => !l.IsEmpty && StatisticsField.Find(Stage, l.Field) is not null))
        {
            var columns = line.Columns.Select(File.Column).OfType<WideColumn>().ToList();
            if (columns.Count == line.Columns.Count)
            {
                lines[line.Field] = (line, columns);
                continue;
            }

            var absent = line.Columns.Where(c => File.Column(c) is null);
            findings.Add(
                FindingLevel.Error,
                new(File.Name, null, 0),
                "column-not-found",
                line.Field,
                $"“{Title(line.Field)}”对应的列“{string.Join("”“", absent)}”在文件中没有找到，这一项按缺失处理。请修改字段对应后重新导入。"
            );
        }

        var wanted = lines.Values.SelectMany(l => l.Columns).ToHashSet();
        foreach (var school in File.Read(wanted, findings))
        {
            schools.Add(school.Id, school);
        }
    }

    public Stage Stage { get; }

    public WideFile File { get; }

    public StageMapping Mapping { get; }

    /// <summary>Identifiers in file order.</summary>
    public IEnumerable<string> Ids => schools.Keys;

    public bool Has(string id) => schools.ContainsKey(id);

    /// <summary>Where the school's first row stands.</summary>
    public RowPlace Place(string id) => new(File.Name, SheetName(schools[id].Sheet), schools[id].Row);

    /// <summary>What stands for a field that is no figure; null if the file does not feed it.</summary>
    public ReadField? Text(string id, string field)
    {
        if (!lines.TryGetValue(field, out var line))
        {
            return null;
        }

        var school = schools[id];
        var terms = Terms(school, line.Columns);
        var raw = line.Line.Fixed ?? string.Concat(terms.Select(t => t.Text));
        var read = Start(school, field, line.Columns, "+") with { Raw = raw };
        if (terms.FirstOrDefault(t => t.Fault != CellFault.None) is { Fault: not CellFault.None } broken)
        {
            Report(read, school, "error-cell", $"单元格{Broken(broken.Fault)}，按没有填写处理");
            return read with { Refused = true };
        }

        return read with
        {
            Value = raw.Length == 0 || ExportFigure.IsNothing(raw) ? null : raw,
        };
    }

    /// <summary>A figure; null if the file does not feed the field.</summary>
    public ReadField? Figure(string id, FieldInfo field)
    {
        var school = schools[id];
        return field.Code.StartsWith("arts_", StringComparison.Ordinal) && Mapping.Arts is { } answer
                ? Arts(school, field, answer)
            : lines.TryGetValue(field.Code, out var line) ? Sum(school, field, line.Line, line.Columns)
            : null;
    }

    public void Report(ReadField read, string id, string code, string message) =>
        findings.Add(
            FindingLevel.Error,
            new(read.File, read.Sheet.Length == 0 ? null : read.Sheet, read.Row),
            code,
            read.Field,
            message,
            id
        );

    private ReadField? Arts(WideSchool school, FieldInfo field, ArtsAnswer answer)
    {
        switch (answer)
        {
            case ArtsAnswer.NoCourse:
                return new(field.Code, Stage, File.Name, "", 0, "", "没有综合艺术课", "0");
            case ArtsAnswer.Unknown:
                return null;
            case ArtsAnswer.Integrated:
                return lines.TryGetValue(field.Code, out var own) ? Sum(school, field, own.Line, own.Columns) : null;
        }

        var stage = Stage.Code();
        if (
            !lines.TryGetValue(field.Code, out var total)
            || !lines.TryGetValue($"music_{stage}", out var music)
            || !lines.TryGetValue($"art_{stage}", out var art)
        )
        {
            return null;
        }

        List<ReadField> parts =
        [
            Sum(school, field, total.Line, total.Columns),
            Sum(school, field, music.Line, music.Columns),
            Sum(school, field, art.Line, art.Columns),
        ];
        var read = parts[0] with
        {
            Cell = string.Join('-', parts.Select(p => p.Cell).Where(c => c.Length > 0)),
            Raw = string.Join('-', parts.Select(p => p.Raw)),
        };
        if (parts.Exists(p => p.Value is null))
        {
            return read with { Value = null, Refused = parts.Exists(p => p.Refused) };
        }

        var rest = parts[0].Millionths - parts[1].Millionths - parts[2].Millionths;
        if (rest >= 0)
        {
            return read with { Value = RoomList.Plain(rest), Millionths = rest };
        }

        Report(
            read,
            school.Id,
            "arts-negative",
            $"{read.Place}：“艺术·计”减去音乐、美术是负数（{read.Raw}），说明这一列没有包含音乐和美术，或数字有误。综合艺术课教师按缺失处理。请核对数字，或修改对“艺术”一列的回答。"
        );
        return read with { Value = null, Refused = true };
    }

    private ReadField Sum(WideSchool school, FieldInfo field, MappingLine line, List<WideColumn> columns)
    {
        var read = Start(school, field.Code, columns, "+");
        var terms = line.Fixed is { } given ? [new WideCell(given, CellFault.None, 0)] : Terms(school, columns);
        read = read with { Raw = string.Join('+', terms.Select(t => t.Text)) };
        var total = 0m;
        var blanks = terms.Count(t =>
            t.Fault == CellFault.None && (t.Text.Length == 0 || ExportFigure.IsNothing(t.Text))
        );
        foreach (var (text, fault, _) in terms)
        {
            if (fault != CellFault.None)
            {
                Report(read, school, "error-cell", $"单元格{Broken(fault)}，按缺失处理");
                return read with { Refused = true };
            }

            if (text.Length == 0 || ExportFigure.IsNothing(text))
            {
                continue;
            }

            if (ExportFigure.Read(text, out var value) is not NumberFault.None and var wrong)
            {
                Report(read, school, Code(wrong), $"填的是“{CellText.Quote(text)}”，{Says(wrong, field)}，按缺失处理");
                return read with { Refused = true };
            }

            total += value;
        }

        if (blanks > 0)
        {
            if (blanks < terms.Count)
            {
                findings.Add(
                    FindingLevel.Warning,
                    new(read.File, read.Sheet, read.Row),
                    "sum-incomplete",
                    read.Field,
                    $"{read.Place}：“{field.Title}”由{terms.Count}列相加，其中{blanks}列是空的，合计按缺失处理，不当作0。请补填；确实为零请填0。",
                    school.Id
                );
            }

            return read;
        }

        if (
            ExportFigure.Fit(total * line.Factor, field.IsCount, out var millionths)
            is not NumberFault.None
                and var unfit
        )
        {
            Report(read, school, Code(unfit), $"是{CellText.Quote(read.Raw)}，{Says(unfit, field)}，按缺失处理");
            return read with { Refused = true };
        }

        return read with
        {
            Value = RoomList.Plain(millionths),
            Millionths = millionths,
        };
    }

    private static List<WideCell> Terms(WideSchool school, List<WideColumn> columns) =>
        columns.ConvertAll(c => school.Cells.GetValueOrDefault(c, new("", CellFault.None, 0)));

    private ReadField Start(WideSchool school, string field, List<WideColumn> columns, string sign)
    {
        if (columns.Count == 0)
        {
            return new(field, Stage, File.Name, "", 0, "", "", null);
        }

        var sheet = columns[0].Sheet;
        var row = school.Rows.GetValueOrDefault(sheet, school.Row);
        return new(field, Stage, File.Name, SheetName(sheet), row, CellNames.Of(this, school, columns, sign), "", null);
    }

    /// <summary>The name of a sheet.</summary>
    public string SheetName(int sheet) => File.Sheets[sheet].Name;

    private void Report(ReadField read, WideSchool school, string code, string what) =>
        Report(read, school.Id, code, $"{read.Place}：“{Title(read.Field)}”{what}。请在源文件中核对改正后重新导入。");

    private static string Title(string field) => RecordColumns.Find(field)!.Title;

    private static string Broken(CellFault fault) =>
        fault switch
        {
            CellFault.Error => "显示的是公式错误（如 #DIV/0!）",
            CellFault.FormulaWithoutValue => "是公式，但文件里没有保存计算结果",
            _ => "按数字保存，超过15位的部分已经丢失",
        };

    private static string Code(NumberFault fault) =>
        fault switch
        {
            NumberFault.Negative => "negative",
            NumberFault.FractionInCount => "fraction-in-count",
            NumberFault.TooManyDecimals => "too-many-decimals",
            NumberFault.TooLarge => "too-large",
            _ => "not-a-number",
        };

    private static string Says(NumberFault fault, FieldInfo field) =>
        fault switch
        {
            NumberFault.Negative => "不能是负数",
            NumberFault.FractionInCount => $"应为整数（{field.Unit}）",
            NumberFault.TooManyDecimals => "换算后小数超过6位",
            NumberFault.TooLarge => $"数字过大，请核对单位（{field.Unit}）",
            _ => "不是数字",
        };
}
