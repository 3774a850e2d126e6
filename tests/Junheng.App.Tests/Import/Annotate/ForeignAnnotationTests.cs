using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace Junheng.App.Tests.Import.Annotate;

/// <summary>Workbooks by other programs keep all they have when findings are written into them.</summary>
public sealed class ForeignAnnotationTests : IDisposable
{
    private const string Data = ForeignBook.Data;

    private readonly TempFolder folder = new();

    [Fact]
    public async Task A_workbook_by_openpyxl_keeps_all_it_has()
    {
        await ForeignBook.Write(folder, "a.xlsx");
        await KeepsAll("a.xlsx");
    }

    [Fact]
    public async Task A_workbook_by_LibreOffice_keeps_all_it_has()
    {
        await ForeignBook.Write(folder, "a.xlsx");
        var saved = await Annotated.ByLibreOffice(folder, "a.xlsx", "xlsx:Calc MS Excel 2007 XML", "lo");
        File.Move(saved, folder.At("b.xlsx"));
        await KeepsAll("b.xlsx");
    }

    [Fact]
    public async Task Parts_without_findings_come_back_byte_for_byte()
    {
        await ForeignBook.Write(folder, "a.xlsx");
        var before = Parts(await File.ReadAllBytesAsync(folder.At("a.xlsx")));
        await Annotated.See(folder, "a.xlsx", Annotated.Error(Data, "F3"), Annotated.Error("表", "B2"));
        var after = Parts(await File.ReadAllBytesAsync(folder.At("annotated.xlsx")));
        Assert.Empty(before.Keys.Except(after.Keys));
        var changed = before.Keys.Where(p => !before[p].AsSpan().SequenceEqual(after[p])).Order(StringComparer.Ordinal);
        Assert.Equal(
            [
                "[Content_Types].xml",
                "xl/_rels/workbook.xml.rels",
                "xl/comments/comment1.xml",
                "xl/drawings/commentsDrawing1.vml",
                "xl/styles.xml",
                "xl/workbook.xml",
                // With findings, and the one that was open on top.
                "xl/worksheets/_rels/sheet4.xml.rels",
                "xl/worksheets/sheet1.xml",
                "xl/worksheets/sheet4.xml",
            ],
            changed
        );
    }

    [Fact]
    public async Task Anothers_comment_stays_and_ours_stands_under_it()
    {
        await ForeignBook.Write(folder, "a.xlsx");
        var seen = await Annotated.See(folder, "a.xlsx", Annotated.Error(Data, "F3", "请改正。"));
        Assert.Equal(
            ("请张老师\n再核对一次\n【均衡校验】\n错误：请改正。", "某校"),
            (seen[Data]["F3"].Comment, seen[Data]["F3"].Author)
        );
        Assert.Equal(("别的批注", "某校"), (seen[Data]["D4"].Comment, seen[Data]["D4"].Author));
        Assert.Equal(["D4", "F3"], seen[Data].Commented.Order());
    }

    [Fact]
    public async Task A_button_in_the_drawing_of_the_comments_stays()
    {
        // As spreadsheets write it: a line break that is no XML.
        const string Button =
            "<v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\" "
            + "id=\"_x0000_s1100\" type=\"#_x0000_t201\"><v:textbox><div>汇总<br>本页</div></v:textbox>"
            + "<x:ClientData ObjectType=\"Button\"><x:Anchor>9, 0, 1, 0, 11, 0, 3, 0</x:Anchor></x:ClientData></v:shape>";
        await ForeignBook.Write(folder, "a.xlsx");
        var parts = Parts(await File.ReadAllBytesAsync(folder.At("a.xlsx")));
        var drawing = parts.Keys.Single(p => p.EndsWith(".vml", StringComparison.Ordinal));
        var text = Encoding.UTF8.GetString(parts[drawing]);
        parts[drawing] = Encoding.UTF8.GetBytes(text.Insert(text.LastIndexOf("</", StringComparison.Ordinal), Button));
        folder.Write("b.xlsx", Files.Zip([.. parts.Select(p => (p.Key, Encoding.UTF8.GetString(p.Value)))]));

        await Annotated.See(folder, "b.xlsx", Annotated.Error(Data, "F3"), Annotated.Error(Data, "F9"));
        var after = Encoding.UTF8.GetString(Parts(await File.ReadAllBytesAsync(folder.At("annotated.xlsx")))[drawing]);
        Assert.Contains("汇总<br />本页", after);
        var shapes = XDocument.Parse(after).Root!.Elements().Where(e => e.Name.LocalName == "shape").ToList();
        var kinds = shapes.Descendants().Attributes("ObjectType").Select(a => a.Value).Order();
        // Two of another's, of which one is ours as well, and one of ours.
        Assert.Equal(["Button", "Note", "Note", "Note"], kinds);
        Assert.Equal(4, shapes.Attributes("id").Select(a => a.Value).Distinct().Count());
    }

    [Fact]
    public async Task A_blank_cell_is_put_where_it_belongs()
    {
        await ForeignBook.Write(folder, "a.xlsx");
        var seen = await Annotated.See(
            folder,
            "a.xlsx",
            Annotated.Error(Data, "F5", "没有填写。"),
            Annotated.Error(Data, "K5", "没有填写。"),
            Annotated.Error(Data, "B43", "没有填写。"),
            Annotated.Error(Data, "F100", "没有填写。"),
            Annotated.Error("代码表", "C7", "没有填写。")
        );
        Assert.Equal((Annotated.Red, "#,##0"), (seen[Data]["F5"].Fill, seen[Data]["F5"].Format));
        Assert.Equal(["B43", "D4", "F100", "F3", "F5", "K5"], seen[Data].Commented.Order(StringComparer.Ordinal));
        Assert.Equal("没有填写。", seen["代码表"]["C7"].Comment?.Split('：')[1]);
        Assert.Equal("hidden", seen["代码表"].State);
        Assert.Equal(
            "'学校''s 数据'!F100",
            seen[Annotated.List].Cells.Values.Last(c => c.Link is not null && c.Value == "F100").Link
        );
    }

    public void Dispose() => folder.Dispose();

    private static Dictionary<string, byte[]> Parts(byte[] workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        return zip.Entries.ToDictionary(
            e => e.FullName,
            e =>
            {
                using var part = e.Open();
                using var bytes = new MemoryStream();
                part.CopyTo(bytes);
                return bytes.ToArray();
            }
        );
    }

    private async Task KeepsAll(string name)
    {
        var before = await Seen.At(folder.At(name));
        var after = await Annotated.See(
            folder,
            name,
            Annotated.Error(Data, "F3"),
            Annotated.Warning(Data, "G3"),
            Annotated.Notice(Data, "A1"),
            Annotated.Error(Data, "A45")
        );
        Assert.Equal([Annotated.List, .. before.Sheets.Keys], after.Sheets.Keys);
        Assert.Equal(before.Names, after.Names);
        Assert.Equal(Annotated.List, after.Active);
        foreach (var (sheet, was) in before.Sheets)
        {
            Assert.Equal(Annotated.Text(was), Annotated.Text(after[sheet]));
        }

        Assert.True(after[Data].Protected);
        Assert.NotEmpty(after[Data].Validations);
        Assert.NotEmpty(after[Data].Conditions);
        Assert.Equal("=F3*2", after[Data]["G3"].Value);
        Assert.Equal(
            [Annotated.Red, Annotated.Amber, Annotated.Blue, Annotated.Red],
            new[] { "F3", "G3", "A1", "A45" }.Select(c => after[Data][c].Fill)
        );
        // Cells of the same format beside them keep their own colour.
        Assert.Equal(before[Data]["B1"].Fill, after[Data]["B1"].Fill);
        Assert.NotNull(after[Data]["B1"].Fill);
    }
}
