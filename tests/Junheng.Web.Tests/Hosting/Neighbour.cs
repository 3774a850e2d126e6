using Junheng.App.Compute;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Junheng.Web.Tests.Hosting;

/// <summary>
/// A second county with everything the demo county has, named so that any word of it is recognised where it does not
/// belong: an import that waits, and two versions, where the demo county has one.
/// </summary>
public sealed record Neighbour(long WaitingJob, long SourceFile, long Version, string School)
{
    public const string Code = "990299";

    /// <summary>In the name of the county, of its schools, its files and its reasons.</summary>
    public const string Mark = "邻邦";

    /// <summary>A view of the schools' grid.</summary>
    public const string View = Mark + "视图";

    internal static async Task<Neighbour> Settle(Host host)
    {
        await using var scope = host.Scope();
        var intake = new Intake(scope.ServiceProvider, Code, Mark);
        await intake.Register();
        var sheet = Sheet.Of(Code, Mark);
        await intake.Confirm(sheet);
        sheet[1, "multimedia_rooms"] = "77";
        var version = await intake.Confirm(sheet);
        sheet[1, "multimedia_rooms"] = "78";
        var waiting = await intake.Upload(sheet);
        var saved = await scope.ServiceProvider.GetRequiredService<SaveView>().Handle(new(Code, View, "stage=junior"));
        Assert.Empty(saved.Mistakes);
        var file = await intake.Db.ImportJobs.Where(j => j.Id == waiting).Select(j => j.SourceFileId).SingleAsync();
        return new(waiting, file, version, sheet[1, "school"]);
    }
}
