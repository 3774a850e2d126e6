using System.Net;
using AngleSharp.Html.Dom;
using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Junheng.Web.Tests.Journeys;

/// <summary>批量开立学校账号: list, check, letters; all or nothing; once.</summary>
[Collection(ProductUsers.Name)]
public sealed class BulkAccountsTests(Product product)
{
    private static readonly string[] Head = ["学校标识码", "学校名称", "岗位", "登录名"];

    [Fact]
    public async Task A_list_makes_units_posts_accounts_and_letters_once_and_the_letters_open_the_door()
    {
        var county = await product.County();
        using var officer = product.Host.Reader(Role.SecurityAdmin, county.Code);
        using var template = await officer.Get(Links.BulkTemplate(county.Code));
        var proposed = Workbook.Read(await template.Content.ReadAsByteArrayAsync())["学校账号"];
        var first = proposed[2].Select(c => c.GetString()!).ToArray();
        var second = proposed[3].Select(c => c.GetString()!).ToArray();
        Assert.Equal([first[0], first[1], "填报", first[0] + "-1"], first);
        Assert.Equal([first[0], first[1], "审核", first[0] + "-2"], second);

        var book = Written.Book(Head, first, second);
        var (checkedPage, rows) = await Check(officer, county.Code, book);
        Assert.Contains("将新开立2个账号", checkedPage.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await Accounts(county.Code, first[3]));

        using var created = await Create(officer, county.Code, rows);
        Assert.True(created.Headers.CacheControl!.NoStore);
        var letters = (await Reader.Page(created)).QuerySelectorAll(".letter");
        Assert.Equal(2, letters.Length);
        var codes = letters[0].QuerySelectorAll("code").Select(c => c.TextContent).ToList();
        Assert.Equal(first[3], codes[1]);

        // The letter opens the door, and the first thing asked for is a password of one's own.
        using var clerk = product.Host.Stranger();
        using (var entered = await clerk.Post(Links.SignIn, ("Name", codes[1]), ("Password", codes[2])))
        {
            Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        }

        var own = (await clerk.Page(Links.Account)).Body!.TextContent;
        Assert.Contains("一次性", own, StringComparison.Ordinal);
        Assert.Contains(first[1] + "填报岗", own, StringComparison.Ordinal);

        // Once more: everything is there, nothing is made, no password is shown.
        var (again, sameRows) = await Check(officer, county.Code, book);
        Assert.Contains("将新开立0个账号", again.Body!.TextContent, StringComparison.Ordinal);
        using var nothing = await Create(officer, county.Code, sameRows);
        var page = await Reader.Page(nothing);
        Assert.Empty(page.QuerySelectorAll(".letter"));
        Assert.DoesNotContain(codes[2], page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await Accounts(county.Code, first[3]));
        await NothingIsPlain(codes[2]);
    }

    [Fact]
    public async Task Every_mistake_of_a_list_is_told_with_row_and_column_and_nothing_is_made()
    {
        var county = await product.County();
        using var officer = product.Host.Reader(Role.SecurityAdmin, county.Code);
        using var template = await officer.Get(Links.BulkTemplate(county.Code));
        var good = Workbook
            .Read(await template.Content.ReadAsByteArrayAsync())["学校账号"][2]
            .Select(c => c.GetString()!)
            .ToArray();
        var book = Written.Book(
            Head,
            good,
            [good[0], good[1], "校长", good[0] + "-2"],
            ["1234567890", "没有的学校", "填报", "nobody-1"],
            [good[0], good[1], "审核", "=1+1"],
            [good[0], good[1], "审核", "张 三"],
            [good[0], good[1], "审核", good[3].ToUpperInvariant()],
            ["", good[1], "审核", "x-2"]
        );
        using var form = Form(county.Code, book);
        using var answer = await officer.PostForm(Links.BulkAccounts + "?handler=Check", form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var told = (await Reader.Page(answer)).QuerySelectorAll("[role=alert] li").Select(l => l.TextContent).ToList();
        foreach (
            var (row, column) in new[]
            {
                (3, "岗位"),
                (4, "学校标识码"),
                (5, "登录名"),
                (6, "登录名"),
                (7, "登录名"),
                (7, "岗位"),
                (8, "学校标识码"),
            }
        )
        {
            Assert.Contains(told, t => t.StartsWith($"第{row}行“{column}”", StringComparison.Ordinal));
        }

        Assert.DoesNotContain(told, t => t.StartsWith("第2行", StringComparison.Ordinal));
        Assert.Equal(0, await Accounts(county.Code, good[3]));
    }

    [Fact]
    public async Task Another_countys_officer_gets_neither_list_nor_accounts_and_no_other_role_gets_in()
    {
        using var officer = product.Host.Reader(Role.SecurityAdmin, Neighbour.Code);
        using (var list = await officer.Get(Links.BulkTemplate(Addresses.Demo)))
        {
            Assert.Equal(HttpStatusCode.NotFound, list.StatusCode);
        }

        const string Rows = """[{"Line":2,"School":"9901009999","Title":"新校","Role":0,"Name":"intruder-1"}]""";
        using (var made = await Create(officer, Addresses.Demo, Rows))
        {
            Assert.Equal(HttpStatusCode.BadRequest, made.StatusCode);
        }

        var county = await product.County();
        using var own = product.Host.Reader(Role.SecurityAdmin, county.Code);
        using (var director = await Create(own, county.Code, Rows.Replace("\"Role\":0", "\"Role\":3", default)))
        {
            Assert.Equal(HttpStatusCode.BadRequest, director.StatusCode);
        }

        Assert.Equal(0, await Accounts(Addresses.Demo, "intruder-1"));
        Assert.Equal(0, await Accounts(county.Code, "intruder-1"));
    }

    private static MultipartFormDataContent Form(string county, byte[] book) =>
        new() { { new StringContent(county), "county" }, { new ByteArrayContent(book), "file", "名单.xlsx" } };

    private static async Task<(IHtmlDocument Page, string Rows)> Check(Reader officer, string county, byte[] book)
    {
        using var form = Form(county, book);
        using var answer = await officer.PostForm(Links.BulkAccounts + "?handler=Check", form);
        var page = await Reader.Page(answer);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, page.Body!.TextContent);
        return (page, page.QuerySelector("input[name=rows]")!.GetAttribute("value")!);
    }

    private static Task<HttpResponseMessage> Create(Reader officer, string county, string rows) =>
        officer.Post(Links.BulkAccounts + "?handler=Create", ("county", county), ("rows", rows));

    private async Task<int> Accounts(string county, string name)
    {
        await using var scope = product.Host.Scope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        return await db.Accounts.CountAsync(a => a.CountyCode == county && a.Name == name);
    }

    private async Task NothingIsPlain(string password)
    {
        await using var scope = product.Host.Scope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        Assert.False(await db.ProcessChanges.AnyAsync(c => c.New!.Contains(password) || c.Old!.Contains(password)));
        Assert.False(await db.Accounts.AnyAsync(a => a.PasswordHash!.Contains(password)));
    }
}
