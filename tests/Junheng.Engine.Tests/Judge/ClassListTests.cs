using Junheng.Engine.Judge;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;
using Junheng.Engine.Tests.Validate;

namespace Junheng.Engine.Tests.Judge;

/// <summary>G5 by the class list: every class by itself, whatever averages and totals say.</summary>
public class ClassListTests
{
    [Fact]
    public void One_class_too_large_fails_the_school_and_is_named()
    {
        var school = Listed(45, 46, 45);
        // The totals claim that all is well.
        (school[Field.MaxClassPrimary], school[Field.ClassesOverPrimary]) = (45, 0);
        var item = new Sound().Only(school).Item("G5");
        Assert.Equal(Verdict.NotMet, item.Verdict);
        var shortfall = Assert.Single(item.Shortfalls);
        Assert.Equal(1, shortfall.Count);
        Assert.Equal("1个班超过45人：一年级2班46人", shortfall.What);
    }

    [Fact]
    public void Classes_within_the_limit_pass_although_the_totals_say_otherwise()
    {
        var school = Listed(45, 44);
        (school[Field.MaxClassPrimary], school[Field.ClassesOverPrimary]) = (60, 1);
        Assert.Equal(Verdict.Met, new Sound().Only(school).Of("G5"));
    }

    [Fact]
    public void A_class_without_pupils_entered_cannot_be_told()
    {
        var item = new Sound().Only(Listed(45, null)).Item("G5");
        Assert.Equal(Verdict.CannotTell, item.Verdict);
        Assert.Contains("1个班的学生数未填报", Assert.Single(item.Shortfalls).What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_known_class_too_large_fails_although_another_is_unknown() =>
        Assert.Equal(Verdict.NotMet, new Sound().Only(Listed(46, null)).Of("G5"));

    [Fact]
    public void Many_classes_too_large_are_counted_and_the_first_named()
    {
        var item = new Sound().Only(Listed(46, 47, 48, 49)).Item("G5");
        var shortfall = Assert.Single(item.Shortfalls);
        Assert.Equal(4, shortfall.Count);
        Assert.EndsWith("一年级3班48人等", shortfall.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_of_campuses_join_only_if_all_have_one()
    {
        var (school, campus) = (Listed(45, 45), Listed(46));
        (campus.School, campus.Counted, campus.Parent) = ("A1", false, school.School);
        var county = new Sound().Only(school);
        county.Schools.Add(campus);
        Assert.Equal(1, Assert.Single(county.Item("G5").Shortfalls).Count);

        campus.Classes.Clear();
        (campus[Field.MaxClassPrimary], campus[Field.ClassesOverPrimary]) = (45, 0);
        (school[Field.MaxClassPrimary], school[Field.ClassesOverPrimary]) = (45, 0);
        Assert.Equal(Verdict.Met, county.Of("G5"));
    }

    [Fact]
    public void Classes_and_rooms_of_a_school_with_campuses_say_which_campus_they_are_of()
    {
        var (school, campus) = (Listed(46), Listed(47));
        (campus.School, campus.Name, campus.Counted, campus.Parent) = ("B", school.Name + "（东校区）", false, "A");
        (school.Music, school.Art) = ([80m], [100m]);
        (campus.Music, campus.Art) = ([81m, 82m], [100m]);
        var merged = Assert.Single(Build.Merged([school, campus]));
        Assert.Equal(["本部", "东校区"], merged.Classes.Select(c => c.Campus));
        Assert.Equal(["本部", "东校区", "东校区"], merged.RoomsByArea(RoomKind.Music)!.Select(r => r.Campus));

        var county = new Sound().Only(school);
        county.Schools.Add(campus);
        var shortfall = Assert.Single(county.Item("G5").Shortfalls);
        Assert.Contains("本部一年级1班46人、东校区一年级1班47人", shortfall.What, StringComparison.Ordinal);

        // A campus with a name of its own is called by it; a school that is one row has no campuses.
        campus.Name = "河东小学";
        Assert.Equal("河东小学", Build.Merged([school, campus])[0].Classes[1].Campus);
        Assert.Null(Build.Merged([school])[0].Classes[0].Campus);
        Assert.Null(Build.Merged([school])[0].RoomsByArea(RoomKind.Music)![0].Campus);
    }

    [Fact]
    public void The_classes_over_the_limit_are_told_one_by_one_as_the_item_counts_them()
    {
        var county = new Sound().Only(Listed(45, 46, null, 60));
        var school = Build.School("B", SchoolType.NineYear, 300, 300);
        county.Schools.Add(school);
        var item = county.Pack.Items.Single(i => i.Method == ItemMethod.Classes);
        var all = StageClasses.All(item, county.Pack, Build.Merged(county.Schools)).ToList();
        Assert.Equal(
            [("A", Stage.Primary), ("B", Stage.Primary), ("B", Stage.Junior)],
            all.Select(s => (s.School.School, s.Stage))
        );
        Assert.Equal([("2班", 1L), ("4班", 15L)], all[0].Over.Select(c => (c.Name, all[0].Excess(c))));
        Assert.Equal(all[0].Over.Count(), Assert.Single(county.Item("G5").Shortfalls).Count);
        Assert.Empty(all[1].Classes);
    }

    private static SchoolDraft Listed(params int?[] sizes)
    {
        var school = Build.School("A", primary: 400);
        school.Classes.AddRange(sizes.Select((s, i) => new SchoolClass(Stage.Primary, "一年级", $"{i + 1}班", s)));
        return school;
    }
}
