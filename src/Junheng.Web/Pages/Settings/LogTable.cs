using Junheng.App.Data;
using Junheng.Engine.Standards;
using Microsoft.Extensions.Localization;

namespace Junheng.Web.Pages.Settings;

/// <summary>Changes of a process in words, as pages of the log show and search them.</summary>
/// <param name="Changes">The changes.</param>
/// <param name="Page">The page they are shown on.</param>
public sealed record LogTable(IReadOnlyList<ProcessChange> Changes, CountyPage Page)
{
    private readonly IReadOnlyDictionary<string, string> schools = Page
        .Result.Inputs.Rows.GroupBy(r => r.School)
        .ToDictionary(g => g.Key, g => g.First().Name);

    public RulePack Pack => Page.Pack;

    /// <summary>The school's name this year; null where a change is not of a school, or the school is not there.</summary>
    public string? SchoolOf(ProcessChange change) =>
        change.Entity == SchoolKey.Entity ? schools.GetValueOrDefault(SchoolKey.Row(change.Key)) : null;

    /// <summary>A search that knows what things and properties are called on the page, in either language.</summary>
    public static LogSearch Search(Db db, CountyPage page, TimeProvider clock, IStringLocalizer text) =>
        new(db, page.County, clock)
        {
            NameOf = (entity, key) => $"{Both(Wording.Entity(entity), text)} {Wording.Key(entity, key, page.Pack)}",
            TitleOf = (entity, property) =>
                $"{Both(Wording.Property(entity, property, isGone: false), text)} {Both(Wording.Property(entity, property, isGone: true), text)}",
        };

    private static string Both(string word, IStringLocalizer text) => $"{word} {text[word]}";
}
