using Junheng.App;
using Junheng.App.Report;
using Junheng.Engine.Validate;

namespace Junheng.Web.Pages.Validate;

/// <summary>校验问题 of the version shown.</summary>
public sealed class IndexModel(OpenYear open) : CountyPage(open, "validate")
{
    public IReadOnlyList<Finding> Findings { get; private set; } = [];

    public string? Level { get; private set; }

    public string? Code { get; private set; }

    public string? School { get; private set; }

    public void OnGet(string? level, string? code, string? school)
    {
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
