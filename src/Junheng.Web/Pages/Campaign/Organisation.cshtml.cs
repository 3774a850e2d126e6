using Junheng.App;
using Junheng.App.Campaign;
using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Whole = Junheng.App.Campaign.Organisation;

namespace Junheng.Web.Pages.Campaign;

/// <summary>组织机构: who runs the campaign, who does what in it, and what papers call them.</summary>
[Needs(Right.ReadCounty)]
public sealed class OrganisationModel(OpenYear open, Db db, UnitNames names, SaveAliases save)
    : CountyPage(open, "organisation")
{
    public Whole Shown { get; private set; } = new(null, [], [], null);

    /// <summary>What names may mean, for fields that help with typing.</summary>
    public IReadOnlyList<string> Meanings { get; private set; } = [];

    /// <summary>What was typed and refused, by name.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; private set; } = new Dictionary<string, string>();

    /// <summary>The new name as it was typed.</summary>
    public (string Name, string Meaning) Fresh { get; private set; } = ("", "");

    public async Task OnGet() => await Load();

    [Needs(Right.RunCampaign)]
    public async Task<IActionResult> OnPost()
    {
        var (form, entries) = (Request.Form, new List<SaveAliases.Entry>());
        for (var i = 0; form.ContainsKey($"name.{i}"); i++)
        {
            entries.Add(new(form[$"name.{i}"].ToString(), Field($"meaning.{i}"), form[$"seen.{i}"].ToString()));
        }

        Fresh = (Field("fresh.name"), Field("fresh.meaning"));
        if (Fresh.Name.Length > 0 || Fresh.Meaning.Length > 0)
        {
            entries.Add(new(Fresh.Name, Fresh.Meaning, null));
        }

        var outcome = await save.Handle(new(County, entries), HttpContext.RequestAborted);
        if (!outcome.Ok)
        {
            Typed = entries
                .Where(e => e.Seen is not null)
                .DistinctBy(e => e.Name)
                .ToDictionary(e => e.Name, e => e.Meaning);
            await Load();
            return Refuse(outcome.Mistakes);
        }

        Done = "单位名称对应已保存。";
        return Redirect(Links.OfVersion(Opened, Links.Organisation(County, Year)));

        string Field(string key) => form[key].ToString().Trim();
    }

    /// <summary>The annexes on members and duties.</summary>
    public async Task<IActionResult> OnGetPaper(OrganisationAnnex annex)
    {
        if (
            !Enum.IsDefined(annex)
            || await OpenPlan.Running(db, County, HttpContext.RequestAborted) is not { Plan: var plan }
        )
        {
            return NotFound();
        }

        using var stream = new MemoryStream();
        OrganisationPaper.Write(stream, Opened.County.Name, plan, annex);
        return File(stream.ToArray(), WordType, $"{OrganisationPaper.Name(annex)}-{County}.docx");
    }

    private async Task Load()
    {
        Shown = await Whole.Of(db, names, County, HttpContext.RequestAborted);
        Meanings =
        [
            .. UnitMeaning.Words,
            .. await db
                .OrgUnits.AsNoTracking()
                .Where(u => u.CountyCode == County && u.Level != UnitLevel.County)
                .OrderBy(u => u.Level)
                .ThenBy(u => u.Id)
                .Select(u => u.Name)
                .ToListAsync(HttpContext.RequestAborted),
        ];
    }
}
