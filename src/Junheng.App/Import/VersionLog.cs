using Junheng.App.Data;
using Junheng.Engine.Schools;

namespace Junheng.App.Import;

/// <summary>What the process log and the import keep of a new data version.</summary>
internal static class VersionLog
{
    /// <summary>Somebody confirmed another version while this one was looked at.</summary>
    public const string Overtaken =
        "预览之后，本年度又确认了新的数据版本，本次没有保存。请核对与最新版本的差异后再确认。";

    /// <summary>Records every changed figure against the base version.</summary>
    public static void Record(
        ProcessScope scope,
        DataVersion version,
        DataVersion? basis,
        IReadOnlyList<SchoolRecord> before,
        IReadOnlyList<SchoolRecord> after,
        IReadOnlyList<SchoolChange> changes
    )
    {
        var of = $"{version.Year}-{version.Number}";
        if (basis is null)
        {
            // Nothing to compare with: every figure is new, which one line says as well as thousands.
            scope.Change("data_version", of, "schools", null, $"{after.Count}");
            return;
        }

        scope.Change("data_version", of, "number", $"{basis.Number}", $"{version.Number}");
        scope.Change("data_version", of, "kind", basis.Kind.ToString(), version.Kind.ToString());
        scope.Change("data_version", of, "as_of", $"{basis.AsOf:yyyy-MM-dd}", $"{version.AsOf:yyyy-MM-dd}");
        var (was, @is) = (Parents(before), Parents(after));
        foreach (var change in changes)
        {
            var stayed = was.TryGetValue(change.School, out var old) & @is.TryGetValue(change.School, out var now);
            var key = SchoolKey.Of(change.School, old, now, stayed);
            scope.Change(SchoolKey.Entity, key, change.Property, change.Old, change.New);
        }
    }

    /// <summary>The school each row is counted to; null where it is counted itself.</summary>
    private static Dictionary<string, string?> Parents(IEnumerable<SchoolRecord> rows) =>
        rows.ToDictionary(r => r.School, r => r.Counted ? null : r.Parent);

    /// <summary>Ends the import the version came from.</summary>
    public static void Confirm(ProcessScope scope, ImportJob? job, DataVersion version)
    {
        if (job is not null)
        {
            scope.SourceFileId = job.SourceFileId;
            scope.Change("import_job", $"{job.Id}", "state", job.State.ToString(), nameof(ImportState.Confirmed));
            job.State = ImportState.Confirmed;
            job.DataVersionId = version.Id;
        }
    }

    /// <summary>Why an import cannot be confirmed, in Chinese.</summary>
    public static string NotReady(ImportState state) =>
        state switch
        {
            ImportState.Confirmed => "这次导入已经确认过，不能重复确认。",
            ImportState.Discarded => "这次导入已经放弃。需要时请重新上传。",
            ImportState.Refused => "这个文件不能导入。请按校验问题修改后重新上传。",
            _ => "这次导入还在读取或校验。请稍候再确认。",
        };
}
