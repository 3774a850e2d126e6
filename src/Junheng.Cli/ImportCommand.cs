using System.CommandLine;
using Junheng.App.Data;
using Junheng.App.Import;
using Junheng.App.Schools;
using Junheng.App.Standards;
using Junheng.Engine.Validate;
using Microsoft.EntityFrameworkCore;

namespace Junheng.Cli;

/// <summary><c>junheng import FILE… --county CODE --year Y</c>: into the database by the same use cases as the web.</summary>
internal static class ImportCommand
{
    private const string Actor = "本机操作员（终端）";

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "学校数据文件，可以多个",
            Arity = ArgumentArity.OneOrMore,
        };
        files.Validators.Add(InputFiles.RefuseOptions);
        var county = new Option<string>("--county") { Description = "六位行政区划代码", Required = true };
        var year = new Option<int>("--year") { Description = "年度", Required = true };
        var database = new Option<string>("--db")
        {
            Description = "数据库文件",
            DefaultValueFactory = _ => Path.Combine("var", "junheng.db"),
        };
        var name = new Option<string?>("--name") { Description = "县名；库中还没有该县时必填" };
        var why = new Option<string>("--why") { Description = "导入说明", DefaultValueFactory = _ => "终端导入" };
        var official = new Option<bool>("--official") { Description = "正式数据（缺省为过程数据）" };
        var whole = new Option<bool>("--whole-county") { Description = "文件就是全县，文件中没有的学校视为撤销" };
        var dry = new Option<bool>("--dry-run") { Description = "只校验，不写入" };
        var command = new Command("import", "把学校数据导入数据库，成为新的数据版本")
        {
            files,
            county,
            year,
            database,
            name,
            why,
            official,
            whole,
            dry,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var options = new DbContextOptionsBuilder<Db>();
                var path = Path.GetFullPath(parsed.GetRequiredValue(database));
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                Db.UseFile(options, path);
                await using var db = new Db(options.Options);
                await db.Migrate(TimeProvider.System, cancel);
                var run = new ImportRun(
                    db,
                    parsed.GetRequiredValue(county),
                    parsed.GetRequiredValue(year),
                    parsed.GetValue(why) ?? "",
                    parsed.GetValue(official) ? ImportKind.Official : ImportKind.Interim,
                    parsed.GetValue(whole) ? ImportScope.WholeCounty : ImportScope.OnlyTheseSchools,
                    parsed.GetValue(dry)
                );
                return await run.EnsureCounty(parsed.GetValue(name), cancel) is { } refused
                    ? refused
                    : await run.All(parsed.GetRequiredValue(files), cancel);
            }
        );
        return command;
    }

    private sealed class ImportRun(
        Db db,
        string county,
        int year,
        string why,
        ImportKind kind,
        ImportScope scope,
        bool dry
    )
    {
        private readonly TimeProvider clock = TimeProvider.System;
        private readonly PackLibrary packs = PackLibrary.Delivered();

        /// <summary>Registers the county if it is new; an exit status if that cannot be.</summary>
        public async Task<int?> EnsureCounty(string? name, CancellationToken cancel)
        {
            if (await db.Counties.AnyAsync(c => c.Code == county, cancel))
            {
                return null;
            }

            var outcome = await new RegisterCounty(db, clock, packs).Handle(new(county, name ?? "", Actor), cancel);
            return outcome.Ok ? null : Refused(outcome.Mistakes);
        }

        public async Task<int> All(string[] files, CancellationToken cancel)
        {
            var worst = ExitCode.Done;
            foreach (var file in files)
            {
                worst = Math.Max(worst, await One(file, cancel));
                if (worst > ExitCode.Findings)
                {
                    break;
                }
            }

            return worst;
        }

        private async Task<int> One(string path, CancellationToken cancel)
        {
            byte[] content;
            try
            {
                content = await File.ReadAllBytesAsync(path, cancel);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                InputFiles.Tell(path, "file-not-readable", $"文件打不开，请检查路径和权限（{error.Message}）");
                return ExitCode.Unreadable;
            }

            var asOf = new DateOnly(year, 9, 1);
            var started = await new StartImport(db, clock).Handle(
                new(county, year, asOf, kind, scope, why, Path.GetFileName(path), content, Actor),
                cancel
            );
            if (!started.Ok)
            {
                return Refused(started.Mistakes);
            }

            await new ReadImport(db, packs, clock).Handle(started.Value, cancel);
            var job = await db.ImportJobs.AsNoTracking().SingleAsync(j => j.Id == started.Value, cancel);
            var errors = await Tell(job, path, content, cancel);
            if (job.State == ImportState.Refused)
            {
                InputFiles.Tell(path, "not-imported", job.Problem ?? "文件不能导入。");
                return ExitCode.Unreadable;
            }

            return await Decide(job, path, cancel) ?? (errors ? ExitCode.Findings : ExitCode.Done);
        }

        private async Task<int?> Decide(ImportJob job, string path, CancellationToken cancel)
        {
            var confirm = new ConfirmImport(db, new(db, clock));
            var preview = await confirm.Preview(job, cancel);
            if (dry)
            {
                await new DiscardImport(db, clock).Handle(new(county, job.Id, "只校验", Actor), cancel);
                Console.WriteLine($"{path}：{job.RowCount} 行，{preview.Changes.Count} 处变化，未写入");
                return null;
            }

            var outcome = await confirm.Handle(new(county, job.Id, preview.Basis?.Id, Actor), cancel);
            if (!outcome.Ok)
            {
                return Refused(outcome.Mistakes);
            }

            Console.WriteLine(
                $"{path}：已成为 {county} {year} 年第 {outcome.Value!.Number} 版，{outcome.Value.Changes} 处变化"
            );
            return null;
        }

        private async Task<bool> Tell(ImportJob job, string path, byte[] content, CancellationToken cancel)
        {
            var errors = await db
                .ImportFindings.AsNoTracking()
                .Where(f => f.ImportJobId == job.Id && f.Level == FindingLevel.Error)
                .OrderBy(f => f.Ordinal)
                .ToListAsync(cancel);
            if (errors.Count == 0)
            {
                return false;
            }

            // Stored findings name columns by code; where a code stands in a sheet only the file can say.
            using var stream = new MemoryStream(content, writable: false);
            var read = RecordFile.Read(stream, path, cancellationToken: cancel);
            return InputFiles.TellErrors(
                errors.Select(e => new Finding(e.Level, e.Code, path, e.Sheet, e.Row, e.Column, e.School, e.Message)),
                read.Place
            );
        }

        private static int Refused(IReadOnlyList<string> mistakes)
        {
            foreach (var mistake in mistakes)
            {
                Console.Error.WriteLine(mistake);
            }

            return ExitCode.Usage;
        }
    }
}
