using System.CommandLine;
using Junheng.App.Backup;
using Junheng.App.Data;
using Junheng.App.Standards;

namespace Junheng.Cli;

/// <summary><c>junheng backup</c> and <c>junheng restore</c>: everything in one file, and back again.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var database = CountyOptions.Database();
        var file = new Option<string>("--out") { Description = "备份文件", Required = true };
        var keep = new Option<int?>("--keep") { Description = "同一文件夹中只留最新的几份备份（*.jhb），其余删除" };
        var passphrase = Passphrase();
        var command = new Command("backup", "备份全部数据，系统可以照常使用") { database, file, keep, passphrase };
        command.SetAction(
            (parsed, cancel) =>
                Run(
                    parsed.GetRequiredValue(database),
                    parsed.GetRequiredValue(file),
                    parsed.GetValue(keep),
                    parsed.GetValue(passphrase),
                    cancel
                )
        );
        return command;
    }

    public static Command CreateRestore()
    {
        var database = CountyOptions.Database();
        var file = new Option<string>("--from") { Description = "备份文件", Required = true };
        var passphrase = Passphrase();
        var command = new Command("restore", "把备份恢复到一个空的数据库，并核对内容和结论")
        {
            database,
            file,
            passphrase,
        };
        command.SetAction(
            (parsed, cancel) =>
                Restore(
                    parsed.GetRequiredValue(database),
                    parsed.GetRequiredValue(file),
                    parsed.GetValue(passphrase),
                    cancel
                )
        );
        return command;
    }

    // On the command line itself everybody on the machine could read it.
    private static Option<string?> Passphrase() =>
        new("--passphrase-file") { Description = "存放口令的文件，第一行为口令；不写则不加密" };

    private static async Task<int> Run(
        string setting,
        string file,
        int? keep,
        string? passphraseFile,
        CancellationToken cancel
    )
    {
        if (keep is < 1)
        {
            return await Usage("--keep 至少为 1。");
        }

        if (ReadPassphrase(passphraseFile) is not (var passphrase, null))
        {
            return await Usage($"口令文件 {passphraseFile} 读不出来，或者第一行是空的。");
        }

        await using var db = await ReadOnlyDatabase.Open(setting, cancel);
        if (db is null)
        {
            await Console.Error.WriteLineAsync($"数据库 {Db.NameOf(setting)} 不存在，或者是空的。");
            return ExitCode.Unreadable;
        }

        var path = Path.GetFullPath(file);
        // Half a backup must never lie there under a backup's name.
        var temporary = path + ".tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            BackUp.Result result;
            await using (var stream = File.Create(temporary))
            {
                result = await new BackUp(db, PackLibrary.Delivered(), TimeProvider.System).Handle(
                    stream,
                    passphrase,
                    cancel
                );
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
            var removed = keep is { } most ? Prune(path, most) : 0;
            Console.WriteLine(
                $"已备份到 {path}：{result.Rows} 行，{result.Years} 个县年度的结论"
                    + (passphrase is null ? "，未加密" : "，已加密")
                    + (removed > 0 ? $"；删除旧备份 {removed} 份" : "")
            );
            return ExitCode.Done;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return OutputFolder.Refused(path, error);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static async Task<int> Restore(
        string setting,
        string file,
        string? passphraseFile,
        CancellationToken cancel
    )
    {
        if (ReadPassphrase(passphraseFile) is not (var passphrase, null))
        {
            return await Usage($"口令文件 {passphraseFile} 读不出来，或者第一行是空的。");
        }

        if (!File.Exists(file))
        {
            await Console.Error.WriteLineAsync($"没有备份文件 {file}。");
            return ExitCode.Unreadable;
        }

        await using var target = await EmptyTarget.Prepare(
            setting,
            TerminalAccess.Operator,
            TimeProvider.System,
            cancel
        );
        if (target is null)
        {
            await Console.Error.WriteLineAsync(App.Backup.Restore.InUse);
            return ExitCode.Unreadable;
        }

        await using var stream = File.OpenRead(file);
        var outcome = await new Restore(target.Db, PackLibrary.Delivered(), TimeProvider.System).Handle(
            stream,
            Path.GetFullPath(file),
            passphrase,
            cancel
        );
        if (!outcome.Ok)
        {
            await Console.Error.WriteLineAsync(string.Join('\n', outcome.Mistakes));
            return ExitCode.Unreadable;
        }

        target.Keep();
        Console.WriteLine(
            $"已恢复到 {Db.NameOf(setting)}：{outcome.Value!.Rows} 行，逐表核对一致；{outcome.Value.Years} 个县年度重新测算，结论与备份时相同"
        );
        return ExitCode.Done;
    }

    private static int Prune(string path, int most)
    {
        var old = Directory
            .GetFiles(Path.GetDirectoryName(path)!, "*.jhb")
            .OrderByDescending(File.GetLastWriteTimeUtc)
            .Where(f => f != path)
            .Skip(most - 1)
            .ToList();
        old.ForEach(File.Delete);
        return old.Count;
    }

    private static (string? Passphrase, string? Mistake) ReadPassphrase(string? file)
    {
        if (file is null)
        {
            return (null, null);
        }

        var line = File.Exists(file) ? File.ReadLines(file).FirstOrDefault()?.Trim() : null;
        return string.IsNullOrEmpty(line) ? (null, file) : (line, null);
    }

    private static async Task<int> Usage(string mistake)
    {
        await Console.Error.WriteLineAsync(mistake);
        return ExitCode.Usage;
    }
}
