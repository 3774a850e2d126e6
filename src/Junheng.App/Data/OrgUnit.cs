using System.ComponentModel.DataAnnotations;
using Junheng.App.Users;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>机构: a unit of the tree from the nation down to a school, and a county's departments.</summary>
[Index(nameof(ParentId))]
[Index(nameof(CountyCode), nameof(Level), nameof(Name), IsUnique = true)]
public sealed class OrgUnit : ICountyData
{
    public long Id { get; init; }

    /// <summary>The county it lies in; <see cref="AuditEntry.Installation"/> for units above counties.</summary>
    [MaxLength(6)]
    public required string CountyCode { get; init; }

    /// <summary>The unit above; null for the nation.</summary>
    public long? ParentId { get; init; }

    public required UnitLevel Level { get; init; }

    /// <summary>Division code: none for the nation, two digits a province, four a city, six from the county down.</summary>
    [MaxLength(6)]
    public required string Division { get; init; }

    /// <summary>School identifier; null for other units.</summary>
    [MaxLength(20)]
    public string? School { get; init; }

    [MaxLength(100)]
    public required string Name { get; set; }
}
