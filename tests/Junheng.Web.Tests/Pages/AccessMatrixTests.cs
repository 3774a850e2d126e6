using Junheng.App.Users;
using Junheng.Web.Tests.Hosting;

namespace Junheng.Web.Tests.Pages;

/// <summary>Every address × every role × one's own county and another: who is not named in the table is refused.</summary>
[Collection(PageReaders.Name)]
public sealed class AccessMatrixTests(Product product)
{
    private const int Year = TestCounty.Year;

    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task A_role_gets_what_the_table_grants_and_nothing_else(Role role)
    {
        var (division, school) = Scope(role);
        using var reader = product.Host.Reader(role, division, school);
        var wrong = new List<string>();
        foreach (var row in RouteTable.All.Where(r => !r.EndsSession))
        {
            var granted = WhoRoles.Of(row.Who).Contains(role);
            var expected =
                !granted ? 403
                : school is not null ? row.School ?? row.Demo
                : row.Demo;
            await Check(reader, row, Addresses.Demo, expected, wrong);
            if (row.Unknown != 0 && division.Length >= 4)
            {
                // Of a county out of reach nobody learns more than of one that does not exist.
                await Check(reader, row, Neighbour.Code, granted ? 404 : 403, wrong);
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Who_has_not_signed_in_is_sent_to_do_so_and_learns_nothing()
    {
        using var stranger = product.Host.Stranger();
        var wrong = new List<string>();
        foreach (var row in RouteTable.All.Where(r => r.Who != Who.Open))
        {
            var path = row.At(Addresses.Demo, Year);
            using var answer = row.IsPost ? await stranger.Post(path, row.Fields) : await stranger.Get(path);
            var to = answer.Headers.Location?.ToString() ?? "";
            if (
                (int)answer.StatusCode != (row.IsPost ? 303 : 302)
                || !to.StartsWith(Links.SignIn, StringComparison.Ordinal)
                || (await answer.Content.ReadAsStringAsync()).Length > 0
            )
            {
                wrong.Add($"{row.Key}: {(int)answer.StatusCode} {to}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task What_somebody_may_not_do_is_shown_to_be_read_without_a_button_that_would_be_refused()
    {
        using var leader = product.Host.Reader(Role.Leader, Addresses.Demo);
        using var director = product.Host.Reader(Role.BureauDirector, Addresses.Demo);
        foreach (
            var path in new[]
            {
                Links.CountyFigures(Addresses.Demo, Year),
                Links.ItemUnits(Addresses.Demo, Year),
                Links.Item(Addresses.Demo, Year, "Q5"),
                Links.Pack(Addresses.Demo, Year),
                Links.Versions(Addresses.Demo, Year),
                Links.Import(Addresses.Demo, Year),
                Links.Matrix(Addresses.Demo, Year, new() { AsList = true }),
            }
        )
        {
            Assert.Empty((await leader.Page(path)).QuerySelectorAll("main form[method=post]"));
            Assert.DoesNotContain("保存", Buttons(await leader.Page(path)));
            Assert.NotEmpty((await director.Page(path)).QuerySelectorAll("main form[method=post] button"));
        }

        var figures = await leader.Page(Links.CountyFigures(Addresses.Demo, Year));
        Assert.NotEmpty(figures.QuerySelectorAll("main fieldset[disabled] input"));

        static string Buttons(AngleSharp.Html.Dom.IHtmlDocument page) =>
            string.Join('|', page.QuerySelectorAll("main button").Select(b => b.TextContent));
    }

    [Theory]
    [InlineData(Role.SchoolClerk)]
    [InlineData(Role.SchoolHead)]
    public async Task Another_school_of_the_county_is_not_there_for_a_school(Role role)
    {
        using var reader = product.Host.Reader(role, Addresses.Demo, Addresses.ASchool);
        foreach (
            var path in new[]
            {
                Links.School(Addresses.Demo, Year, Addresses.Demo + "0002"),
                Links.Figure(Addresses.Demo, Year, Addresses.Demo + "0002", Engine.Schools.Stage.Primary, "R4"),
                Links.ImportJob(Addresses.Demo, Year, 3),
                Links.SourceFile(Addresses.Demo, Year, 3),
            }
        )
        {
            using var answer = await reader.Get(path);
            Assert.True((int)answer.StatusCode == 404, $"{path}: {answer.StatusCode}");
        }
    }

    private static (string Division, string? School) Scope(Role role) =>
        role switch
        {
            Role.SchoolClerk or Role.SchoolHead => (Addresses.Demo, Addresses.ASchool),
            Role.CityReviewer => (Addresses.Demo[..4], null),
            Role.ProvinceReviewer => (Addresses.Demo[..2], null),
            Role.NationReviewer => ("", null),
            _ => (Addresses.Demo, null),
        };

    private static async Task Check(Reader reader, RouteRow row, string county, int expected, List<string> wrong)
    {
        var path = row.At(county, Year);
        using var answer = row.IsPost ? await reader.Post(path, row.Fields) : await reader.Get(path);
        if ((int)answer.StatusCode != expected)
        {
            wrong.Add($"{row.Key} at {path}: {(int)answer.StatusCode}, not {expected}");
        }
    }
}
