using Junheng.App;
using Junheng.App.Report;
using Junheng.App.Users;
using Junheng.App.Validate;
using Junheng.Engine.Judge;
using Junheng.Engine.Standards;
using Junheng.Engine.Validate;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Junheng.Web.Pages;

/// <summary>A page about one county and year: opens it before the handler runs, or answers "not found".</summary>
public abstract class CountyPage(OpenYear open, string room) : PageModel
{
    /// <summary>Keeps whether the reader looks at the strict or the tolerant verdict.</summary>
    public const string BasisCookie = "junheng.basis";

    /// <summary>The content type of workbooks.</summary>
    protected const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The content type of text documents.</summary>
    protected const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>The menu entry the page belongs to.</summary>
    public string Room => room;

    /// <summary>Who reads it.</summary>
    public Access Access => HttpContext.Access();

    /// <summary>Whether the reader may do something: what he may not is not offered.</summary>
    public bool May(Right right) => Access.May(right);

    /// <summary>The year opened.</summary>
    public OpenedYear Opened { get; private set; } = null!;

    public string County => Opened.County.Code;

    public int Year => Opened.Year;

    public YearResult Result => Opened.Result;

    public RulePack Pack => Result.Inputs.Pack;

    /// <summary>Whether the page shows the verdict with tolerances; the strict one is always named beside it.</summary>
    public bool IsTolerant => Result.Tolerant is not null && Request.Cookies[BasisCookie] == "tolerant";

    /// <summary>The verdict the page shows.</summary>
    public CountyVerdict Verdict => IsTolerant ? Result.Tolerant! : Result.Strict;

    /// <summary>The floor as a percentage of the threshold, as column heads name it.</summary>
    public string Floor => Show.Trimmed(Pack["rule.floor"] * 100, 2) + "%";

    /// <summary>The page of an indicator, item or ground of the veto; null where the rules in force have none such.</summary>
    public string? LinkOf(string key) =>
        Pack.Indicators.Any(i => i.Key == key) || Pack.Items.Any(i => i.Key == key) || Pack.Veto.Any(v => v.Key == key)
            ? Links.OfVersion(Opened, Links.Item(County, Year, key))
            : null;

    /// <summary>User mistakes of a refused post, shown on top of the page.</summary>
    public IReadOnlyList<string> Mistakes { get; private set; } = [];

    /// <summary>What was done, shown once after a redirect.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <inheritdoc />
    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        var route = context.RouteData.Values;
        var year = int.Parse((string)route["year"]!);
        int? version = int.TryParse(Request.Query["version"], out var number) ? number : null;
        var opened = await open.Handle((string)route["county"]!, year, version, HttpContext.RequestAborted);
        if (opened is null || (version is not null && opened.Version is null))
        {
            context.Result = NotFound();
            return;
        }

        Opened = opened;
        ViewData["page"] = this;
        await next();
    }

    /// <summary>The mark on what the reader takes out now.</summary>
    protected ExportMark MarkAt(TimeProvider clock) => new(Access.Post, clock.GetLocalNow().DateTime);

    /// <summary>Shows the page again with the user's mistakes and status 400.</summary>
    protected PageResult Refuse(IReadOnlyList<string> mistakes)
    {
        Mistakes = mistakes;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    /// <summary>Keeps the explanation of one of the findings a page shows.</summary>
    /// <param name="answer">The use case.</param>
    /// <param name="shown">The findings of the page.</param>
    /// <param name="given">What was posted.</param>
    protected async Task<Outcome> Answer(AnswerFinding answer, IReadOnlyList<Finding> shown, GivenAnswer given)
    {
        var finding = shown.FirstOrDefault(f =>
            f.Code == given.Code && f.School == (given.School ?? "") && f.Column == (given.Column ?? "")
        );
        return finding is null
            ? Outcome.Refuse("这条校验问题已经不在了，说明没有保存。请刷新页面。")
            : await answer.Handle(
                new(County, Year, finding, given.Answer ?? "", given.Version),
                HttpContext.RequestAborted
            );
    }
}

/// <summary>An explanation as a form posts it.</summary>
/// <param name="Code">Code of the finding.</param>
/// <param name="School">School identifier; null if the finding is about none.</param>
/// <param name="Column">Column; null if the finding is about none.</param>
/// <param name="Version">The version of the explanation the reader saw.</param>
/// <param name="Answer">The explanation; empty withdraws it.</param>
public sealed record GivenAnswer(string? Code, string? School, string? Column, int Version, string? Answer);
