using Junheng.App.Data;
using Junheng.App.Import;
using Junheng.App.Schools;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Junheng.Web.Tests.Hosting;

/// <summary>Puts counties and their figures into a running host by its own use cases.</summary>
internal sealed class Intake(IServiceProvider services, string county, string mark)
{
    public Db Db { get; } = services.GetRequiredService<Db>();

    public async Task Register()
    {
        var outcome = await services.GetRequiredService<RegisterCounty>().Handle(new(county, mark + "县"));
        Assert.Empty(outcome.Mistakes);
    }

    /// <summary>Takes a file as far as the point where a person decides.</summary>
    public async Task<long> Upload(Sheet sheet)
    {
        var job = await services
            .GetRequiredService<StartImport>()
            .Handle(
                new(
                    county,
                    TestCounty.Year,
                    new(TestCounty.Year, 9, 1),
                    ImportKind.Official,
                    ImportScope.WholeCounty,
                    mark + "数据",
                    mark + ".csv",
                    sheet.Csv()
                )
            );
        Assert.Empty(job.Mistakes);
        await services.GetRequiredService<ReadImport>().Handle(job.Value);
        // The host's own reader may have been first.
        while (
            await Db.ImportJobs.AnyAsync(j =>
                j.Id == job.Value
                && (j.State == ImportState.Queued || j.State == ImportState.Reading || j.State == ImportState.Checking)
            )
        )
        {
            await Task.Delay(20);
        }

        return job.Value;
    }

    /// <summary>Makes a version of a file; its id.</summary>
    public async Task<long> Confirm(Sheet sheet)
    {
        var job = await Upload(sheet);
        var basis = await Db.NewestVersion(county, TestCounty.Year);
        var confirm = services.GetRequiredService<ConfirmImport>();
        var outcome = await confirm.Handle(new(county, job, basis?.Id));
        Assert.Empty(outcome.Mistakes);
        return outcome.Value!.VersionId;
    }
}
