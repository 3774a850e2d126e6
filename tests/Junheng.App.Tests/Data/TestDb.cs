using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.Bench;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Junheng.App.Tests.Data;

/// <summary>
/// An own database for one test, with one county in it. The only place that knows which database the tests run on:
/// SQLite, or PostgreSQL where <see cref="Choice"/> says so.
/// </summary>
public sealed class TestDb : IDisposable
{
    public const string County = "999901";
    public const string Actor = "县教育局统计岗";

    /// <summary>The environment variable that chooses: <c>postgres</c>, otherwise SQLite.</summary>
    public const string Choice = "JUNHENG_TEST_DATABASE";

    private const string TemplateName = "junheng_template";

    private static readonly Lazy<Task<PostgresCluster>> Cluster = new(() => PostgresCluster.Start());
    private static readonly Lazy<Task<string>> Template = new(MakeTemplate);
    private static int count;
    private readonly string? folder;

    private TestDb(string? folder, string setting) => (this.folder, Setting) = (folder, setting);

    public static bool IsPostgres => Environment.GetEnvironmentVariable(Choice) == "postgres";

    /// <summary>The database as a configuration names it.</summary>
    public string Setting { get; }

    /// <summary>Stands still unless a test moves it.</summary>
    public TestClock Clock { get; } = new();

    /// <summary>A migrated database with the county.</summary>
    public static async Task<TestDb> Create()
    {
        var template = await Template.Value;
        if (IsPostgres)
        {
            return await OnPostgres(template);
        }

        var db = OnSqlite();
        File.Copy(template, db.Setting);
        return db;
    }

    /// <summary>A database without any table.</summary>
    public static Task<TestDb> Empty() => Empty(IsPostgres);

    /// <summary>A database without any table, of the kind asked for.</summary>
    public static async Task<TestDb> Empty(bool postgres) => postgres ? await OnPostgres("template0") : OnSqlite();

    /// <summary>A new context, as a request or a background worker would have one.</summary>
    public Db Open()
    {
        return OpenAs(Access.Program(Actor));
    }

    /// <summary>A context for somebody else than the test itself.</summary>
    public Db OpenAs(Access access) => Db.OpenAs(Setting, access);

    /// <summary>Runs SQL on PostgreSQL as the owner of the server, whom nothing in a database stops; rows it changed.</summary>
    public static async Task<int> AsServersOwner(Db db, string sql) =>
        await (await Cluster.Value).Execute(sql, db.Database.GetDbConnection().Database);

    public void Dispose()
    {
        Release();
        if (folder is not null)
        {
            Directory.Delete(folder, recursive: true);
        }
        else
        {
            var name = new NpgsqlConnectionStringBuilder(Setting).Database;
            Cluster.Value.Result.Execute($"DROP DATABASE {name} WITH (FORCE)").GetAwaiter().GetResult();
        }
    }

    private static TestDb OnSqlite()
    {
        var folder = Directory.CreateTempSubdirectory("junheng-test-").FullName;
        return new(folder, Path.Combine(folder, "junheng.db"));
    }

    private static async Task<TestDb> OnPostgres(string template, string? name = null)
    {
        var cluster = await Cluster.Value;
        name ??= $"test_{Interlocked.Increment(ref count)}";
        await cluster.Create(name, template);
        return new(null, cluster.Connection(name));
    }

    private void Release()
    {
        using var db = Open();
        switch (db.Database.GetDbConnection())
        {
            case SqliteConnection sqlite:
                SqliteConnection.ClearPool(sqlite);
                break;
            case NpgsqlConnection postgres:
                NpgsqlConnection.ClearPool(postgres);
                break;
        }
    }

    private static async Task<string> MakeTemplate()
    {
        var template = IsPostgres ? await OnPostgres("template0", TemplateName) : OnSqlite();
        if (!IsPostgres)
        {
            AppDomain.CurrentDomain.ProcessExit += (_, _) => template.Dispose();
        }

        await using (var db = template.Open())
        {
            await db.Migrate(template.Clock);
            await ProcessLog.Run(
                db,
                template.Clock,
                new(County, "add-county", "测试"),
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
        return IsPostgres ? TemplateName : template.Setting;
    }
}
