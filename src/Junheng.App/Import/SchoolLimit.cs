using Junheng.App.Data;
using Junheng.Engine.Schools;
using Junheng.Engine.Validate;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Import;

/// <summary>
/// What a school hands in speaks of itself: its own row, and those of campuses that the bureau has counted to it before.
/// Which campus belongs to whom, and which school is counted, is not for a school to change.
/// </summary>
internal static class SchoolLimit
{
    /// <summary>The rows a school may speak of; the others are errors and left out.</summary>
    public static async Task<ReadResult> Apply(
        Db db,
        ImportJob job,
        string school,
        ReadResult read,
        CancellationToken cancel
    )
    {
        var campuses = await Campuses(db, job, school, cancel);
        var strangers = read
            .Rows.Where(r =>
                r.School == school ? !r.Counted : !(campuses.Contains(r.School) && r.Parent == school && !r.Counted)
            )
            .ToHashSet();
        return read with
        {
            Rows = [.. read.Rows.Where(r => !strangers.Contains(r))],
            Findings = [.. read.Findings, .. strangers.Select(r => Stranger(r, school))],
            // The county's own figures are none of a school's business.
            CountyFigures = [],
        };
    }

    private static async Task<HashSet<string>> Campuses(Db db, ImportJob job, string school, CancellationToken cancel)
    {
        var version =
            await db.NewestVersion(job.CountyCode, job.Year, cancel)
            ?? await db.NewestVersion(job.CountyCode, job.Year - 1, cancel);
        return version is null
            ? []
            :
            [
                .. await db.RowsOf(version.Id)
                    .Where(r => r.Parent == school && !r.Counted)
                    .Select(r => r.School)
                    .ToListAsync(cancel),
            ];
    }

    private static Finding Stranger(SchoolRecord row, string school) =>
        Finding.About(
            row,
            FindingLevel.Error,
            "other-school",
            "school",
            row.School == school
                ? $"“{row.Name}”填为不计校数。学校是否计校数、校区归谁由教育局确定，本行未采用。请改回后重新上传。"
                : $"“{row.Name}”（{row.School}）不是本校或已登记的本校校区，本行未采用。请只填本校；校区的增减请报教育局。"
        );
}
