using Junheng.App.Users;
using Junheng.Web.Tests.Hosting;
using Junheng.Web.Tests.Journeys;
using Microsoft.Playwright;

namespace Junheng.Web.Tests.SignOn;

/// <summary>From linking an account to working in it, in a browser that takes the provider for another site.</summary>
[Collection(SignOnUsers.Name)]
public sealed class SignOnJourneyTests(SignOnHost product)
{
    [Fact]
    public async Task The_security_officer_links_an_account_and_its_holder_enters_by_the_provider()
    {
        var (id, name) = await product.Account();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Product.Launch(playwright);
        var office = await (await browser.NewContextAsync(new() { BaseURL = product.Host.Address })).NewPageAsync();
        await office.Context.AddCookiesAsync([
            new()
            {
                Name = OpenSession.Cookie,
                Value = product.Host.Key(Role.SecurityAdmin),
                Url = product.Host.Address,
            },
        ]);
        await office.GotoAsync(Links.AccountOf(id));
        await office.GetByLabel("外部身份标识").FillAsync("u-journey");
        await office.GetByLabel("关联的原因").FillAsync("本人持证办理");
        await office.IsAccessible();
        await office.Press("关联外部身份");
        await office.Confirms("外部身份已关联");
        await office.Says(product.Provider.Issuer + "|u-journey");
        await office.IsAccessible();

        product.Provider.Person = "u-journey";
        var page = await (await browser.NewContextAsync(new() { BaseURL = product.Host.Address })).NewPageAsync();
        await page.GotoAsync(Links.Account);
        await page.GetByRole(AriaRole.Link, new() { Name = "统一身份认证登录" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "agree" }).ClickAsync();
        await page.WaitForURLAsync("**" + Links.Account);
        await page.Says(name);

        await office.GetByLabel("解除的原因").FillAsync("调离");
        await office.Press("解除外部身份");
        await office.Confirms("外部身份已解除");
        await page.ReloadAsync();
        await page.WaitForURLAsync("**" + Links.SignIn + "**");
        await page.GetByRole(AriaRole.Link, new() { Name = "统一身份认证登录" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "agree" }).ClickAsync();
        await page.Refuses("没有可以进入的账号");
        await page.IsAccessible();
    }
}
