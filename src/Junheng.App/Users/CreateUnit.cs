using Junheng.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Users;

/// <summary>设立机构: a unit below another one.</summary>
public sealed class CreateUnit(Db db, TimeProvider clock)
{
    private const int LongestName = 100;
    private const int LongestSchool = 20;

    /// <param name="ParentId">The unit above.</param>
    /// <param name="Level">What kind of unit.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Code">Division code of a province or city; school identifier of a school; otherwise not asked for.</param>
    public sealed record Command(long ParentId, UnitLevel Level, string Name, string Code);

    /// <summary>The number of the new unit.</summary>
    public async Task<Outcome<long>> Handle(Command command, CancellationToken cancel = default)
    {
        var name = command.Name.Trim();
        var code = command.Code.Trim();
        var parent = await db.OrgUnits.AsNoTracking().SingleOrDefaultAsync(u => u.Id == command.ParentId, cancel);
        var mistakes = parent is null
            ? ["没有选中的上级机构。请刷新页面。"]
            : Mistakes(parent, command.Level, name, code);
        if (mistakes.Count > 0)
        {
            return Outcome.Refuse(mistakes).With(0L);
        }

        var id = 0L;
        var outcome = await ProcessLog.Run(
            db,
            clock,
            new(parent!.CountyCode, "create-unit", ""),
            async scope =>
            {
                if (await Taken(parent, command.Level, name, code, cancel) is { } taken)
                {
                    return Outcome.Refuse(taken);
                }

                id = await Add(db, parent, command.Level, name, code, scope, cancel);
                return Outcome.Done;
            },
            cancel
        );
        return outcome.With(id);
    }

    /// <summary>Adds a unit in the process under way.</summary>
    internal static async Task<long> Add(
        Db db,
        OrgUnit parent,
        UnitLevel level,
        string name,
        string code,
        ProcessScope scope,
        CancellationToken cancel
    )
    {
        var unit = new OrgUnit
        {
            CountyCode = parent.CountyCode,
            ParentId = parent.Id,
            Level = level,
            Division = level is UnitLevel.Province or UnitLevel.City ? code : parent.Division,
            School = level == UnitLevel.School ? code : null,
            Name = name,
        };
        db.OrgUnits.Add(unit);
        await db.SaveChangesAsync(cancel);
        scope.Change("org_unit", name, "level", null, UnitTree.Titles[level]);
        return unit.Id;
    }

    private static List<string> Mistakes(OrgUnit parent, UnitLevel level, string name, string code)
    {
        var mistakes = new List<string>();
        if (!UnitTree.Below(parent.Level).Contains(level))
        {
            mistakes.Add($"“{parent.Name}”下面不能设{UnitTree.Titles[level]}。");
        }

        if (name.Length is 0 or > LongestName)
        {
            mistakes.Add($"请填写机构名称（1至{LongestName}个字）。");
        }

        var digits = UnitTree.Digits(level);
        if (
            level is UnitLevel.Province or UnitLevel.City
            && (
                code.Length != digits
                || !code.All(char.IsAsciiDigit)
                || !code.StartsWith(parent.Division, StringComparison.Ordinal)
            )
        )
        {
            mistakes.Add($"区划代码应为以“{parent.Division}”开头的{digits}位数字。");
        }

        if (level == UnitLevel.School && code.Length is 0 or > LongestSchool)
        {
            mistakes.Add("请填写学校标识码，与上报数据中的相同。");
        }

        return mistakes;
    }

    private async Task<string?> Taken(
        OrgUnit parent,
        UnitLevel level,
        string name,
        string code,
        CancellationToken cancel
    )
    {
        var county = parent.CountyCode;
        return await db.OrgUnits.AnyAsync(u => u.CountyCode == county && u.Level == level && u.Name == name, cancel)
                ? $"“{name}”已经设立。"
            : level == UnitLevel.School
            && await db.OrgUnits.AnyAsync(u => u.CountyCode == county && u.School == code, cancel)
                ? $"标识码“{code}”的学校已经设立。"
            : null;
    }
}
