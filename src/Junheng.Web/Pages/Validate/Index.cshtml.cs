using Junheng.App;
using Junheng.App.Data;
using Junheng.App.Report;
using Junheng.App.Users;
using Junheng.App.Validate;
using Junheng.Engine.Validate;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;

namespace Junheng.Web.Pages.Validate;

/// <summary>校验问题 of the version shown.</summary>
[Needs(Right.ReadCounty)]
public sealed class IndexModel(OpenYear open, Db db, AnswerFinding answer) : CountyPage(open, "validate")
{
    public IReadOnlyList<Finding> Findings { get; private set; } = [];

    public string? Level { get; private set; }

    public string? Code { get; private set; }

    public string? School { get; private set; }

    /// <summary>The explanations given in this year.</summary>
    public FindingAnswers Answers { get; private set; } = new([]);

    public Task OnGet(string? level, string? code, string? school) => List(level, code, school);

    /// <summary>说明: why a warning is right as it stands.</summary>
    [Needs(Right.Answer | Right.ReadCounty)]
    public async Task<IActionResult> OnPostAnswer(GivenAnswer given)
    {
        var outcome = await Answer(answer, Result.Findings, given);
        if (!outcome.Ok)
        {
            await List(null, null, null);
            return Refuse(outcome.Mistakes);
        }

        Done = "说明已保存。";
        return Redirect(Links.Validate(County, Year));
    }

    private async Task List(string? level, string? code, string? school)
    {
        Answers = await AnswerFinding.Load(db, County, Year, HttpContext.RequestAborted);
        (Level, Code, School) = (level, code, school?.Trim());
        Findings =
        [
            .. Result.Findings.Where(f =>
                (string.IsNullOrEmpty(level) || f.Level.Code() == level)
                && (string.IsNullOrEmpty(code) || f.Code == code)
                && (
                    string.IsNullOrEmpty(School)
                    || f.School == School
                    || f.Message.Contains(School, StringComparison.OrdinalIgnoreCase)
                )
            ),
        ];
    }
}
