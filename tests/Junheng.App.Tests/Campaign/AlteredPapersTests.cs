using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Junheng.App.Campaign;
using Junheng.App.Import;
using Junheng.App.Standards;
using Junheng.Engine.Plans;
using Xunit.Abstractions;

namespace Junheng.App.Tests.Campaign;

/// <summary>
/// The real papers altered as other counties might have written or kept them. What is read of an altered copy is held
/// against what is read of the original, which its key vouches for; lines are not compared.
/// </summary>
public sealed partial class AlteredPapersTests(ITestOutputHelper output)
{
    private const double Enough = 0.95;
    private static readonly PlanReader Reader = new(
        ReadingWords.Load(),
        PlanStandard.Of(PackLibrary.FindDelivered("national")!)
    );

    [PapersFact]
    public void Blank_lines_removed() =>
        Try(text => string.Join('\n', text.Split('\n').Where(l => l.Trim(' ', '\u3000').Length > 0)));

    [PapersFact]
    public void Blank_lines_doubled() => Try(text => text.Replace("\n", "\n\n"), text => !text.Contains('\t'));

    [PapersFact]
    public void Everything_full_width() =>
        Try(text => string.Concat(text.Select(c => c is > ' ' and <= '~' ? (char)(c - '!' + '！') : c)));

    [PapersFact]
    public void Tabs_turned_to_blanks() => Try(text => text.Replace("\t", "    "));

    [PapersFact]
    public void Kept_as_GB18030()
    {
        foreach (var name in Papers.Names)
        {
            var bytes = CsvEncoding.Gb18030().GetBytes(File.ReadAllText(Papers.Path(name)));
            Compare(name, Original(name), Reading.Bytes(bytes, "paper.txt"));
        }
    }

    [PapersFact]
    public void Kept_as_UTF_16() =>
        TryBytes(text => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)], "paper.txt");

    [PapersFact]
    public void Units_separated_otherwise()
    {
        foreach (var separator in new[] { "，", "；", " ", "" })
        {
            foreach (var name in Papers.Names)
            {
                var plan = Original(name);
                var text = UnitLines(File.ReadAllText(Papers.Path(name)), plan, separator);
                Compare($"{name} “{separator}”", plan, Reading.Text(text));
            }
        }
    }

    [PapersFact]
    public void Lines_of_a_cell_joined() =>
        TryBlocks(paper =>
            new([
                .. paper.Blocks.Select(b =>
                    b.Cells is null
                        ? b
                        : b with
                        {
                            Cells = [.. b.Cells.Select(c => c with { Text = c.Text.Replace("\n", "") })],
                        }
                ),
            ])
        );

    [PapersFact]
    public void Rows_in_another_order() => TryBlocks(Reordered);

    [PapersFact]
    public void Names_of_another_county()
    {
        foreach (var name in Papers.Names)
        {
            foreach (var kind in new[] { "旗", "区", "县" })
            {
                var plan = Original(name);
                var pairs = Renamed(plan, kind);
                string Change(string text) => pairs.Aggregate(text, (t, p) => t.Replace(p.Old, p.New));
                var wanted = JsonDocument.Parse(Change(PlanFacts.Json(plan).GetRawText())).RootElement;
                Compare($"{name} {kind}", wanted, Reading.Text(Change(File.ReadAllText(Papers.Path(name)))));
            }
        }
    }

    [PapersFact]
    public void As_a_text_document_with_merged_cells() => TryFiles(PaperWriter.Docx, "paper.docx");

    [PapersFact]
    public void As_a_workbook() => TryFiles(PaperWriter.Xlsx, "paper.xlsx");

    [PapersFact]
    public async Task As_a_text_document_of_another_program()
    {
        using var folder = new TempFolder();
        foreach (var name in Papers.Names)
        {
            await File.WriteAllTextAsync(folder.At(name + ".html"), PaperWriter.Html(Blocks(name)));
            var run = await Programs.LibreOffice(
                folder.At("."),
                "docx:MS Word 2007 XML",
                folder.At("."),
                folder.At(name + ".html")
            );
            Assert.True(File.Exists(folder.At(name + ".docx")), run.Error);
            Compare(
                name,
                Original(name),
                Reading.Bytes(await File.ReadAllBytesAsync(folder.At(name + ".docx")), "paper.docx")
            );
        }
    }

    private static Plan Original(string name) => Reading.Bytes(File.ReadAllBytes(Papers.Path(name)), "paper.txt");

    private static PlanDocument Blocks(string name) =>
        Reader.Blocks([.. File.ReadAllText(Papers.Path(name)).Split('\n')]);

    private void Try(Func<string, string> alter, Func<string, bool>? fits = null) =>
        TryBytes(text => Encoding.UTF8.GetBytes(fits?.Invoke(text) == false ? text : alter(text)), "paper.txt");

    private void TryBytes(Func<string, byte[]> alter, string file)
    {
        foreach (var name in Papers.Names)
        {
            Compare(name, Original(name), Reading.Bytes(alter(File.ReadAllText(Papers.Path(name))), file));
        }
    }

    private void TryBlocks(Func<PlanDocument, PlanDocument> alter)
    {
        foreach (var name in Papers.Names)
        {
            Compare(name, Original(name), Reader.Read(alter(Blocks(name)))!);
        }
    }

    private void TryFiles(Func<PlanDocument, byte[]> write, string file)
    {
        foreach (var name in Papers.Names)
        {
            Compare(name, Original(name), Reading.Bytes(write(Blocks(name)), file));
        }
    }

    private void TryFiles(Func<PlanDocument, (string, string)[], byte[]> write, string file) =>
        TryFiles(paper => write(paper, []), file);

    private void Compare(string name, Plan wanted, Plan found) => Compare(name, PlanFacts.Json(wanted), found);

    private void Compare(string name, JsonElement wanted, Plan found)
    {
        var score = new PlanScore(
            PlanFacts.Of(wanted, false, false),
            PlanFacts.Of(PlanFacts.Json(found), false, false)
        );
        output.WriteLine(score.Overall < 1 ? score.Table(name) + score.Wrong : $"{name}: 1");
        Assert.True(score.Overall >= Enough, score.Table(name) + score.Wrong);
    }

    /// <summary>Lines in the rows of indicators that hold nothing but units, with another separator.</summary>
    private static string UnitLines(string text, Plan plan, string separator)
    {
        var lines = text.Split('\n');
        foreach (var indicator in plan.Indicators.Where(i => i.UnitDuties.Count == 0))
        {
            for (var i = indicator.Lines.From - 1; i < indicator.Lines.To; i++)
            {
                var cells = lines[i].Split('\t');
                for (var c = 0; c < cells.Length; c++)
                {
                    var named = indicator
                        .Units.Where(u => cells[c].Contains(u))
                        .OrderBy(u => cells[c].IndexOf(u, StringComparison.Ordinal))
                        .ToList();
                    var rest = named.OrderByDescending(u => u.Length).Aggregate(cells[c], (t, u) => t.Replace(u, ""));
                    if (named.Count > 1 && Separators().Replace(rest, "").Length == 0)
                    {
                        cells[c] = string.Join(separator, named);
                    }
                }

                lines[i] = string.Join('\t', cells);
            }
        }

        return string.Join('\n', lines);
    }

    /// <summary>The rows of each table backwards; a rest of a row stays behind its row.</summary>
    private static PlanDocument Reordered(PlanDocument paper)
    {
        var blocks = new List<PlanBlock>();
        foreach (var run in Runs(paper.Blocks))
        {
            var groups = new List<List<PlanBlock>>();
            foreach (var block in run.Skip(1))
            {
                if (groups.Count > 0 && block.Cells!.Count(c => c.Text.Length > 0) == 1)
                {
                    groups[^1].Add(block);
                }
                else
                {
                    groups.Add([block]);
                }
            }

            groups.Reverse();
            blocks.AddRange([run[0], .. groups.SelectMany(g => g)]);
        }

        return new(blocks);
    }

    private static IEnumerable<List<PlanBlock>> Runs(IReadOnlyList<PlanBlock> blocks)
    {
        var run = new List<PlanBlock>();
        foreach (var block in blocks)
        {
            if (run.Count > 0 && (block.Cells is null || block.Table != run[^1].Table))
            {
                yield return run;
                run = [];
            }

            run.Add(block);
        }

        yield return run;
    }

    private static List<(string Old, string New)> Renamed(Plan plan, string kind)
    {
        var units = plan
            .Indicators.SelectMany(i => i.Units)
            .Concat(plan.Duties.Select(d => d.Unit))
            .Concat(plan.VetoUnits)
            .Distinct();
        var pairs = units
            .Where(u => u[0] is '县' or '市' or '旗' && !u.StartsWith("市场", StringComparison.Ordinal))
            .Select(u => (u, kind + u[1..]))
            .ToList();
        pairs.AddRange(new[] { "县", "市", "旗" }.Select(k => ($"团{k}委", $"团{kind}委")));
        pairs.Add((plan.County!, "永宁" + kind));
        return [.. pairs.OrderByDescending(p => p.Item1.Length)];
    }

    [GeneratedRegex(@"[、，,；;\s]")]
    private static partial Regex Separators();
}
