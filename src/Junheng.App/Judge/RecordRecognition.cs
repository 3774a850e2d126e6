using System.Globalization;
using Junheng.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Judge;

/// <summary>登记通过认定: which version on record a county was recognised for; the yearly check starts from it.</summary>
public sealed class RecordRecognition(Db db, TimeProvider clock)
{
    /// <param name="County">Division code.</param>
    /// <param name="VersionId">The version on record; null withdraws what was recorded.</param>
    /// <param name="On">Day of the recognition.</param>
    /// <param name="Document">Number or title of the document; when withdrawing, the reason.</param>
    public sealed record Command(string County, long? VersionId, DateOnly? On, string Document);

    public async Task<Outcome> Handle(Command command, CancellationToken cancel = default)
    {
        var document = command.Document.Trim();
        var mistakes = new List<string>();
        if (document.Length == 0)
        {
            mistakes.Add(
                command.VersionId is null
                    ? "请写明撤回登记的原因。"
                    : "请填写认定文件的文号或名称，如“教督函〔2026〕1号”。"
            );
        }
        else if (document.Length > Recognition.LongestDocument)
        {
            mistakes.Add($"认定文件最多{Recognition.LongestDocument}个字。请精简后重新提交。");
        }

        if (command.VersionId is not null && command.On is null)
        {
            mistakes.Add("请填写认定日期，如2026-05-20。");
        }
        else if (command.On > DateOnly.FromDateTime(clock.GetLocalNow().DateTime))
        {
            mistakes.Add("认定日期在今天以后。请核对日期。");
        }

        return mistakes.Count > 0
            ? Outcome.Refuse(mistakes)
            : await ProcessLog.Run(
                db,
                clock,
                new(command.County, "record-recognition", document),
                scope => Save(command with { Document = document }, scope, cancel),
                cancel
            );
    }

    private async Task<Outcome> Save(Command command, ProcessScope scope, CancellationToken cancel)
    {
        var stored = await db.Recognitions.SingleOrDefaultAsync(r => r.CountyCode == command.County, cancel);
        var frozen = command.VersionId is null
            ? null
            : await db
                .VersionFreezes.AsNoTracking()
                .SingleOrDefaultAsync(
                    f => f.CountyCode == command.County && f.DataVersionId == command.VersionId,
                    cancel
                );
        if (command.VersionId is not null && frozen is null)
        {
            return Outcome.Refuse("没有选择定版的数据。请先把申报所用的数据版本定版，再登记。");
        }

        var before = stored is null ? null : await NameOf(stored.DataVersionId, cancel);
        scope.Change("recognition", command.County, "freeze", before, frozen?.Name);
        scope.Change("recognition", command.County, "on", Text(stored?.On), frozen is null ? null : Text(command.On));
        scope.Change(
            "recognition",
            command.County,
            "document",
            stored?.Document,
            frozen is null ? null : command.Document
        );
        if (!scope.HasChanges)
        {
            return Outcome.Done;
        }

        if (frozen is null)
        {
            db.Recognitions.Remove(stored!);
        }
        else if (stored is null)
        {
            db.Recognitions.Add(
                new()
                {
                    CountyCode = command.County,
                    DataVersionId = frozen.DataVersionId,
                    On = command.On!.Value,
                    Document = command.Document,
                    By = scope.Actor,
                    At = scope.At,
                }
            );
        }
        else
        {
            (stored.DataVersionId, stored.On, stored.Document) = (
                frozen.DataVersionId,
                command.On!.Value,
                command.Document
            );
            (stored.By, stored.At) = (scope.Actor, scope.At);
        }

        return Outcome.Done;
    }

    private Task<string> NameOf(long version, CancellationToken cancel) =>
        db.VersionFreezes.Where(f => f.DataVersionId == version).Select(f => f.Name).SingleAsync(cancel);

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
