using Junheng.App.Import.Statistics;
using Junheng.Engine.Schools;
using Junheng.Engine.Validate;

namespace Junheng.App.Tests.Import.Statistics;

/// <summary>Records of all stages' files.</summary>
public sealed class StatisticsJoinTests
{
    private const string County = "999901";
    private const string Integrated = County + "0021";

    [Theory]
    [InlineData("plain")]
    [InlineData("unmerged")]
    [InlineData("sheets")]
    [InlineData("yuan")]
    [InlineData("shifted")]
    public void The_proposed_columns_give_the_records_the_generator_expects(string variant)
    {
        var exports = Exports.Of(variant);
        var files = exports.OpenAll();
        var result = Mappings.Read(files, Mappings.Proposed(files));
        Assert.Equal(Mappings.Csv(exports.Expected), Mappings.Csv(result.Rows));
        Assert.DoesNotContain(result.Findings, f => f.Level != FindingLevel.Notice);
    }

    [Fact]
    public void An_xls_by_LibreOffice_gives_the_same_records()
    {
        var exports = Exports.Of("sheets").By("xls");
        var files = exports.OpenAll("xls");
        var result = Mappings.Read(files, Mappings.Proposed(files));
        Assert.Equal(Mappings.Csv(exports.Expected), Mappings.Csv(result.Rows));
        Assert.DoesNotContain(result.Findings, f => f.Level != FindingLevel.Notice);
    }

    [Fact]
    public void An_integrated_school_has_its_area_once_and_each_stages_own_teachers_with_their_cells()
    {
        var exports = Exports.Of();
        var files = exports.OpenAll();
        var result = Mappings.Read(files, Mappings.Proposed(files));
        var reads = result.Reads[Integrated];
        var music = reads.Where(r => r.Field is "music_primary" or "music_junior").ToList();
        Assert.Equal(
            [("music_primary", "小学.xlsx"), ("music_junior", "初中.xlsx")],
            music.Select(m => (m.Field, m.File))
        );
        foreach (var read in music)
        {
            var file = files.Single(f => f.File.Name == read.File).File;
            Assert.Equal(file.Column("教师情况/专任教师按课程分/音乐")!.Letters + read.Row, read.Cell);
        }

        Assert.Equal(2, reads.Count(r => r.Field == "teaching_area"));
        Assert.Equal(3, reads.Single(r => r.Field == "arts_junior").Cell.Split('-').Length);
    }

    [Fact]
    public void Areas_that_differ_between_the_files_are_an_error_naming_both_cells_and_neither_is_taken()
    {
        var exports = Exports.Of("area");
        var files = exports.OpenAll();
        var result = Mappings.Read(files, Mappings.Proposed(files));
        var finding = Assert.Single(result.Findings, f => f.Code == "files-disagree" && f.School == Integrated);
        Assert.Equal((FindingLevel.Error, "teaching_area"), (finding.Level, finding.Column));
        foreach (var read in result.Reads[Integrated].Where(r => r.Field == "teaching_area"))
        {
            Assert.Contains(read.Place, finding.Message);
        }

        var row = result.Rows.Single(r => r.School == Integrated);
        Assert.Null(row.Value(Field.TeachingArea));
        Assert.True(row.WasRejected(Field.TeachingArea));
        Assert.NotNull(row.Value(Field.SportsGroundArea));
    }

    [Fact]
    public void A_school_absent_from_a_stages_file_is_a_warning()
    {
        var exports = Exports.Of("absent");
        var files = exports.OpenAll();
        var result = Mappings.Read(files, Mappings.Proposed(files));
        var finding = Assert.Single(result.Findings, f => f.Code == "absent-from-stage-file");
        Assert.Equal((FindingLevel.Warning, Integrated), (finding.Level, finding.School));
        var row = result.Rows.Single(r => r.School == Integrated);
        Assert.Null(row.Value(Field.PupilsJunior));
        // The junior part of the children is not known, so neither is the sum.
        Assert.Null(row.Value(Field.MigrantPupils));
    }

    [Fact]
    public void A_stage_without_any_file_is_said_once()
    {
        var exports = Exports.Of();
        StageFile[] files = [exports.Open(Stage.Primary), exports.Open(Stage.Junior)];
        var result = Mappings.Read(files, Mappings.Proposed(files));
        Assert.Equal("pupils_senior", Assert.Single(result.Findings, f => f.Code == "stage-file-absent").Column);
    }

    [Fact]
    public void An_identifier_that_stands_twice_is_an_error_and_the_first_row_counts()
    {
        var exports = Exports.Of("twice");
        var files = exports.OpenAll();
        var result = Mappings.Read(files, Mappings.Proposed(files));
        var findings = result.Findings.Where(f => f.Code == "duplicate-school").ToList();
        Assert.Equal(3, findings.Count);
        Assert.All(findings, f => Assert.Equal(FindingLevel.Error, f.Level));
        Assert.Equal(Mappings.Csv(exports.Expected), Mappings.Csv(result.Rows));
    }

    [Fact]
    public void A_text_in_a_number_is_an_error_with_its_cell_and_counts_as_missing()
    {
        var exports = Exports.Of("words");
        var files = exports.OpenAll();
        var result = Mappings.Read(files, Mappings.Proposed(files));
        var finding = result.Findings.First(f => f.Code == "not-a-number");
        var read = result.Reads[County + "0003"].Single(r => r.Field == "music_primary");
        Assert.Contains("两名", finding.Message);
        Assert.Contains(read.Place, finding.Message);
        var row = result.Rows.Single(r => r.School == County + "0003");
        Assert.True(row.WasRejected(Field.MusicPrimary));
        Assert.Null(row.Value(Field.ArtsPrimary));
    }

    [Fact]
    public void Separators_and_full_width_digits_are_read_and_marks_for_nothing_are_missing_never_zero()
    {
        var exports = Exports.Of("marks");
        var files = exports.OpenAll();
        var result = Mappings.Read(files, Mappings.Proposed(files));
        var expected = exports.Expected.ToDictionary(r => r.School);
        SchoolRecord Row(string number) => result.Rows.Single(r => r.School == County + number);
        Assert.Equal(
            expected[County + "0001"].Value(Field.SportsGroundArea),
            Row("0001").Value(Field.SportsGroundArea)
        );
        Assert.Equal(expected[County + "0002"].Value(Field.PupilsPrimary), Row("0002").Value(Field.PupilsPrimary));
        Assert.Null(Row("0004").Value(Field.BackbonePrimary));
        Assert.Null(Row("0005").Value(Field.IndoorSportsArea));
        Assert.DoesNotContain(result.Findings, f => f.Level == FindingLevel.Error);
    }

    [Theory]
    [InlineData(ArtsAnswer.Total)]
    [InlineData(ArtsAnswer.Integrated)]
    [InlineData(ArtsAnswer.NoCourse)]
    [InlineData(ArtsAnswer.Unknown)]
    public void The_answer_about_the_arts_decides_what_the_column_means(ArtsAnswer answer)
    {
        var exports = Exports.Of();
        var files = exports.OpenAll();
        var row = Mappings.Read(files, Mappings.Proposed(files, answer)).Rows.Single(r => r.School == Integrated);
        var rest = exports.Expected.Single(r => r.School == Integrated).Value(Field.ArtsPrimary);
        decimal? expected = answer switch
        {
            ArtsAnswer.Total => rest,
            ArtsAnswer.Integrated => rest + row.Value(Field.MusicPrimary) + row.Value(Field.ArtPrimary),
            ArtsAnswer.NoCourse => 0,
            _ => null,
        };
        Assert.Equal(expected, row.Value(Field.ArtsPrimary));
    }

    [Fact]
    public void A_total_smaller_than_music_and_art_is_an_error()
    {
        var exports = Exports.Of();
        var files = exports.OpenAll();
        // Somebody took the column of art for the total.
        var mapping = Mappings
            .Proposed(files)
            .With(Stage.Primary, Mappings.Line("arts_primary", "教师情况/专任教师按课程分/美术"));
        var result = Mappings.Read(files, mapping);
        Assert.Contains(result.Findings, f => f.Code == "arts-negative" && f.Level == FindingLevel.Error);
        Assert.True(result.Rows.Single(r => r.School == Integrated).WasRejected(Field.ArtsPrimary));
    }

    [Fact]
    public void Several_columns_are_added_up_and_the_cells_named()
    {
        var exports = Exports.Of();
        var files = exports.OpenAll();
        var mapping = Mappings
            .Proposed(files)
            .With(
                Stage.Primary,
                Mappings.Line("associate_primary", "教师情况/专任教师按学历分/本科", "教师情况/专任教师按学历分/专科")
            );
        var result = Mappings.Read(files, mapping);
        var row = result.Rows.Single(r => r.School == Integrated);
        var expected = exports.Expected.Single(r => r.School == Integrated);
        Assert.Equal(
            expected.Value(Field.AssociatePrimary) + expected.Value(Field.BachelorPrimary),
            row.Value(Field.AssociatePrimary)
        );
        Assert.Contains('+', result.Reads[Integrated].Single(r => r.Field == "associate_primary").Cell);
    }

    [Fact]
    public void A_corrected_word_changes_the_type()
    {
        var exports = Exports.Of();
        var files = exports.OpenAll();
        var mapping = Mappings.Proposed(files) with { Words = [new("type", "218", "primary")] };
        var row = Mappings.Read(files, mapping).Rows.Single(r => r.School == County + "0006");
        Assert.Equal(SchoolType.Primary, row.Type);
    }

    [Fact]
    public void A_year_in_the_title_that_is_not_the_imports_is_a_warning()
    {
        var exports = Exports.Of();
        var files = exports.OpenAll();
        var (result, _) = StatisticsJoin.Run(files, Mappings.Proposed(files), County, Mappings.Year - 1);
        Assert.Equal(3, result!.Findings.Count(f => f.Code == "other-year-in-title"));
    }
}
