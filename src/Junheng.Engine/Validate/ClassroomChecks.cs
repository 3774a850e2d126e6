using Junheng.Engine.Schools;
using static Junheng.Engine.Validate.CheckFigures;
using static Junheng.Engine.Validate.FindingLevel;

namespace Junheng.Engine.Validate;

/// <summary>Rooms against the classes of the whole school.</summary>
internal static class ClassroomChecks
{
    // Not policy: beyond these a figure is more likely a slip than a school.
    private const decimal MostMultimediaPerClass = 3;
    private const decimal SmallestUsualClass = 15;

    public static readonly Check[] All =
    [
        Check.OfSchools(
            "rooms-exceed-classes",
            Warning,
            "音乐或美术教室间数超过教学班数",
            "请核对教室间数，是否把普通教室也填入",
            s => Many(s, s.MusicRooms, "music_rooms", "音乐") ?? Many(s, s.ArtRooms, "art_rooms", "美术")
        ),
        Check.OfSchools(
            "multimedia-exceed-classes",
            Warning,
            "网络多媒体教室数远多于教学班数",
            "请核对网络多媒体教室数，是否填成了终端台数",
            s =>
                Classes(s) is > 0 and var classes && s.Number(Field.MultimediaRooms) > MostMultimediaPerClass * classes
                    ? new(
                        Field.MultimediaRooms,
                        $"网络多媒体教室{Text(s.Number(Field.MultimediaRooms))}间，全校只有约{Text(decimal.Ceiling(classes))}个教学班"
                    )
                    : null
        ),
        Check.OfSchools(
            "multimedia-exceed-pupils",
            Warning,
            "网络多媒体教室数超过学生数",
            "请核对网络多媒体教室数，是否填成了终端台数",
            s =>
                s.AllPupils() is > 0 and var pupils && s.Number(Field.MultimediaRooms) > pupils
                    ? new(
                        Field.MultimediaRooms,
                        $"网络多媒体教室{Text(s.Number(Field.MultimediaRooms))}间，超过全校学生{Text(pupils)}人"
                    )
                    : null
        ),
    ];

    private static Fault? Many(SchoolRecord school, IReadOnlyList<long>? rooms, string column, string what) =>
        Classes(school) is > 0 and var classes && rooms?.Count > classes
            ? new(column, $"{what}教室{rooms.Count}间，超过全校约{Text(decimal.Ceiling(classes))}个教学班")
            : null;

    /// <summary>
    /// Classes of the whole school, those of kindergarten and senior stages reckoned from pupils, rather too many than
    /// too few; null if they cannot be known.
    /// </summary>
    private static decimal? Classes(SchoolRecord school)
    {
        var other = school.PupilsIn(Stage.Kindergarten) + school.PupilsIn(Stage.Senior);
        foreach (var stage in SchoolTerms.Judged)
        {
            other += school.PupilsIn(stage) is > 0
                ? school.Number(Fields.Of(Field.ClassesPrimary, stage)) * SmallestUsualClass
                : 0;
        }

        return other / SmallestUsualClass;
    }
}
