using Junheng.App.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Junheng.App.Data;

/// <summary>
/// Stops, before anything reaches the database, writes that would alter what may never change and writes that would
/// leave no trace in the process log. Both are bugs, so both throw; triggers hold the first rule against raw SQL too.
/// </summary>
internal static class WriteGuard
{
    /// <summary>Tables whose rows are written once.</summary>
    public static readonly IReadOnlySet<Type> Unchanging = new HashSet<Type>
    {
        typeof(SourceFile),
        typeof(DataVersion),
        typeof(SchoolRow),
        typeof(VersionSchool),
        typeof(SchoolFigure),
        typeof(ListedClass),
        typeof(ListedRoom),
        typeof(VersionFreeze),
        typeof(FrozenFigure),
        typeof(FrozenJudgement),
        typeof(ImportFile),
        typeof(StatisticsMapping),
        typeof(TaskReport),
        typeof(Process),
        typeof(ProcessChange),
        typeof(AuditEntry),
    };

    public static void Check(Db db)
    {
        foreach (var entry in db.ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Unchanged or EntityState.Detached)
            {
                continue;
            }

            var type = entry.Metadata.ClrType;
            if (entry.State != EntityState.Added && Unchanging.Contains(type))
            {
                throw new InvalidOperationException($"A {type.Name} never changes after it is written.");
            }

            if (entry.Entity is ICountyData data && !db.Access.Reaches(data.CountyCode) && data is not AuditEntry)
            {
                throw new AccessDeniedException($"“{db.Access.Post}”不能写{data.CountyCode}的数据（{type.Name}）。");
            }

            if (db.Scope is null && entry.Entity is ICountyData or County && !IsReadersOwn(entry))
            {
                throw new InvalidOperationException($"A {type.Name} is written inside ProcessLog.Run only.");
            }
        }
    }

    /// <summary>
    /// The background reader reports on its own work, which is nobody's deed: findings, counts and progress of a job,
    /// up to the state in which a person decides.
    /// </summary>
    private static bool IsReadersOwn(EntityEntry entry) =>
        entry.Entity switch
        {
            // It is the record itself, also of what was only read.
            AuditEntry => true,
            ImportFinding => true,
            ImportJob job => entry.State == EntityState.Modified
                && !IsDecided(job.State)
                && !IsDecided((ImportState)entry.Property(nameof(ImportJob.State)).OriginalValue!)
                && !entry.Property(nameof(ImportJob.DataVersionId)).IsModified,
            _ => false,
        };

    private static bool IsDecided(ImportState state) => state is ImportState.Confirmed or ImportState.Discarded;
}
