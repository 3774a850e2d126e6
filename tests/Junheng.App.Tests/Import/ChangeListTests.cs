using Junheng.App.Import;
using Junheng.Engine.Schools;

namespace Junheng.App.Tests.Import;

/// <summary>The differences between two versions as a person reads them.</summary>
public sealed class ChangeListTests
{
    [Fact]
    public void A_list_that_only_one_version_has_is_one_line_after_the_figures_of_both()
    {
        var before = School("1");
        before.Set(Field.PupilsPrimary, 400m);
        var after = School("1").With([Class("1班", 44), Class("2班", 45)], [Room("音乐教室1"), Art("美术教室1")]);
        after.Set(Field.PupilsPrimary, 401m);
        var changes = ChangeList.Between([before], [after]);
        Assert.Equal(("pupils_primary", "400", "401"), Told(changes[0]));
        Assert.Contains((ChangeList.ClassList, null, "小学2个班"), changes.Select(Told));
        Assert.Contains((ChangeList.RoomList, null, "音乐教室1间、美术教室1间"), changes.Select(Told));
        Assert.DoesNotContain(changes, c => c.Property.Contains("1班", StringComparison.Ordinal));

        // The log keeps every class; and taken back the list is what was there.
        Assert.Contains(VersionDiff.Between([before], [after]), c => c.Property == "小学一年级1班");
        Assert.Contains((ChangeList.ClassList, "小学2个班", null), ChangeList.Between([after], [before]).Select(Told));
    }

    [Fact]
    public void Lists_that_both_have_are_compared_class_by_class_stage_by_stage()
    {
        var before = School("1").With([Class("1班", 44)], [Room("音乐教室1")]);
        var after = School("1")
            .With([Class("1班", 45), Class("2班", 40), Class("1班", 50, Stage.Junior)], [Room("音乐教室1")]);
        var changes = ChangeList
            .Between([before], [after])
            .Where(c => c.Property.Contains('班') || c.Property == ChangeList.ClassList);
        Assert.Equal(
            [
                ("小学一年级1班", "44人", "45人"),
                ("小学一年级2班", null, "40人"),
                (ChangeList.ClassList, null, "初中1个班"),
            ],
            changes.Select(Told)
        );
    }

    [Fact]
    public void Kinds_stand_one_after_the_other_and_within_them_school_by_school()
    {
        var (first, second, gone) = (School("1"), School("2"), School("3"));
        var (now, other) = (School("1"), School("2").With([Class("1班", 44)], []));
        first.Set(Field.PupilsPrimary, 400m);
        now.Set(Field.PupilsPrimary, 401m);
        now.Set(Field.MultimediaRooms, 12m);
        second.Set(Field.PupilsPrimary, 300m);
        other.Set(Field.PupilsPrimary, 301m);
        var changes = ChangeList.Between([first, second, gone], [now, other, School("4")]);
        var kinds = changes.Select(ChangeList.KindOf).ToList();
        Assert.Equal(kinds.Order(), kinds);
        Assert.Equal(["1", "2"], changes.Where(c => ChangeList.KindOf(c) == ChangeKind.Both).Select(c => c.School));
        Assert.Equal(["4", "3"], changes.Where(c => ChangeList.KindOf(c) == ChangeKind.School).Select(c => c.School));
        Assert.Equal("2", Assert.Single(changes, c => ChangeList.KindOf(c) == ChangeKind.List).School);
        Assert.Contains(changes, c => ChangeList.KindOf(c) == ChangeKind.OneSide && c.Property == "multimedia_rooms");
    }

    [Fact]
    public void Versions_that_say_the_same_have_no_changes() =>
        Assert.Empty(
            ChangeList.Between([School("1").With([Class("1班", 44)], [])], [School("1").With([Class("1班", 44)], [])])
        );

    private static (string, string?, string?) Told(SchoolChange change) => (change.Property, change.Old, change.New);

    private static SchoolClass Class(string name, int pupils, Stage stage = Stage.Primary) =>
        new(stage, "一年级", name, pupils);

    private static SchoolRoom Room(string name) => new(RoomKind.Music, name, 98_000_000);

    private static SchoolRoom Art(string name) => new(RoomKind.Art, name, 98_000_000);

    private static SchoolRecord School(string code) =>
        new()
        {
            Year = 2026,
            County = "990001",
            School = code,
            Name = "示例学校" + code,
            Type = SchoolType.Primary,
        };
}
