using Junheng.App.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Data;

/// <summary>
/// An own database for one test, with one county in it. The only place that knows which database the tests run on.
/// </summary>
public sealed class TestDb : IDisposable
{
    public const string County = "999901";
    public const string Actor = "县教育局统计岗";

    private static readonly Lazy<Task<string>> Template = new(MakeTemplate);
    private readonly string folder;
    private readonly string file;

    private TestDb(string folder)
    {
        this.folder = folder;
        file = Path.Combine(folder, "junheng.db");
    }

    /// <summary>Stands still unless a test moves it.</summary>
    public TestClock Clock { get; } = new();

    /// <summary>A migrated database with the county.</summary>
    public static async Task<TestDb> Create()
    {
        var db = Empty();
        File.Copy(await Template.Value, db.file);
        return db;
    }

    /// <summary>A database without any table.</summary>
    public static TestDb Empty() => new(Directory.CreateTempSubdirectory("junheng-test-").FullName);

    /// <summary>A new context, as a request or a background worker would have one.</summary>
    public Db Open()
    {
        var options = new DbContextOptionsBuilder<Db>();
        Db.UseFile(options, file);
        return new(options.Options);
    }

    public void Dispose()
    {
        Release();
        Directory.Delete(folder, recursive: true);
    }

    private void Release()
    {
        using var db = Open();
        SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
    }

    private static async Task<string> MakeTemplate()
    {
        var template = Empty();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => template.Dispose();
        await using (var db = template.Open())
        {
            await db.Migrate(template.Clock);
            await ProcessLog.Run(
                db,
                template.Clock,
                new(County, "add-county", Actor, "测试"),
                scope =>
                {
                    db.Counties.Add(
                        new()
                        {
                            Code = County,
                            Name = "示例县",
                            Pack = "national/2017-6",
                            Synthetic = true,
                        }
                    );
                    scope.Change("county", County, "name", null, "示例县");
                    return Task.CompletedTask;
                }
            );
        }

        template.Release();
        return template.file;
    }
}
