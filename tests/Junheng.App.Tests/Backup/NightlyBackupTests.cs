using Junheng.App.Audit;
using Junheng.App.Data;
using Junheng.App.Demo;
using Junheng.App.Tests.Data;
using Junheng.App.Tests.Demo;
using Junheng.App.Users;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Backup;

/// <summary>What deploy/junheng-backup.service runs every night, run as it stands there.</summary>
[Trait("Database", "both")]
public sealed class NightlyBackupTests
{
    [Fact]
    public async Task A_night_leaves_an_encrypted_backup_proves_it_and_keeps_fourteen()
    {
        using var folder = new TempFolder();
        using var from = await TestDb.Create();
        await using (var demo = from.Open())
        {
            await LoadDemoTests.Load(from, demo).Handle();
        }

        Directory.CreateDirectory(folder.At("backups"));
        for (var night = 1; night <= 16; night++)
        {
            var old = folder.Write($"backups/2026-10-{night:D2}-0230.jhb", "an older one");
            File.SetLastWriteTimeUtc(old, new DateTime(2026, 10, night, 2, 30, 0, DateTimeKind.Utc));
        }

        folder.Write("backup.key", "每晚的口令\n");
        var made = await Programs.Shell(Line("ExecStart", folder, from));
        Assert.Equal((0, ""), (made.Exit, made.Error));
        Assert.Contains("已加密", made.Out, StringComparison.Ordinal);
        var kept = Directory.GetFiles(folder.At("backups")).Select(f => Path.GetFileName(f)).Order().ToList();
        Assert.Equal(14, kept.Count);
        Assert.Equal("2026-10-04-0230.jhb", kept[0]);

        var proved = await Programs.Shell(Line("ExecStartPost", folder, from));
        Assert.Equal((0, ""), (proved.Exit, proved.Error));
        Assert.Contains("结论与备份时相同", proved.Out, StringComparison.Ordinal);
        await using (var copy = Db.OpenAs(folder.At("proof.db"), Access.Program("核对")))
        {
            Assert.Equal(2, await copy.Counties.CountAsync());
            Assert.All(await new VerifyAudit(copy).Handle(), c => Assert.True(c.Holds, c.Problem));
            Assert.Equal(3, await copy.DataVersions.CountAsync(v => v.CountyCode == DemoCounty.Code));
        }
    }

    [Fact]
    public async Task A_backup_that_cannot_be_restored_ends_the_night_with_an_error()
    {
        using var folder = new TempFolder();
        using var from = await TestDb.Create();
        await from.Everything();
        folder.Write("backup.key", "每晚的口令\n");
        Assert.Equal(0, (await Programs.Shell(Line("ExecStart", folder, from))).Exit);
        var file = Assert.Single(Directory.GetFiles(folder.At("backups")));
        var bytes = await File.ReadAllBytesAsync(file);
        await File.WriteAllBytesAsync(file, bytes[..^7]);
        var proved = await Programs.Shell(Line("ExecStartPost", folder, from));
        Assert.NotEqual(0, proved.Exit);
        Assert.Contains("备份文件已损坏", proved.Error, StringComparison.Ordinal);
    }

    /// <summary>A line of the unit as systemd would hand it to the shell, with the places of this test.</summary>
    private static string Line(string key, TempFolder folder, TestDb from)
    {
        var unit = File.ReadAllLines(Path.Combine(Programs.Repository, "deploy/junheng-backup.service"));
        const string Shell = "=/bin/sh -c '";
        var line = Assert.Single(unit, l => l.StartsWith(key + Shell, StringComparison.Ordinal));
        var script = line[(key.Length + Shell.Length)..^1]
            .Replace("$$", "$", StringComparison.Ordinal)
            .Replace("%%", "%", StringComparison.Ordinal)
            .Replace("/opt/junheng/cli/junheng", $"{Programs.Host} {Programs.Terminal}", StringComparison.Ordinal)
            .Replace("/var/lib/junheng-backups", folder.At("backups"), StringComparison.Ordinal)
            .Replace("/tmp/proof.db", folder.At("proof.db"), StringComparison.Ordinal);
        return $"export Database='{from.Setting}' CREDENTIALS_DIRECTORY='{folder.Path}'; {script}";
    }
}
