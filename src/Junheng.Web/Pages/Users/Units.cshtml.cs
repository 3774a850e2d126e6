using Junheng.App.Users;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;

namespace Junheng.Web.Pages.Users;

/// <summary>机构与岗位: the tree within reach of the system officer, and the forms for new units and posts.</summary>
[Needs(Right.ManageUnits)]
public sealed class UnitsModel(UnitQuery units, CreateUnit createUnit, CreatePost createPost) : OfficePage
{
    public IReadOnlyList<UnitQuery.Line> Tree { get; private set; } = [];

    /// <summary>Levels a new unit may have somewhere in the tree.</summary>
    public IReadOnlyList<UnitLevel> Levels =>
        [.. Tree.SelectMany(l => UnitTree.Below(l.Unit.Level)).Distinct().Order()];

    public long? Parent { get; private set; }

    public UnitLevel? Level { get; private set; }

    public string? Name { get; private set; }

    public string? Code { get; private set; }

    public long? Unit { get; private set; }

    public Role? Role { get; private set; }

    public string? Post { get; private set; }

    public async Task OnGet() => await Load();

    public async Task<IActionResult> OnPostUnit(long parent, UnitLevel level, string? name, string? code)
    {
        var outcome = await createUnit.Handle(new(parent, level, name ?? "", code ?? ""), HttpContext.RequestAborted);
        if (!outcome.Ok)
        {
            (Parent, Level, Name, Code) = (parent, level, name, code);
            await Load();
            return Refuse(outcome.Mistakes);
        }

        Done = $"已设立{name?.Trim()}。";
        return Redirect(Links.Units);
    }

    public async Task<IActionResult> OnPostPost(long unit, Role role, string? post)
    {
        var outcome = await createPost.Handle(new(unit, role, post ?? ""), HttpContext.RequestAborted);
        if (!outcome.Ok)
        {
            (Unit, Role, Post) = (unit, role, post);
            await Load();
            return Refuse(outcome.Mistakes);
        }

        Done = "岗位已设立，请由安全管理员安排人员。";
        return Redirect(Links.Units);
    }

    private async Task Load() => Tree = await units.Tree(HttpContext.RequestAborted);
}
