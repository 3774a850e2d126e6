using Junheng.App.Compute;
using Junheng.Engine.Schools;
using Microsoft.Extensions.Localization;

namespace Junheng.Web;

/// <summary>The grid of schools in words: what a view of it shows, what its columns and choices are called.</summary>
public static class GridWords
{
    /// <summary>One line; a view that asks for nothing shows everything.</summary>
    public static string Of(GridQuery query, IStringLocalizer text)
    {
        string?[] parts =
        [
            query.Text is { } part ? $"“{part}”" : null,
            query.Stage is { } stage ? text[stage.Title()].Value : null,
            query.Verdict is { } verdict ? text[Show.Word(verdict)].Value : null,
            query.Type is { } type ? text[type.Title()].Value : null,
            query.Locale is { } locale ? text[locale.Title()].Value : null,
            query.Organiser is { } organiser ? text[SchoolTerms.Organisers[organiser - 1]].Value : null,
            query.State is { } state ? $"{query.Indicator ?? text["任一指标"].Value} {text[Word(state)].Value}" : null,
            query.Columns == GridColumns.Usual ? null : text["列：{0}", Columns(query.Columns, text)].Value,
            query.SortColumn is not { } sort ? null
            : query.Descending ? text["按{0}降序", text[Column(sort)].Value].Value
            : text["按{0}升序", text[Column(sort)].Value].Value,
            query.Compact ? text["紧凑"].Value : null,
        ];
        var said = string.Join(" · ", parts.OfType<string>());
        return said.Length == 0 ? text["全部学段部"].Value : said;
    }

    /// <summary>未达门槛, 低于下限, 缺数据, 临界.</summary>
    public static string Word(ValueState state) =>
        state switch
        {
            ValueState.Below => "未达门槛",
            ValueState.UnderFloor => "低于下限",
            ValueState.Missing => "缺数据",
            _ => "临界",
        };

    /// <summary>What a column of the schools' grid is called where columns are chosen or sorted by.</summary>
    public static string Column(string column) =>
        column switch
        {
            "name" => "学校",
            "pupils" => "在校生",
            "verdict" => "结论",
            GridColumns.Organiser => "举办者",
            GridColumns.Locale => "城乡",
            GridColumns.MetCount => "达标项",
            GridColumns.Gaps => "缺口",
            _ => column,
        };

    private static string Columns(GridColumns columns, IStringLocalizer text) =>
        string.Join(' ', GridColumns.All.Where(columns.Has).Select(c => text[Column(c)].Value));
}
