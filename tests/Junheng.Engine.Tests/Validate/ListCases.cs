using Junheng.Engine.Schools;

namespace Junheng.Engine.Tests.Validate;

/// <summary>Class and room lists against the totals, and single rows of them.</summary>
internal static class ListCases
{
    public static readonly CheckCase[] All =
    [
        new("class-list-count-differs", "classes_primary", c => Listed(c)[Field.ClassesPrimary] += 1),
        new("class-list-pupils-differ", "pupils_primary", c => Resize(Listed(c), 1, -1)),
        new("class-list-largest-differs", "max_class_primary", c => Listed(c)[Field.MaxClassPrimary] += 1),
        new(
            "class-list-over-differs",
            "classes_over_primary",
            c =>
            {
                var school = Listed(c);
                school[Field.MaxClassPrimary] = 47;
                school[Field.ClassesOverPrimary] = 2;
                Resize(school, 0, 47 - school.Classes[0].Pupils!.Value);
                school[Field.PupilsPrimary] = school.Classes.Sum(x => x.Pupils);
            }
        ),
        new(
            "class-list-without-pupils",
            "pupils_junior",
            c => c["P01"].Classes.Add(new(Stage.Junior, "七年级", "1班", 40)),
            "class-list-incomplete"
        ),
        new("class-list-incomplete", "classes_junior", c => List(c["nine"], Stage.Primary)),
        new(
            "class-twice",
            "class_name",
            c =>
            {
                var school = Listed(c);
                school.Classes[1] = school.Classes[1] with { Name = school.Classes[0].Name };
            }
        ),
        new(
            "class-size-implausible",
            "class_pupils",
            c =>
            {
                var school = Listed(c);
                Resize(school, 1, -school.Classes[1].Pupils!.Value);
            },
            "class-list-pupils-differ"
        ),
        new(
            "classes-all-equal",
            "class_pupils",
            c =>
            {
                var school = Listed(c);
                for (var i = 0; i < school.Classes.Count; i++)
                {
                    school.Classes[i] = school.Classes[i] with { Pupils = 30 };
                }
            },
            "class-list-pupils-differ",
            "class-list-largest-differs"
        ),
        new("room-twice", "room_name", c => c["P01"].Rooms.AddRange([Room(), Room()])),
    ];

    private static SchoolRoom Room() => new(RoomKind.Music, "音乐教室1", 98 * Fields.Scale);

    private static SchoolDraft Listed(SampleCounty county) => List(county["P01"], Stage.Primary);

    /// <summary>Gives a school a class list that agrees with its figures.</summary>
    private static SchoolDraft List(SchoolDraft school, Stage stage)
    {
        var count = (int)school[Fields.Of(Field.ClassesPrimary, stage)]!.Value;
        var left = (int)school[Fields.Pupils(stage)]!.Value;
        for (var i = 0; i < count; i++)
        {
            var size = i == 0 ? (int)school[Fields.Of(Field.MaxClassPrimary, stage)]!.Value : left / (count - i);
            left -= size;
            school.Classes.Add(new(stage, "一年级", $"{i + 1}班", size) { Source = new("名单", null, i + 2) });
        }

        return school;
    }

    private static void Resize(SchoolDraft school, int at, int change) =>
        school.Classes[at] = school.Classes[at] with { Pupils = school.Classes[at].Pupils + change };
}
