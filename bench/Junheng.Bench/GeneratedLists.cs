using Junheng.Engine.Schools;

namespace Junheng.Bench;

/// <summary>Class and room lists for invented schools, as their totals say: the lists of a plausible annual return.</summary>
internal static class GeneratedLists
{
    /// <summary>The schools with lists, in their order, until there are so many classes; the rest have none.</summary>
    public static IReadOnlyList<SchoolRecord> With(IEnumerable<SchoolRecord> schools, int classes)
    {
        var left = classes;
        var all = new List<SchoolRecord>();
        foreach (var school in schools)
        {
            var own = SchoolTerms.Judged.SelectMany(s => Classes(school, s)).ToArray();
            all.Add(left > 0 ? school.With([.. own.Take(left)], Rooms(school)) : school);
            left -= own.Length;
        }

        return all;
    }

    private static IEnumerable<SchoolClass> Classes(SchoolRecord school, Stage stage)
    {
        var pupils = (int)(school.Value(Fields.Pupils(stage)) ?? 0);
        var classes = (int)(school.Value(Fields.Of(Field.ClassesPrimary, stage)) ?? 0);
        for (var i = 0; i < classes; i++)
        {
            var grade = $"{"一二三四五六七八九"[stage == Stage.Primary ? i % 6 : 6 + i % 3]}年级";
            yield return new(stage, grade, $"{i + 1}班", pupils / classes + (i < pupils % classes ? 1 : 0));
        }
    }

    private static SchoolRoom[] Rooms(SchoolRecord school) =>
        [
            .. Enum.GetValues<RoomKind>()
                .SelectMany(k => (school.Areas(k) ?? []).Select((a, i) => new SchoolRoom(k, $"{k.Title()}{i + 1}", a))),
        ];
}
