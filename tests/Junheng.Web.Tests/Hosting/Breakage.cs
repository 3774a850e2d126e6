using Junheng.App.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Junheng.Web.Tests.Hosting;

/// <summary>Breaks a host of a test's own from outside, as a damaged disk would.</summary>
internal static class Breakage
{
    public static async Task DropCounties(Host host)
    {
        await using var scope = host.Scope();
        await scope
            .ServiceProvider.GetRequiredService<Db>()
            .Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = OFF; DROP TABLE county;");
    }
}
