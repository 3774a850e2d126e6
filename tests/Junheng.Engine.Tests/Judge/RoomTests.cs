using Junheng.Engine.Judge;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;
using Junheng.Engine.Tests.Validate;

namespace Junheng.Engine.Tests.Judge;

/// <summary>G3: per twelve classes one music room of 96 ㎡ and one art room of 90 ㎡.</summary>
public class RoomTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(12, 1)]
    [InlineData(13, 2)]
    [InlineData(24, 2)]
    [InlineData(25, 3)]
    public void Every_twelve_classes_begun_need_a_music_and_an_art_room(int classes, int needed)
    {
        Assert.Empty(Primary(classes, Rooms(needed, 96), Rooms(needed, 90)).Short("G3"));
        Assert.Equal(
            [("music", Verdict.NotMet, 1), ("art", Verdict.NotMet, needed)],
            Primary(classes, Rooms(needed - 1, 96), []).Short("G3")
        );
    }

    [Fact]
    public void A_room_a_millionth_too_small_is_no_room()
    {
        Assert.Equal(Verdict.Met, Primary(12, [96], [90]).Of("G3"));
        Assert.Equal([("music", Verdict.NotMet, 1)], Primary(12, [95.999999m], [90]).Short("G3"));
        Assert.Equal([("art", Verdict.NotMet, 1)], Primary(12, [96], [89.999999m]).Short("G3"));
        Assert.Equal([("music", Verdict.NotMet, 1)], Primary(13, [200, 95], [90, 90]).Short("G3"));
    }

    [Fact]
    public void Rooms_counted_together_may_make_up_for_each_other()
    {
        var each = Primary(13, [96, 96, 96], [90]);
        Assert.Equal([("art", Verdict.NotMet, 1)], each.Short("G3"));

        // Both kinds together against the rooms needed of one kind, as the setting of the pack says.
        Assert.Equal(Verdict.Met, Together(13, [96], [90]).Of("G3"));
        Assert.Equal([("rooms", Verdict.NotMet, 1)], Together(13, [96], []).Short("G3"));
        Assert.Equal([("rooms", Verdict.CannotTell, 0)], Together(13, [96], null).Short("G3"));
    }

    [Fact]
    public void Primary_and_junior_classes_of_a_school_count_together_and_senior_ones_do_not()
    {
        var school = Build.School("A", SchoolType.TwelveYear, 300, 300, 3000);
        (school[Field.ClassesPrimary], school[Field.ClassesJunior]) = (6, 7);
        (school.Music, school.Art) = ([96], [90, 90]);
        var county = new Sound().Only(school);
        Assert.Equal([("music", Verdict.NotMet, 1)], county.Short("G3"));
        Assert.Null(county.Item("G3").Shortfalls[0].Stage);
        school[Field.ClassesJunior] = 6;
        Assert.Equal(Verdict.Met, county.Of("G3"));
    }

    [Fact]
    public void Unknown_rooms_and_classes_cannot_be_told_and_no_rooms_are_a_shortfall()
    {
        Assert.Equal([("music", Verdict.CannotTell, 0)], Primary(12, null, [90]).Short("G3"));
        Assert.Equal([("music", Verdict.NotMet, 1)], Primary(12, [], [90]).Short("G3"));
        Assert.Equal(Verdict.CannotTell, Primary(null, [96], [90]).Of("G3"));
        Assert.Equal(Verdict.CannotTell, Primary(null, null, null).Of("G3"));
    }

    [Fact]
    public void A_room_list_is_judged_room_by_room()
    {
        Assert.Empty(Listed([98, 96], [90, 91]));
        Assert.Equal([("music", Verdict.NotMet, 1)], Listed([98, 95.999999m], [90, 91]));
        Assert.Equal([("music", Verdict.CannotTell, 0)], Listed([98, null], [90, 91]));
        Assert.Equal([("art", Verdict.NotMet, 2)], Listed([98, 96, null], [60, 61]));
    }

    [Fact]
    public void A_conclusion_names_the_rooms_that_are_too_small()
    {
        var school = School(24, [98, 60], [90, 90]);
        school.Rooms.AddRange([Room("音乐教室1", 98), Room("音乐教室2", 60)]);
        var what = Assert.Single(new Sound().Only(school).Item("G3").Shortfalls).What;
        Assert.Contains("缺1间（面积不足96㎡：音乐教室2：60㎡）", what, StringComparison.Ordinal);
    }

    [Fact]
    public void The_classes_listed_count_whatever_the_total_says()
    {
        var school = School(12, [96], [90]);
        school.Classes.AddRange(
            Enumerable.Range(1, 13).Select(i => new SchoolClass(Stage.Primary, "一年级", $"{i}班", 30))
        );
        Assert.Equal([("music", Verdict.NotMet, 1), ("art", Verdict.NotMet, 1)], new Sound().Only(school).Short("G3"));
    }

    [Fact]
    public void Special_schools_and_small_teaching_points_are_not_asked()
    {
        foreach (var type in new[] { SchoolType.Special, SchoolType.Vocational, SchoolType.TeachingPoint })
        {
            var school = Build.School("A", type, primary: 49);
            (school.Music, school.Art) = ([], []);
            var county = new Sound();
            county.Schools.Add(school);
            Assert.Equal(Verdict.Met, county.Of("G3"));
            school[Field.PupilsPrimary] = 50;
            Assert.Equal(type == SchoolType.TeachingPoint ? Verdict.NotMet : Verdict.Met, county.Of("G3"));
        }
    }

    [Theory]
    [InlineData(2016, true)]
    [InlineData(2017, false)]
    [InlineData(null, false)]
    public void Schools_built_by_2016_may_have_rooms_of_73_and_67(int? built, bool eased)
    {
        Expect([73], [67], eased);
        Expect([72.999999m], [67], false);
        Expect([73], [66.999999m], false);

        void Expect(decimal[] music, decimal[] art, bool met)
        {
            var county = Primary(12, music, art).Granting("rooms_built_2016");
            county.Schools[0].Built = built;
            Assert.Equal(met ? Verdict.Met : Verdict.NotMet, county.Of("G3"));
            Assert.Equal(Verdict.NotMet, county.Granting().Of("G3"));
        }
    }

    [Theory]
    [InlineData(SchoolType.Primary, 54)]
    [InlineData(SchoolType.Junior, 61)]
    [InlineData(SchoolType.NineYear, 61)]
    public void Rural_schools_with_small_classes_may_have_rooms_of_54_or_61(SchoolType type, int area)
    {
        var school = Build.School("A", type, type == SchoolType.Junior ? 0 : 100, type == SchoolType.Primary ? 0 : 100);
        (school.Music, school.Art, school.Locale) = ([area], [area], Locale.Rural);
        (school[Field.MaxClassPrimary], school[Field.MaxClassJunior]) = (29, 29);
        var county = new Sound().Only(school).Granting("rooms_small_classes");
        Assert.Equal(Verdict.Met, county.Of("G3"));

        school.Art = [area - 0.000001m];
        Assert.Equal([("art", Verdict.NotMet, 1)], county.Short("G3"));
        school.Art = [area];
        school.Locale = Locale.Town;
        Assert.Equal(Verdict.NotMet, county.Of("G3"));
        school.Locale = null;
        Assert.Equal(Verdict.NotMet, county.Of("G3"));
        school.Locale = Locale.Rural;
        var largest = type == SchoolType.Primary ? Field.MaxClassPrimary : Field.MaxClassJunior;
        school[largest] = 30;
        Assert.Equal(Verdict.NotMet, county.Of("G3"));
        school[largest] = null;
        Assert.Equal(Verdict.NotMet, county.Of("G3"));
    }

    [Fact]
    public void Of_two_tolerances_the_easier_one_counts()
    {
        var county = Primary(12, [54], [54]).Granting("rooms_built_2016", "rooms_small_classes");
        county.Schools[0].Locale = Locale.Rural;
        county.Schools[0].Built = 2000;
        county.Schools[0][Field.MaxClassPrimary] = 20;
        Assert.Equal(Verdict.Met, county.Of("G3"));
    }

    [Fact]
    public void What_is_asked_of_a_room_is_told_school_by_school_as_the_item_judges_it()
    {
        var eased = School(13, null, null);
        eased.Built = 2016;
        eased.Rooms.AddRange([Room("音乐1", 73), Room("音乐2", 72.999999m), Room("音乐3", null)]);
        var strict = Build.School("B", primary: 400);
        (strict[Field.ClassesPrimary], strict.Built) = (12, 2020);
        (strict.Music, strict.Art) = ([95.999999m, 96], null);
        var county = new Sound().Only(eased).Granting("rooms_built_2016");
        county.Schools.Add(strict);
        var item = county.Pack.Items.Single(i => i.Method == ItemMethod.Rooms);
        var all = SchoolRooms.All(item, county.Pack, county.Tolerances, Build.Merged(county.Schools)).ToList();

        Assert.Equal(
            [(73, 2L), (67, 2L), (96, 1L), (90, 1L)],
            all.Select(r => ((int)r.Area.ToDouble(), r.Needed!.Value))
        );
        Assert.Equal(["音乐2"], all[0].Small.Select(r => r.Name));
        Assert.Equal("0.000001", Junheng.Engine.Figures.Rounding.Show(all[0].Lacking(all[0].Rooms![1]), 6));
        Assert.Equal((1, 1), (all[0].Proper, all[0].WithoutArea));
        Assert.Null(all[1].Rooms);
        Assert.Equal((false, 1, 1), (all[2].Listed, all[2].Proper, all[2].Small.Count()));
        // Without the tolerance the same rooms are measured by the full area.
        var full = SchoolRooms.Of(item, county.Pack, [], Build.Merged(county.Schools)[0], RoomKind.Music);
        Assert.Equal(["音乐1", "音乐2"], full.Small.Select(r => r.Name));
    }

    private static SchoolRoom Room(string name, decimal? area, RoomKind kind = RoomKind.Music) =>
        new(kind, name, area is { } a ? (long)(a * Fields.Scale) : null);

    /// <summary>What is short of two of each kind in a school of 24 classes with these rooms.</summary>
    private static List<(string, Verdict, long)> Listed(decimal?[] music, decimal?[] art)
    {
        var school = School(24, null, null);
        school.Rooms.AddRange(music.Select((a, i) => Room($"音乐{i}", a)));
        school.Rooms.AddRange(art.Select((a, i) => Room($"美术{i}", a, RoomKind.Art)));
        return [.. new Sound().Only(school).Short("G3")];
    }

    private static decimal[] Rooms(int count, decimal area) => [.. Enumerable.Repeat(area, count)];

    private static Sound Primary(int? classes, decimal[]? music, decimal[]? art) =>
        new Sound().Only(School(classes, music, art));

    private static Sound Together(int? classes, decimal[]? music, decimal[]? art)
    {
        var items = Build.National.Items.Select(i =>
            i.Key == "G3"
                ? i with
                {
                    Choices = new Dictionary<string, (string, Citation)> { ["rooms_mode"] = ("together", i.Source) },
                }
                : i
        );
        return new Sound { Pack = Build.National with { Items = [.. items] } }.Only(School(classes, music, art));
    }

    private static SchoolDraft School(int? classes, decimal[]? music, decimal[]? art)
    {
        var school = Build.School("A", primary: 400);
        school[Field.ClassesPrimary] = classes;
        (school.Music, school.Art) = (music, art);
        return school;
    }
}
