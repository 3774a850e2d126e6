using System.Data.Common;
using Junheng.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Data;

[Trait("Database", "both")]
public sealed class UnchangingTests
{
    public static TheoryData<string> Tables =>
        [
            "source_file",
            "data_version",
            "school_row",
            "school_figure",
            "listed_class",
            "listed_room",
            "version_freeze",
            "frozen_figure",
            "frozen_judgement",
            "import_file",
            "statistics_mapping",
            "process",
            "process_change",
            "task_report",
        ];

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Raw_sql_can_neither_change_nor_delete_what_is_written_once(string table)
    {
        using var test = await TestDb.Create();
        await test.Everything();
        await using var db = test.Open();
        await Fill(db);

        foreach (var sql in new[] { $"UPDATE {table} SET county_code = county_code", $"DELETE FROM {table}" })
        {
            var error = await Assert.ThrowsAnyAsync<DbException>(() => db.Database.ExecuteSqlRawAsync(sql));
            Assert.Contains($"{table} never changes", error.Message, StringComparison.Ordinal);
        }
    }

    /// <summary>Rows of the tables that an ordinary import leaves empty.</summary>
    private static async Task Fill(Db db)
    {
        await db.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO import_file (import_job_id, ordinal, county_code, source_file_id, stage)
            SELECT id, 0, county_code, source_file_id, 'Primary' FROM import_job;
            INSERT INTO statistics_mapping (county_code, name, number, content, "by", at)
            SELECT code, '统计导出', 1, 'x', '统计岗', '2026-11-25 00:00:00' FROM county WHERE code <> '000000';
            """
        );
    }

    [Fact]
    public async Task A_version_cannot_be_removed_through_the_context_even_inside_a_process()
    {
        using var test = await TestDb.Create();
        await test.Version(Rows.School("1"));
        await using var db = test.Open();
        var version = await db.DataVersions.SingleAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            ProcessLog.Run(
                db,
                test.Clock,
                new(TestDb.County, "tamper", ""),
                scope =>
                {
                    db.Remove(version);
                    scope.Change("data_version", "1", "number", "1", null);
                    return Task.CompletedTask;
                }
            )
        );

        await using var fresh = test.Open();
        Assert.Equal(1, await fresh.DataVersions.CountAsync());
    }

    [Fact]
    public async Task A_school_row_cannot_be_altered_through_the_context()
    {
        using var test = await TestDb.Create();
        await test.Version(Rows.School("1"));
        await using var db = test.Open();
        db.Entry(await db.SchoolRows.SingleAsync()).Property(r => r.Name).CurrentValue = "改名小学";
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
    }
}
