using System.Diagnostics;
using Npgsql;

namespace Junheng.Bench;

/// <summary>
/// A PostgreSQL cluster of one's own in a temporary folder, reachable by a socket in that folder only, so that it can
/// neither meet nor harm another one on the machine. It goes away with the process that started it.
/// </summary>
internal sealed class PostgresCluster
{
    private const string Product = "product";
    private const string Installed = "/usr/lib/postgresql";
    private readonly string folder;
    private readonly string programs;

    private PostgresCluster(string folder, string programs) => (this.folder, this.programs) = (folder, programs);

    /// <summary>Makes and starts a cluster.</summary>
    /// <param name="durable">
    /// Whether a commit waits for the disk, as it does wherever the data are needed afterwards: tests do without.
    /// </param>
    public static async Task<PostgresCluster> Start(bool durable = false)
    {
        var folder = Directory.CreateTempSubdirectory("junheng-pg-").FullName;
        var cluster = new PostgresCluster(folder, Programs());
        if (IsRoot)
        {
            // The server refuses to run as root: the folder goes to the account the package made for it.
            await Run("chown", "postgres", folder);
        }

        await cluster.Serve("initdb", "-D", cluster.Data, "-U", "junheng", "-A", "trust", "-E", "UTF8", "--locale=C");
        var options =
            $"-c listen_addresses='' -c unix_socket_directories='{folder}' -c max_connections=300"
            + (durable ? "" : " -c fsync=off -c synchronous_commit=off -c full_page_writes=off");
        await cluster.Serve("pg_ctl", "-D", cluster.Data, "-w", "-l", cluster.Data + ".log", "-o", options, "start");
        // The cluster's owner passes every row policy; the product connects as somebody who does not.
        await cluster.Execute($"CREATE ROLE {Product} LOGIN CREATEDB");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => cluster.Stop().GetAwaiter().GetResult();
        return cluster;
    }

    /// <summary>Makes a database that belongs to the product.</summary>
    public Task<int> Create(string database, string template = "template0") =>
        Execute($"CREATE DATABASE {database} OWNER {Product} TEMPLATE {template}");

    /// <summary>How the product reaches a database of the cluster.</summary>
    public string Connection(string database) => Connection(database, Product);

    private string Connection(string database, string user) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = folder,
            Username = user,
            Database = database,
            MaxPoolSize = 40,
        }.ConnectionString;

    /// <summary>Runs SQL as the cluster's owner, outside a transaction; the rows it changed.</summary>
    public async Task<int> Execute(string sql, string database = "postgres")
    {
        await using var source = NpgsqlDataSource.Create(Connection(database, "junheng") + ";Pooling=false");
#pragma warning disable CA2100 // Names made by the tests themselves.
        await using var command = source.CreateCommand(sql);
#pragma warning restore CA2100
        return await command.ExecuteNonQueryAsync();
    }

    private string Data => Path.Combine(folder, "data");

    private static bool IsRoot => Environment.UserName == "root";

    private async Task Stop()
    {
        await Serve("pg_ctl", "-D", Data, "-m", "immediate", "stop");
        await Run("rm", "-rf", folder);
    }

    private Task Serve(string program, params string[] arguments)
    {
        var path = Path.Combine(programs, program);
        return IsRoot ? Run("runuser", ["-u", "postgres", "--", path, .. arguments]) : Run(path, arguments);
    }

    /// <summary>Debian keeps the server's programs out of the path, by version.</summary>
    private static string Programs() =>
        Directory.Exists(Installed)
            ? Path.Combine(Directory.GetDirectories(Installed).Order(StringComparer.Ordinal).Last(), "bin")
            : throw new InvalidOperationException("PostgreSQL is missing: ./dev install-tools installs it.");

    private static async Task Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = "/" };
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        // What pg_ctl starts keeps the pipe open, so it is not read to its end.
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}."
            );
        }
    }
}
