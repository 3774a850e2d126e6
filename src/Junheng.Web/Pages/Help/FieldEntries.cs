using Junheng.App.Import;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;
using Microsoft.Extensions.Localization;

namespace Junheng.Web.Pages.Help;

/// <summary>What schools and the county report, with the definitions of the catalogues.</summary>
internal sealed class FieldEntries(RulePack pack, IStringLocalizer text)
{
    /// <summary>The anchor of a column of school records.</summary>
    public static string Anchor(string code) => "f-" + code;

    /// <summary>The anchor of a county figure.</summary>
    public static string CountyAnchor(string code) => "c-" + code;

    /// <summary>The anchor of what a finding points at, county figure or column.</summary>
    public static string AnchorOf(string column) =>
        CountyItems.Find(column) is null ? Anchor(column) : CountyAnchor(column);

    public IEnumerable<EntryGroup> All()
    {
        var uses = pack
            .Indicators.SelectMany(r => r.Inputs.Values.SelectMany(i => i).Select(i => (i.Field, r.Key)))
            .Distinct()
            .ToLookup(u => u.Field, u => u.Key);
        yield return new("fields", text["学校填报项"], [.. RecordColumns.All.Select(c => Of(c, uses))]);
        yield return new("county-figures", text["县级数据"], [.. AskedItem.Of(pack).Select(Of)]);
    }

    private Entry Of(RecordColumn column, ILookup<Field, string> uses) =>
        new(Anchor(column.Code), column.Title, column.Definition)
        {
            Lines = Unit(column.Unit),
            See = column.Field is { } field ? [.. uses[field]] : [],
        };

    private Entry Of(AskedItem asked) =>
        new(CountyAnchor(asked.Item.Code), asked.Item.Title, asked.Item.Definition)
        {
            Lines = Unit(asked.Item.Unit),
            See = asked.UsedBy,
        };

    private string[] Unit(string unit) => unit.Length == 0 ? [] : [text["单位：{0}", unit]];
}
