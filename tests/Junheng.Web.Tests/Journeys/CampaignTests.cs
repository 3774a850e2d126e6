using Junheng.App.Campaign;
using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Junheng.Web.Tests.Journeys;

/// <summary>A county reads its plan, confirms it and runs it.</summary>
[Collection(ProductUsers.Name)]
public sealed class CampaignTests(Product product)
{
    private const int Year = TestCounty.Year;

    public static TheoryData<string> Papers =>
        ["pingshun-shanxi", "changli-hebei", "otog-inner-mongolia", "changji-xinjiang", "fushun-liaoning"];

    [PapersTheory]
    [MemberData(nameof(Papers))]
    public async Task A_real_paper_is_uploaded_looked_through_and_runs(string name)
    {
        var county = await product.County();
        var page = await product.Window();
        await page.GotoAsync(Links.Campaign(county.Code, Year));
        await page.SetInputFilesAsync("#file", Path.Combine(PapersTheoryAttribute.Folder!, name + ".txt"));
        await page.ClickAsync("text=读入并核对");
        await page.WaitForURLAsync("**/campaign/plan/*");

        var plan = await Plan(county);
        // The doubts are listed and lead to their lines in the document.
        await Assertions.Expect(page.Locator(".plan-split table.grid tbody tr")).ToHaveCountAsync(plan.Problems.Count);
        foreach (var problem in plan.Problems.Take(3))
        {
            Assert.NotNull(await page.QuerySelectorAsync($"[id='L{problem.Lines.From}']"));
        }

        // Every part shows what was read, entry by entry.
        foreach (var section in PlanSections.All.Where(s => s.Most > 1))
        {
            await page.ClickAsync($".plan-parts a:has-text('{section.Title}')");
            await Assertions.Expect(page.Locator(".entry:not(.new)")).ToHaveCountAsync(section.Entries(plan).Count);
        }

        if (plan.Title is null)
        {
            await page.ClickAsync(".plan-parts a:has-text('方案概况')");
            await page.FillAsync("#e-0-title", "创建工作方案");
            await page.ClickAsync("text=保存这一部分");
            await page.Confirms("已保存");
        }

        await page.ClickAsync("text=核对无误，确认为执行方案");
        await page.Says("执行中的方案");

        // What runs equals what somebody wrote down of the paper by hand.
        var key = new PaperKey(name);
        using var reader = product.Reader();
        key.HasMatrix(await reader.Page(Links.Matrix(county.Code, Year, new() { AsList = true })));
        var organisation = await reader.Page(Links.Organisation(county.Code, Year));
        key.HasDuties(organisation);
        key.HasPosts(organisation);
        await using var scope = product.Host.Scope();
        await key.HasTasks(scope.ServiceProvider.GetRequiredService<Db>(), county.Code);
        await page.GotoAsync(Links.Tasks(county.Code, Year));
        await page.Says("R1");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_task_goes_from_department_to_head_to_bureau_is_postponed_watched_closed_and_opens_again()
    {
        var county = await product.County();
        await Confirm(county);
        var task = await Set(county, "县财政局");
        var link = Links.TaskOf(county.Code, Year, task);
        var liaison = await product.Window(role: Role.DepartmentLiaison, division: county.Code, unit: "县财政局");

        // It waits on the department's desk.
        await liaison.GotoAsync(Links.Work(county.Code, Year));
        await liaison.ClickAsync("text=补足专用教室");
        await liaison.WaitForURLAsync("**" + link);
        Assert.Null(await liaison.QuerySelectorAsync("text=核验意见"));
        await liaison.FillAsync("#report-text", "资金已下达，设备招标中");
        await liaison.FillAsync("#progress", "60");
        await liaison.SetInputFilesAsync(
            "#evidence",
            new FilePayload
            {
                Name = "下达文件.pdf",
                MimeType = "application/pdf",
                Buffer = "%PDF-1.4"u8.ToArray(),
            }
        );
        await liaison.ClickAsync("button:text-is('报送')");
        await liaison.Says("下达文件.pdf");
        await liaison.Says("60%");
        await liaison.ClickAsync("summary:text-is('申请延期')");
        await liaison.FillAsync("#asked", "2027-09-30");
        await liaison.FillAsync("#ask-text", "招标流程延后");
        await liaison.ClickAsync("text=报送申请");
        await liaison.Says("申请延期至2027-09-30");
        await liaison.IsAccessible();
        await using (var scope = product.Host.Scope())
        {
            var process = await scope
                .ServiceProvider.GetRequiredService<Db>()
                .Processes.OrderByDescending(p => p.Id)
                .FirstAsync(p => p.CountyCode == county.Code && p.SourceFileId != null);
            using var reader = product.Reader();
            var entry = await reader.Page($"{Links.Log(county.Code, Year)}/{process.Id}");
            var from = Assert.Single(entry.QuerySelectorAll("dd a"), a => a.TextContent == "下达文件.pdf");
            using var evidence = await reader.Get(from.GetAttribute("href")!);
            Assert.Equal("%PDF-1.4", await evidence.Content.ReadAsStringAsync());
        }

        // A leader asks for more speed.
        var leader = await product.Window(role: Role.Leader, division: county.Code);
        await leader.GotoAsync(link);
        await leader.ClickAsync("summary:text-is('列入督办')");
        await leader.FillAsync("#watch-text", "请按月报送");
        await leader.ClickAsync("button:text-is('列入督办')");
        await leader.Says("解除督办");

        // The bureau grants the day, the head says that it is done, the bureau closes.
        var bureau = await product.Window(role: Role.BureauStaff, division: county.Code);
        await Decide(bureau, link, "GrantDue", "同意");
        await bureau.Says("2027-06-30 → 2027-09-30");
        var head = await product.Window(role: Role.DepartmentHead, division: county.Code, unit: "县财政局");
        await head.GotoAsync(link);
        await head.ClickAsync("summary:text-is('报结')");
        await head.FillAsync("#sign-text", "全部到位");
        await head.ClickAsync("button:text-is('报结')");
        await head.Says("待核验");
        await bureau.GotoAsync(Links.Work(county.Code, Year));
        await bureau.Says("待核验");
        await Decide(bureau, link, "Close", "");
        await bureau.Says("已销号");
        Assert.Null(await bureau.QuerySelectorAsync(".task-forms"));

        // It is held every year: two years on it is open again, with the day of that year, and waits on the same desk.
        await Later(new(2028, 1, 2, 8, 0, 0, TimeSpan.Zero));
        await liaison.GotoAsync(Links.Work(county.Code, Year));
        await liaison.Says("2028-09-30");
        await liaison.GotoAsync(link);
        await liaison.Says("年度重启");
        foreach (var page in new[] { liaison, leader, bureau, head })
        {
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task An_indicator_that_the_data_do_not_show_stays_open()
    {
        var county = await product.County();
        await Confirm(county);
        await using var scope = product.Host.Scope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var task = await db.WorkTasks.SingleAsync(t => t.CountyCode == county.Code && t.ItemKey == "R4");
        var bureau = await product.Window();
        await Decide(bureau, Links.TaskOf(county.Code, Year, task.Id), "Close", "");
        await bureau.Says("按2026年数据未达标，任务不能销号");
        await bureau.Context.CloseAsync();
    }

    [Fact]
    public async Task A_wrong_entry_is_told_and_what_was_typed_stays()
    {
        var county = await product.County();
        var paper = await Confirm(county);
        var page = await product.Window();
        await page.GotoAsync(Links.Plan(county.Code, Year, paper, "targets"));
        await page.FillAsync("#e-0-by", "明年");
        await page.ClickAsync("text=保存这一部分");
        await page.Says("“明年”不是年月");
        Assert.Equal("明年", await page.InputValueAsync("#e-0-by"));
        await page.FillAsync("#e-0-by", "2029-01");
        await page.ClickAsync("text=保存这一部分");
        await page.Says("已保存");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_paper_itself_is_for_the_bureau_alone_and_what_was_read_for_all_who_read_the_county()
    {
        var county = await product.County();
        var paper = await Confirm(county);
        await using var scope = product.Host.Scope();
        var file = await scope
            .ServiceProvider.GetRequiredService<Db>()
            .PlanPapers.Where(p => p.Id == paper)
            .Select(p => p.SourceFileId!.Value)
            .SingleAsync();
        using var leader = product.Host.Reader(Role.Leader, county.Code);
        var page = await leader.Page(Links.Plan(county.Code, Year, paper, "posts"));
        Assert.Equal("县委书记", page.QuerySelector("#e-0-post")!.GetAttribute("value"));
        Assert.Empty(page.QuerySelectorAll(".paper .block"));
        using var refused = await leader.Get(Links.PlanFile(county.Code, Year, paper));
        Assert.Equal(403, (int)refused.StatusCode);
        using var around = await leader.Get(Links.SourceFile(county.Code, Year, file));
        Assert.Equal(404, (int)around.StatusCode);

        // The log names the file to both, and hands it to the bureau only.
        Assert.Empty((await Log(leader)).QuerySelectorAll("dd a[href*=File]"));
        using var bureau = product.Reader();
        var link = (await Log(bureau)).QuerySelector("dd a[href*=File]")!.GetAttribute("href")!;
        using var handed = await bureau.Get(link);
        Assert.Equal(200, (int)handed.StatusCode);
        return;

        async Task<AngleSharp.Dom.IDocument> Log(Reader reader)
        {
            var id = await scope
                .ServiceProvider.GetRequiredService<Db>()
                .Processes.Where(p => p.SourceFileId == file)
                .Select(p => p.Id)
                .FirstAsync();
            var entry = await reader.Page($"{Links.Log(county.Code, Year)}/{id}");
            Assert.Contains("合成数据", entry.QuerySelector("dl")!.TextContent, StringComparison.Ordinal);
            return entry;
        }
    }

    private static async Task Decide(IPage page, string link, string decision, string text)
    {
        await page.GotoAsync(link);
        if (await page.QuerySelectorAsync("details:has(#decision)[open]") is null)
        {
            await page.ClickAsync("summary:text-is('核验')");
        }

        await page.SelectOptionAsync("#decision", decision);
        await page.FillAsync("#decide-text", text);
        await page.ClickAsync("text=提交核验意见");
    }

    /// <summary>Lets a county run by the demo county's plan; the number of the paper.</summary>
    private async Task<long> Confirm(TestCounty county)
    {
        await using var scope = product.Host.Scope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var demo = await db.PlanPapers.Where(p => p.CountyCode == Addresses.Demo).OrderBy(p => p.Id).FirstAsync();
        var file = await db.SourceFiles.SingleAsync(f => f.Id == demo.SourceFileId);
        var started = await scope
            .ServiceProvider.GetRequiredService<StartPlan>()
            .Handle(new(county.Code, file.Name, file.Content, false));
        Assert.Empty(started.Mistakes);
        var confirmed = await scope
            .ServiceProvider.GetRequiredService<ConfirmPlan>()
            .Handle(new(county.Code, started.Value, 1));
        Assert.Empty(confirmed.Mistakes);
        return started.Value;
    }

    private async Task<long> Set(TestCounty county, string unit)
    {
        await using var scope = product.Host.Scope();
        var outcome = await scope
            .ServiceProvider.GetRequiredService<SaveTask>()
            .Handle(new(new(county.Code, 0, 0), "补足专用教室", "", [unit], null, new(2027, 6, 30), true, []));
        Assert.Empty(outcome.Mistakes);
        return outcome.Value;
    }

    /// <summary>What the product does by itself on a day to come.</summary>
    private async Task Later(DateTimeOffset now)
    {
        await using var scope = product.Host.Scope();
        await new ReopenTasks(scope.ServiceProvider.GetRequiredService<Db>(), new Day(now)).Handle();
    }

    private sealed class Day(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    private async Task<Engine.Plans.Plan> Plan(TestCounty county)
    {
        await using var scope = product.Host.Scope();
        var paper = await scope
            .ServiceProvider.GetRequiredService<Db>()
            .PlanPapers.SingleAsync(p => p.CountyCode == county.Code);
        return StoredPlan.Read(paper.Plan);
    }
}
