using Junheng.Engine.Schools;
using static Junheng.Engine.Validate.CheckFigures;
using static Junheng.Engine.Validate.FindingLevel;

namespace Junheng.Engine.Validate;

/// <summary>Teachers within one stage: parts that exceed the whole.</summary>
internal static class TeacherChecks
{
    private static readonly Field[] Degrees =
    [
        Field.AssociatePrimary,
        Field.BachelorPrimary,
        Field.MasterPrimary,
        Field.DoctorPrimary,
    ];

    private static readonly Field[] Subjects =
    [
        Field.PePrimary,
        Field.MusicPrimary,
        Field.ArtPrimary,
        Field.ArtsPrimary,
    ];

    public static readonly Check[] All =
    [
        Check.OfPieceStages(
            "degrees-exceed-teachers",
            Error,
            "各学历教师数之和超过专任教师数",
            "请核对专任教师数和各学历教师数，每名教师只按最高学历计一次",
            p =>
                p.KnownSum(Degrees) is var sum && sum > p.Teachers
                    ? p.Fault(
                        Degrees.MaxBy(f => p[f] ?? 0),
                        $"专科、本科、硕士、博士教师共{Text(sum)}人，超过专任教师{Text(p.Teachers)}人"
                    )
                    : null
        ),
        Check.OfPieceStages(
            "degrees-all-zero",
            Warning,
            "有专任教师而各学历教师数都是0",
            "请补填各学历教师数，确实未统计的应留空",
            p =>
                p.Teachers > 0 && p.Sum(Degrees) == 0
                    ? p.Fault(
                        Field.BachelorPrimary,
                        $"有专任教师{Text(p.Teachers)}人，专科、本科、硕士、博士教师却都填0"
                    )
                    : null
        ),
        Check.OfPieceStages(
            "backbone-exceeds-teachers",
            Error,
            "骨干教师数超过专任教师数",
            "请核对两个数，骨干教师只计本学段专任教师",
            p =>
                p[Field.BackbonePrimary] > p.Teachers
                    ? p.Fault(
                        Field.BackbonePrimary,
                        $"骨干教师{Text(p[Field.BackbonePrimary])}人，超过专任教师{Text(p.Teachers)}人"
                    )
                    : null
        ),
        Check.OfPieceStages(
            "subject-exceeds-teachers",
            Error,
            "单科体艺教师数超过专任教师数",
            "请核对该学科教师数，只计本学段专任教师",
            p =>
                Array.FindIndex(Subjects, f => p[f] > p.Teachers) is >= 0 and var i
                    ? p.Fault(
                        Subjects[i],
                        $"{SubjectName(Subjects[i])}教师{Text(p[Subjects[i]])}人，超过专任教师{Text(p.Teachers)}人"
                    )
                    : null
        ),
        Check.OfPieceStages(
            "subjects-exceed-teachers",
            Error,
            "体育、音乐、美术、艺术教师数之和超过专任教师数",
            "请核对各学科教师数，每名教师只计入一个学科",
            p =>
                p.KnownSum(Subjects) is var sum && sum > p.Teachers && !Array.Exists(Subjects, f => p[f] > p.Teachers)
                    ? p.Fault(
                        Subjects.MaxBy(f => p[f] ?? 0),
                        $"体育、音乐、美术、艺术教师共{Text(sum)}人，超过专任教师{Text(p.Teachers)}人"
                    )
                    : null
        ),
        Check.OfPieceStages(
            "arts-may-hold-music-and-art",
            Warning,
            "艺术课教师数等于音乐、美术教师数之和",
            "如填的是已含音乐、美术的“艺术·计”，请改为只填综合艺术课教师，没有的填0，否则会重复计算",
            p =>
                p[Field.ArtsPrimary] > 0 && p[Field.ArtsPrimary] == p.Sum([Field.MusicPrimary, Field.ArtPrimary])
                    ? p.Fault(
                        Field.ArtsPrimary,
                        $"艺术课教师{Text(p[Field.ArtsPrimary])}人，正好是音乐{Text(p[Field.MusicPrimary])}人与美术{Text(p[Field.ArtPrimary])}人之和"
                    )
                    : null
        ),
    ];

    private static string SubjectName(Field field) =>
        field switch
        {
            Field.PePrimary => "体育",
            Field.MusicPrimary => "音乐",
            Field.ArtPrimary => "美术",
            _ => "艺术课",
        };
}
