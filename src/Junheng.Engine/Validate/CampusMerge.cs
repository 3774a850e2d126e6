using Junheng.Engine.Schools;

namespace Junheng.Engine.Validate;

/// <summary>
/// Adds campuses to their parent before anything else is computed. Missing is never zero: one blank among the values
/// to be added leaves the sum missing.
/// </summary>
internal static class CampusMerge
{
    public static SchoolRecord Merge(SchoolRecord parent, List<SchoolRecord> campuses, List<Finding> findings)
    {
        // The order of rows may not matter, so parts are put in the order of results.
        campuses.Sort(Roster.Order);
        SchoolRecord[] rows = [parent, .. campuses];
        var merged = new SchoolRecord
        {
            Year = parent.Year,
            County = parent.County,
            School = parent.School,
            Name = parent.Name,
            Type = parent.Type,
            Organiser = parent.Organiser,
            Locale = parent.Locale,
            Built = parent.Built,
            CityCentre = parent.CityCentre,
            Source = parent.Source,
            MusicRooms = Join(rows, r => r.MusicRooms),
            ArtRooms = Join(rows, r => r.ArtRooms),
            Classes = Array.Exists(rows, r => r.Classes.Count > 0)
                ? [.. SchoolTerms.Judged.SelectMany(s => Classes(rows, s))]
                : [],
            Rooms = Array.Exists(rows, r => r.Rooms.Count > 0)
                ? [.. Enum.GetValues<RoomKind>().SelectMany(k => Rooms(rows, k))]
                : [],
            Parts = rows,
        };
        var stages = new bool[rows.Length * SchoolTerms.Stages.Count];
        for (var r = 0; r < rows.Length; r++)
        {
            foreach (var stage in SchoolTerms.Stages)
            {
                stages[At(r, stage)] = HasPupils(rows[r], stage);
            }
        }

        foreach (var info in Fields.All)
        {
            Fill(merged, info, rows, stages, findings);
        }

        return merged;
    }

    private static int At(int row, Stage stage) => row * SchoolTerms.Stages.Count + (int)stage;

    /// <summary>
    /// Whether a row counts for a stage: it has pupils there, or its type implies the stage and the count is blank, so
    /// that the blank must not pass for none.
    /// </summary>
    private static bool HasPupils(SchoolRecord row, Stage stage)
    {
        var pupils = Fields.Pupils(stage);
        return row.Has(pupils) ? row.Millionths(pupils) > 0 : (row.Type.ImpliedMask() >> (int)stage & 1) != 0;
    }

    private static void Fill(
        SchoolRecord merged,
        FieldInfo info,
        SchoolRecord[] rows,
        bool[] stages,
        List<Finding> findings
    )
    {
        Int128 total = 0;
        var taken = 0;
        var (blank, rejected) = (false, false);
        for (var r = 0; r < rows.Length; r++)
        {
            if (info.Stage is { } stage && !stages[At(r, stage)])
            {
                continue;
            }

            taken++;
            blank |= !rows[r].Has(info.Field);
            rejected |= rows[r].WasRejected(info.Field);
            var value = rows[r].Millionths(info.Field);
            total = IsLargest(info.Field) ? Int128.Max(total, value) : total + value;
        }

        if (taken == 0)
        {
            // Nobody has pupils in the stage; the parent's own cell says whether that is a zero or a blank.
            (blank, rejected) = (!rows[0].Has(info.Field), rows[0].WasRejected(info.Field));
            total = rows[0].Millionths(info.Field);
        }

        if (blank)
        {
            if (rejected)
            {
                merged.Reject(info.Field);
            }

            return;
        }

        if (total > long.MaxValue)
        {
            merged.Reject(info.Field);
            findings.Add(
                Finding.About(
                    merged,
                    FindingLevel.Error,
                    "merged-too-large",
                    info.Code,
                    $"“{merged.Name}”与其校区的{info.Title}相加后过大，按缺失处理。请核对各校区的数字。"
                )
            );
            return;
        }

        merged.Set(info.Field, (long)total);
    }

    private static bool IsLargest(Field field) => field is Field.MaxClassPrimary or Field.MaxClassJunior;

    /// <summary>The classes of a stage, if every row with pupils in it has listed its own.</summary>
    private static IEnumerable<SchoolClass> Classes(SchoolRecord[] rows, Stage stage) =>
        rows.All(r => !HasPupils(r, stage) || r.ClassesOf(stage).Any())
            ? rows.SelectMany(r => r.ClassesOf(stage).Select(c => c with { Campus = rows[0].CampusOf(r) }))
            : [];

    /// <summary>The rooms of a kind, if every row has listed its own or has none.</summary>
    private static IEnumerable<SchoolRoom> Rooms(SchoolRecord[] rows, RoomKind kind) =>
        rows.All(r => r.RoomsOf(kind).Any() || r.Areas(kind) is [])
            ? rows.SelectMany(r => r.RoomsOf(kind).Select(room => room with { Campus = rows[0].CampusOf(r) }))
            : [];

    private static List<long>? Join(SchoolRecord[] rows, Func<SchoolRecord, IReadOnlyList<long>?> rooms)
    {
        var all = new List<long>();
        foreach (var row in rows)
        {
            if (rooms(row) is not { } list)
            {
                return null;
            }

            all.AddRange(list);
        }

        return all;
    }
}
