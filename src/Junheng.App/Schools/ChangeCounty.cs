using Junheng.App.Data;
using Junheng.App.Standards;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Schools;

/// <summary>修改县设置: the rule pack a county is judged by, and whether the transitional tolerances are asked for.</summary>
public sealed class ChangeCounty(Db db, TimeProvider clock, PackLibrary packs)
{
    /// <param name="Code">Division code.</param>
    /// <param name="Pack">Name of the rule pack.</param>
    /// <param name="Tolerances">True to show the tolerant verdict beside the strict one.</param>
    /// <param name="Why">Reason; required, since it can turn verdicts.</param>
    public sealed record Command(string Code, string Pack, bool Tolerances, string Why);

    public async Task<Outcome> Handle(Command command, CancellationToken cancel = default)
    {
        var mistakes = new List<string>();
        if (!Choices(command.Code).Any(p => p == command.Pack))
        {
            mistakes.Add($"规则包“{command.Pack}”不适用于{command.Code}。请从列表中选择。");
        }

        if (command.Why.Trim().Length == 0)
        {
            mistakes.Add("请写明修改原因，例如依据的文件。");
        }

        return mistakes.Count > 0
            ? Outcome.Refuse(mistakes)
            : await ProcessLog.Run(
                db,
                clock,
                new(command.Code, "change-county", command.Why.Trim()),
                async scope =>
                {
                    var county = await db.Counties.SingleAsync(c => c.Code == command.Code, cancel);
                    scope.Change("county", county.Code, "pack", county.Pack, command.Pack);
                    scope.Change("county", county.Code, "tolerances", $"{county.Tolerances}", $"{command.Tolerances}");
                    (county.Pack, county.Tolerances) = (command.Pack, command.Tolerances);
                },
                cancel
            );
    }

    /// <summary>The packs a county may be judged by: the national one and the overlays for its division.</summary>
    public IEnumerable<string> Choices(string county) =>
        packs
            .All.Where(p =>
                p.Divisions.Count == 0 || p.Divisions.Any(d => county.StartsWith(d, StringComparison.Ordinal))
            )
            .Select(p => p.Name);
}
