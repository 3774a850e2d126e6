using Junheng.App.Data;
using Junheng.App.Standards;
using Junheng.App.Users;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Schools;

/// <summary>登记县: a county the installation keeps data of, under the rule pack for its division code.</summary>
public sealed class RegisterCounty(Db db, TimeProvider clock, PackLibrary packs)
{
    private const int LongestName = 60;

    /// <param name="Code">Six-digit division code.</param>
    /// <param name="Name">Name.</param>
    public sealed record Command(string Code, string Name);

    public async Task<Outcome> Handle(Command command, CancellationToken cancel = default)
    {
        var mistakes = new List<string>();
        var name = command.Name.Trim();
        if (command.Code.Length != 6 || !command.Code.All(char.IsAsciiDigit) || command.Code == AuditEntry.Installation)
        {
            mistakes.Add($"行政区划代码应为六位数字，现为“{command.Code}”。");
        }

        if (name.Length is 0 or > LongestName)
        {
            mistakes.Add($"请填写县名（1至{LongestName}个字）。");
        }

        if (await db.Counties.AnyAsync(c => c.Code == command.Code, cancel))
        {
            mistakes.Add($"{command.Code}已经登记过。");
        }

        return mistakes.Count > 0
            ? Outcome.Refuse(mistakes)
            : await ProcessLog.Run(
                db,
                clock,
                new(command.Code, "register-county", ""),
                async scope =>
                {
                    db.Counties.Add(
                        new()
                        {
                            Code = command.Code,
                            Name = name,
                            Pack = packs.For(command.Code).Name,
                        }
                    );
                    scope.Change("county", command.Code, "name", null, name);
                    await CountyUnit.Add(db, command.Code, name, scope, cancel);
                },
                cancel
            );
    }
}
