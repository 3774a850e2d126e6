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
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        await db.Migrate(scope.ServiceProvider.GetRequiredService<TimeProvider>());
        if (configuration.GetValue("Demo", true) && !await db.Counties.AnyAsync())
        {
            await scope.ServiceProvider.GetRequiredService<LoadDemo>().Handle(LocalOperator.Post);
        }
    }
}
