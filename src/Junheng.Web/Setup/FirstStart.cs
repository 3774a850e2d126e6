using Junheng.App.Data;
using Junheng.App.Demo;
using Junheng.App.Users;
using Microsoft.EntityFrameworkCore;

namespace Junheng.Web.Setup;

/// <summary>Brings the database up to date, makes the first administrators and, on an empty one, loads the demo county.</summary>
public static class FirstStart
{
    /// <summary>Runs before the first request.</summary>
    public static async Task Start(this IServiceProvider services, IConfiguration configuration)
    {
        services.StartTelemetry();
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        db.Access = Access.Program("系统（首次启动）");
        await db.Migrate(scope.ServiceProvider.GetRequiredService<TimeProvider>());
        services.SealKeys();
        Tell(await scope.ServiceProvider.GetRequiredService<FirstAdministrators>().Handle());
        // An installation of real counties is never given the demo; one whose first load was cut off gets the rest.
        if (!configuration.GetValue("Demo", true) || await db.Counties.AnyAsync(c => !c.Synthetic))
        {
            return;
        }

        var demo = scope.ServiceProvider.GetRequiredService<LoadDemo>();
        if (!await demo.IsComplete())
        {
            using var acting = db.As(Access.Program(LoadDemo.Post));
            await demo.Handle();
        }

        await scope.ServiceProvider.GetRequiredService<DemoAccounts>().Make();
    }

    /// <summary>On the console only, beside the output that a log may be made of: logs are kept and read by others.</summary>
    private static void Tell(IReadOnlyList<(string Title, string Name, string Password)> made)
    {
        if (made.Count == 0)
        {
            return;
        }

        Console.Error.WriteLine("已建立三个管理员账号。一次性密码只在这里显示一次，请记下；首次登录时必须修改：");
        foreach (var (title, name, password) in made)
        {
            Console.Error.WriteLine($"  {title}  登录名 {name}  一次性密码 {password}");
        }
    }
}
