using System.ComponentModel.DataAnnotations;
using Junheng.App.Users;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>岗位: holds duties and rights; who holds it changes, what is open stays with it.</summary>
[Index(nameof(OrgUnitId), nameof(Name), IsUnique = true)]
public sealed class Post : ICountyData
{
    public long Id { get; init; }

    [MaxLength(6)]
    public required string CountyCode { get; init; }

    public required long OrgUnitId { get; init; }

    public required Role Role { get; init; }

    /// <summary>As records name it, unit included, e.g. 示例县教育局统计岗.</summary>
    [MaxLength(100)]
    public required string Name { get; init; }
}
