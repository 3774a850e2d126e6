using Junheng.Web.Tests.Hosting;
using Microsoft.Playwright;

namespace Junheng.Web.Tests.Journeys;

/// <summary>What a clerk does again and again.</summary>
internal static class Desk
{
    /// <summary>Fills in the upload form and sends it; the page of the import stands there when it has been read.</summary>
    public static async Task Hand(this IPage page, TestCounty county, Upload upload, int year = TestCounty.Year)
    {
        await page.GotoAsync(Links.Import(county.Code, year));
        await page.Locator("input[type=file]")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = upload.FileName,
                    MimeType = "application/octet-stream",
                    Buffer = upload.Content!,
                }
            );
        await page.Locator("input[name='Upload.AsOf']").FillAsync(upload.AsOf);
        await page.Locator($"input[name='Upload.Kind'][value={upload.Kind}]").CheckAsync();
        await page.Locator($"input[name='Upload.Scope'][value={upload.Scope}]").CheckAsync();
        await page.Locator("input[name='Upload.Why']").FillAsync("测试导入");
        await page.Press("上传");
        await page.IsRead();
    }

    /// <summary>
    /// Waits until the upload has been read and what it would change, or why it cannot be taken, is shown. That the progress
    /// bar is gone would be true too of a page that has only begun to come.
    /// </summary>
    public static Task IsRead(this IPage page) =>
        Assertions.Expect(page.Locator("main .tiles, main [role=alert]").First).ToBeVisibleAsync();

    /// <summary>Presses the one button whose words begin so, and waits for the page that it leads to, scripts and all.</summary>
    public static async Task Press(this IPage page, string words)
    {
        await page.Locator("main").GetByRole(AriaRole.Button, new() { Name = words }).ClickAsync();
        await page.WaitForLoadStateAsync();
    }

    public static Task Says(this IPage page, string words) =>
        Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(words);

    public static Task SaysNot(this IPage page, string words) =>
        Assertions.Expect(page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync(words);

    /// <summary>The message after something was done.</summary>
    public static Task Confirms(this IPage page, string words) =>
        Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync(words);

    /// <summary>The message after something was refused.</summary>
    public static Task Refuses(this IPage page, string words) =>
        Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(words);
}
