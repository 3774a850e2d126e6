using Junheng.App.Data;
using Junheng.Engine.Validate;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Validate;

/// <summary>
/// 说明校验问题: why a warning is right as it stands. The explanation is kept with the very words it answers; it does not
/// answer the same check once the figures have changed. An error is corrected, not explained.
/// </summary>
public sealed class AnswerFinding(Db db, TimeProvider clock)
{
    public const int LongestAnswer = 500;

    /// <param name="County">Division code.</param>
    /// <param name="Year">Calendar year of the autumn statistics.</param>
    /// <param name="Finding">The finding answered, as it was shown.</param>
    /// <param name="Answer">The explanation; empty withdraws the one there is.</param>
    /// <param name="Version">The <see cref="FindingAnswer.Version"/> the user saw; 0 if there was none.</param>
    public sealed record Command(string County, int Year, Finding Finding, string Answer, int Version);

    /// <summary>Keeps, changes or withdraws an explanation.</summary>
    public async Task<Outcome> Handle(Command command, CancellationToken cancel = default)
    {
        var answer = command.Answer.Trim();
        return command.Finding.Level == FindingLevel.Error
                ? Outcome.Refuse("错误不能用说明代替，请改正数据后重新导入。")
            : answer.Length > LongestAnswer ? Outcome.Refuse($"说明最多{LongestAnswer}个字。请精简后重新提交。")
            : await ProcessLog.Run(
                db,
                clock,
                new(command.County, "answer-finding", ""),
                scope => Save(command, answer, scope, cancel),
                cancel
            );
    }

    /// <summary>The explanations of a county and year.</summary>
    public static async Task<FindingAnswers> Load(Db db, string county, int year, CancellationToken cancel = default) =>
        new(
            await db
                .FindingAnswers.AsNoTracking()
                .Where(a => a.CountyCode == county && a.Year == year)
                .ToListAsync(cancel)
        );

    private async Task<Outcome> Save(Command command, string answer, ProcessScope scope, CancellationToken cancel)
    {
        var finding = command.Finding;
        var stored = await db.FindingAnswers.SingleOrDefaultAsync(
            a =>
                a.CountyCode == command.County
                && a.Year == command.Year
                && a.Code == finding.Code
                && a.School == finding.School
                && a.Column == finding.Column,
            cancel
        );
        if ((stored?.Version ?? 0) != command.Version)
        {
            return Outcome.Refuse("这条问题的说明刚刚被其他人修改，本次没有保存。请刷新页面，核对后重新填写。");
        }

        var key = $"{command.Year}/{finding.School}/{finding.Code}";
        scope.Change("finding_answer", key, "answer", stored?.Answer, answer.Length == 0 ? null : answer);
        if (answer.Length == 0)
        {
            if (stored is not null)
            {
                db.FindingAnswers.Remove(stored);
            }
        }
        else if (stored is null)
        {
            db.FindingAnswers.Add(
                new()
                {
                    CountyCode = command.County,
                    Year = command.Year,
                    Code = finding.Code,
                    School = finding.School,
                    Column = finding.Column,
                    Message = finding.Message,
                    Answer = answer,
                    By = scope.Actor,
                    At = scope.At,
                }
            );
        }
        else if (stored.Answer != answer || stored.Message != finding.Message)
        {
            // The same words may be given for other figures: that is said anew, and recorded.
            scope.Change("finding_answer", key, "message", stored.Message, finding.Message);
            (stored.Answer, stored.Message, stored.By, stored.At) = (answer, finding.Message, scope.Actor, scope.At);
            stored.Version++;
        }

        return Outcome.Done;
    }
}

/// <summary>The explanations of a county and year, found by the finding they answer.</summary>
public sealed class FindingAnswers(IReadOnlyList<FindingAnswer> all)
{
    private readonly Dictionary<(string, string, string), FindingAnswer> byKey = all.ToDictionary(a =>
        (a.Code, a.School, a.Column)
    );

    /// <summary>The explanation given for the check, the school and the column, whatever the figures were.</summary>
    public FindingAnswer? Of(Finding finding) =>
        byKey.GetValueOrDefault((finding.Code, finding.School, finding.Column));

    /// <summary>The explanation that answers the finding as it is worded now; null if there is none.</summary>
    public FindingAnswer? Answering(Finding finding) =>
        Of(finding) is { } answer && answer.Message == finding.Message ? answer : null;
}
