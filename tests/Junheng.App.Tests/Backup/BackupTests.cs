using System.Text;
using Junheng.App.Audit;
using Junheng.App.Backup;
using Junheng.App.Data;
using Junheng.App.Demo;
using Junheng.App.Standards;
using Junheng.App.Tests.Data;
using Junheng.App.Tests.Demo;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Backup;

[Trait("Database", "both")]
public sealed class BackupTests
{
    private static readonly PackLibrary Packs = PackLibrary.Delivered();

    [Fact]
    public async Task A_backup_restored_into_the_other_database_holds_everything_and_is_judged_alike()
    {
        using var folder = new TempFolder();
        using var from = await TestDb.Create();
        using var to = await TestDb.Empty(!TestDb.IsPostgres);
        await from.Everything();
        await using (var demo = from.Open())
        {
            await LoadDemoTests.Load(from, demo).Handle();
        }

        var word = folder.Write("word", "开口令 123\n");
        var file = folder.At("一份.jhb");
        var made = await Programs.Junheng("backup", "--db", from.Setting, "--out", file, "--passphrase-file", word);
        Assert.Equal((0, ""), (made.Exit, made.Error));
        var back = await Programs.Junheng("restore", "--db", to.Setting, "--from", file, "--passphrase-file", word);
        Assert.Equal((0, ""), (back.Exit, back.Error));

        await using var old = from.Open();
        await using var copy = to.Open();
        // The restore itself is on record in the new database.
        Type[] audit = [typeof(AuditEntry), typeof(AuditChain)];
        foreach (var entity in old.Model.GetEntityTypes().Where(e => !audit.Contains(e.ClrType)))
        {
            Assert.Equal(Stored.Rows(old, entity.ClrType), Stored.Rows(copy, entity.ClrType));
        }

        Assert.Equal(await MoveDatabaseTests.Verdict(from), await MoveDatabaseTests.Verdict(to));
        var chains = await new VerifyAudit(copy).Handle();
        Assert.All(chains, c => Assert.True(c.Holds, c.Problem));
        Assert.Equal([AuditEntry.Installation, DemoCounty.Code, TestDb.County], chains.Select(c => c.County));
        var link = await copy.AuditEntries.OrderByDescending(e => e.Id).FirstAsync();
        Assert.Equal(
            ("restore", "终端", Environment.UserName, true),
            (link.Action, link.Actor, link.Account, link.Subject.StartsWith($"{file}：", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task Without_the_passphrase_nothing_can_be_had()
    {
        using var from = await Worked();
        var file = await Make(from, "口令");
        Assert.Contains("口令", await Refusal(file, null), StringComparison.Ordinal);
        Assert.Contains("口令不对", await Refusal(file, "别的"), StringComparison.Ordinal);
        Assert.Null(await Refusal(file, "口令"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("口令")]
    public async Task A_damaged_or_cut_file_restores_nothing(string? passphrase)
    {
        using var from = await Worked();
        var whole = await Make(from, passphrase);
        var random = new Random(7);
        for (var i = 0; i < 4; i++)
        {
            var flipped = whole.ToArray();
            // The first line holds salt and time; the time is nobody's to prove.
            flipped[random.Next(whole.AsSpan().IndexOf((byte)'\n') + 1, whole.Length)] ^= 0x10;
            Assert.NotNull(await Refusal(flipped, passphrase));
            Assert.NotNull(await Refusal(whole[..random.Next(whole.Length)], passphrase));
        }
    }

    [Fact]
    public async Task Damage_anywhere_is_found_before_a_row_is_written()
    {
        using var from = await Worked();
        var whole = await Make(from, null);
        var body = whole.AsSpan().IndexOf((byte)'\n') + 1;
        // The ten bytes of gzip's own head say when and where it was packed, nothing of what.
        for (var at = body + 10; at < whole.Length; at += whole.Length / 60)
        {
            var flipped = whole.ToArray();
            flipped[at] ^= 0x10;
            await Assert.ThrowsAsync<InvalidDataException>(() =>
                BackupFile.Verify(new MemoryStream(flipped), null, default)
            );
        }

        await BackupFile.Verify(new MemoryStream(whole), null, default);
    }

    [Fact]
    public async Task Rows_that_the_database_refuses_are_refused_with_its_reason()
    {
        using var from = await Worked();
        var whole = await Make(from, null);
        using var lines = new StreamReader(BackupFile.Open(new MemoryStream(whole), null));
        var text = await lines.ReadToEndAsync();
        var county = text[text.IndexOf("{\"Table\":\"county\"", StringComparison.Ordinal)..].Split('\n')[1];
        using var forged = new MemoryStream();
        await using (var packed = await BackupFile.Begin(forged, from.Clock.Now.UtcDateTime, null))
        {
            await packed.WriteAsync(
                Encoding.UTF8.GetBytes(text.Replace(county, $"{county}\n{county}", StringComparison.Ordinal))
            );
        }

        Assert.Contains("数据库没有接受", await Refusal(forged.ToArray(), null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("JUNHENG-BACKUP {\"Format\":1,\"Salt\":\"!\",\"Rounds\":1}\n", "开头已损坏")]
    [InlineData("JUNHENG-BACKUP {\"Format\":1,\"Salt\":\"AAAA\",\"Rounds\":0}\n", "开头已损坏")]
    [InlineData("JUNHENG-BACKUP {\"Format\":9}\n", "格式9")]
    [InlineData("PK something else\n", "不是本系统的备份")]
    public async Task A_file_that_is_no_backup_of_ours_is_refused_with_its_reason(string head, string reason) =>
        Assert.Contains(reason, await Refusal(Encoding.UTF8.GetBytes(head), "口令"), StringComparison.Ordinal);

    [Fact]
    public async Task A_backup_is_of_one_moment_while_others_write()
    {
        using var from = await Worked();
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (var i = 1; !stop.IsCancellationRequested; i++)
            {
                await from.Fill(("teacher_pay", i));
            }
        });
        var files = new List<byte[]>();
        for (var i = 0; i < 3; i++)
        {
            files.Add(await Make(from, null));
        }

        await stop.CancelAsync();
        await writing;
        foreach (var file in files)
        {
            using var to = await TestDb.Empty();
            await using var db = to.Open();
            await db.Migrate(to.Clock);
            var outcome = await new Restore(db, Packs, to.Clock).Handle(new MemoryStream(file), "一份备份", null);
            Assert.Equal([], outcome.Mistakes);
            Assert.All(await new VerifyAudit(db).Handle(), c => Assert.True(c.Holds, c.Problem));
        }
    }

    [Fact]
    public async Task Old_backups_beyond_the_number_asked_for_are_deleted()
    {
        using var folder = new TempFolder();
        using var from = await Worked();
        foreach (var day in new[] { "1", "2", "3" })
        {
            var ended = await Programs.Junheng(
                "backup",
                "--db",
                from.Setting,
                "--out",
                folder.At($"{day}.jhb"),
                "--keep",
                "2"
            );
            Assert.Equal((0, ""), (ended.Exit, ended.Error));
        }

        Assert.Equal(
            ["2.jhb", "3.jhb"],
            Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_restore_that_is_refused_leaves_the_target_as_it_was_found()
    {
        using var folder = new TempFolder();
        using var from = await Worked();
        using var to = await TestDb.Empty();
        var file = folder.At("一份.jhb");
        await File.WriteAllBytesAsync(file, (await Make(from, null))[..^40]);
        var ended = await Programs.Junheng("restore", "--db", to.Setting, "--from", file);
        Assert.NotEqual(0, ended.Exit);
        Assert.NotEqual("", ended.Error);
        if (!TestDb.IsPostgres)
        {
            Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(to.Setting)!));
        }

        Assert.Empty(await MoveDatabaseTests.Tables(to));
        // Nothing is in the way of the next one.
        await File.WriteAllBytesAsync(file, await Make(from, null));
        var again = await Programs.Junheng("restore", "--db", to.Setting, "--from", file);
        Assert.Equal((0, ""), (again.Exit, again.Error));
        var over = await Programs.Junheng("restore", "--db", to.Setting, "--from", file);
        Assert.Contains("已经有县的数据", over.Error, StringComparison.Ordinal);
        await using var db = to.Open();
        Assert.Equal(1, await db.Counties.CountAsync());
    }

    [Fact]
    public async Task A_database_in_use_is_not_restored_over()
    {
        using var from = await Worked();
        var file = await Make(from, null);
        await using var db = from.Open();
        var outcome = await new Restore(db, Packs, from.Clock).Handle(new MemoryStream(file), "一份备份", null);
        Assert.Contains("已经有县的数据", Assert.Single(outcome.Mistakes), StringComparison.Ordinal);
    }

    private static async Task<TestDb> Worked()
    {
        var test = await TestDb.Create();
        await test.Everything();
        return test;
    }

    private static async Task<byte[]> Make(TestDb from, string? passphrase)
    {
        await using var db = from.Open();
        using var file = new MemoryStream();
        await new BackUp(db, Packs, from.Clock).Handle(file, passphrase);
        return file.ToArray();
    }

    /// <summary>Why a file is not restored; null if it is. What is refused leaves nothing behind.</summary>
    private static async Task<string?> Refusal(byte[] file, string? passphrase)
    {
        using var to = await TestDb.Empty();
        await using var db = to.Open();
        await db.Migrate(to.Clock);
        var outcome = await new Restore(db, Packs, to.Clock).Handle(new MemoryStream(file), "一份备份", passphrase);
        await using var fresh = to.Open();
        Assert.Equal(outcome.Ok ? 1 : 0, await fresh.Counties.CountAsync());
        return outcome.Ok ? null : Assert.Single(outcome.Mistakes);
    }
}
