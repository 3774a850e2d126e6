using Junheng.App.Import.Statistics;
using Junheng.Engine.Schools;

namespace Junheng.App.Tests.Import.Statistics;

/// <summary>Proposals, and mappings kept for other files.</summary>
public sealed class MappingTests
{
    [Fact]
    public void A_proposal_says_which_words_of_the_header_it_rests_on()
    {
        var exports = Exports.Of();
        var draft = Mappings.Draft(exports.Open(Stage.Primary));
        var music = draft.Lines.Single(l => l.Field.Code == "music_primary");
        Assert.Equal("教师情况/专任教师按课程分/音乐", Assert.Single(music.Columns).Path);
        Assert.Equal(Confidence.High, music.Confidence);
        Assert.Equal("表头含“专任教师”“音乐”", music.Reason);
        var visiting = draft.Lines.Single(l => l.Field.Code == "visiting_primary");
        Assert.Equal((Confidence.None, 0), (visiting.Confidence, visiting.Columns.Count));
        Assert.All(draft.Lines, l => Assert.Null(l.Conflict));
        Assert.Null(draft.Arts);
    }

    [Fact]
    public void Classes_over_the_limit_are_the_bands_above_it()
    {
        var exports = Exports.Of();
        var file = exports.Open(Stage.Junior);
        var line = Mappings.Draft(file).Lines.Single(l => l.Field.Code == "classes_over_junior");
        Assert.Equal(["51-55人", "56-60人", "61-65人", "66人及以上"], line.Columns.Select(c => c.Path.Split('/')[^1]));
        // A band that a local limit cuts in two tells nothing.
        var local = StageDraft.Of(file, 48, null).Lines.Single(l => l.Field.Code == "classes_over_junior");
        Assert.Empty(local.Columns);
        Assert.Contains("跨过上限", local.Reason);
    }

    [Fact]
    public void A_mapping_comes_back_from_its_text_unchanged()
    {
        var exports = Exports.Of();
        var mapping = Mappings.Proposed(exports.OpenAll()) with { Words = [new("type", "218", "primary")] };
        var text = mapping.ToJson();
        Assert.Equal(text, ExportMapping.Parse(text).ToJson());
        Assert.Contains("教师情况/专任教师按课程分/音乐", text);
        Assert.Throws<InvalidDataException>(() =>
            ExportMapping.Parse(text.Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Next_years_file_with_columns_between_fits_the_saved_mapping()
    {
        var exports = Exports.Of();
        var next = Exports.Of("shifted");
        var saved = Mappings.Proposed(exports.OpenAll());
        var files = next.OpenAll();
        var drafts = files.Select(f => Mappings.Draft(f, saved.Of(f.Stage))).ToList();
        Assert.All(drafts.SelectMany(d => d.Lines), l => Assert.Null(l.Conflict));
        Assert.Equal(saved.ToJson(), (saved with { Stages = [.. drafts.Select(d => d.ToMapping())] }).ToJson());
        Assert.Equal(Mappings.Csv(next.Expected), Mappings.Csv(Mappings.Read(files, saved).Rows));
    }

    [Fact]
    public void A_column_that_next_years_file_lacks_is_named_and_an_import_by_it_says_so()
    {
        var exports = Exports.Of();
        var next = Exports.Of("renamed");
        var saved = Mappings.Proposed(exports.OpenAll());
        var files = next.OpenAll();
        var line = Mappings.Draft(files[0], saved.Of(Stage.Primary)).Lines.Single(l => l.Field.Code == "pe_primary");
        Assert.Contains("专任教师按课程分/体育", line.Conflict);
        Assert.Equal("教师情况/专任教师按课程分/体育与健康", Assert.Single(line.Columns).Path);
        var result = Mappings.Read(files, saved);
        Assert.Contains(result.Findings, f => f.Code == "column-not-found" && f.Column == "pe_primary");
        Assert.All(result.Rows, r => Assert.Null(r.Value(Field.PePrimary)));
    }

    [Fact]
    public void Another_unit_than_the_saved_one_is_noticed()
    {
        var exports = Exports.Of();
        var next = Exports.Of("yuan");
        var saved = Mappings.Proposed(exports.OpenAll());
        // The path says 元 in place of 万元, so the saved column is not found and the proposal has the new unit.
        var line = Mappings
            .Draft(next.Open(Stage.Junior), saved.Of(Stage.Junior))
            .Lines.Single(l => l.Field.Code == "equipment_wan");
        Assert.NotNull(line.Conflict);
        Assert.Equal(("元", 0.0001m), (line.Unit, line.ToLine().Factor));
    }

    [Fact]
    public void One_column_for_two_fields_is_a_conflict_on_both()
    {
        var exports = Exports.Of();
        var draft = Mappings.Draft(exports.Open(Stage.Primary));
        var music = draft.Lines.Single(l => l.Field.Code == "music_primary");
        draft = draft with
        {
            Lines =
            [
                .. draft.Lines.Select(l => l.Field.Code == "art_primary" ? l with { Columns = music.Columns } : l),
            ],
        };
        Assert.Equal(
            ["music_primary", "art_primary"],
            draft.WithConflicts().Lines.Where(l => l.Conflict is not null).Select(l => l.Field.Code)
        );
    }
}
