using Junheng.App.Data;
using Junheng.App.Demo;
using Microsoft.EntityFrameworkCore;

namespace Junheng.Web.Setup;

/// <summary>Brings the database up to date and, on an empty one, loads the demo county.</summary>
public static class FirstStart
{
    /// <summary>Runs before the first request.</summary>
    public static async Task Start(this IServiceProvider services, IConfiguration configuration)
    {
        services.StartTelemetry();
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        await db.Migrate(scope.ServiceProvider.GetRequiredService<TimeProvider>());
        var demo = scope.ServiceProvider.GetRequiredService<LoadDemo>();
        // An installation of real counties is never given the demo; one whose first load was cut off gets the rest.
        if (
            configuration.GetValue("Demo", true)
            && !await db.Counties.AnyAsync(c => !c.Synthetic)
            && !await demo.IsComplete()
        )
        {
            await demo.Handle(LocalOperator.Post);
        }
    }
}
