using System.Linq.Expressions;
using Junheng.App.Users;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>
/// What a context sees is limited here once for all queries: to the counties its <see cref="Access"/> reaches, and for
/// a school's post to its own school. A table of a county that is not named under the schools is closed to them.
/// </summary>
public sealed partial class Db
{
    internal const string ByCounty = "county";

    internal const string BySchool = "school";

    private void AddLimits(ModelBuilder model)
    {
        foreach (
            var type in model
                .Model.GetEntityTypes()
                .Select(e => e.ClrType)
                .Where(t => t.IsAssignableTo(typeof(ICountyData)) && !IsShared(t))
                .ToList()
        )
        {
            var limit = (LambdaExpression)
                GetType()
                    .GetMethod(
                        nameof(OfCounty),
                        System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance
                    )!
                    .MakeGenericMethod(type)
                    .Invoke(this, null)!;
            model.Entity(type).HasQueryFilter(ByCounty, limit);
        }

        model
            .Entity<County>()
            .HasQueryFilter(
                ByCounty,
                c =>
                    c.Code != AuditEntry.Installation
                    && string.Compare(c.Code, Access.From) >= 0
                    && string.Compare(c.Code, Access.Upto) <= 0
            );
        LimitSchools(model);
    }

    /// <summary>Mappings of statistics exports are patterns of columns that counties take over from each other.</summary>
    private static bool IsShared(Type type) => type == typeof(StatisticsMapping);

    private Expression<Func<T, bool>> OfCounty<T>()
        where T : class, ICountyData =>
        e =>
            string.Compare(EF.Property<string>(e, nameof(ICountyData.CountyCode)), Access.From) >= 0
            && string.Compare(EF.Property<string>(e, nameof(ICountyData.CountyCode)), Access.Upto) <= 0;

    private void LimitSchools(ModelBuilder model)
    {
        Limit<SchoolRow>(r => r.School == Access.School || (!r.Counted && r.Parent == Access.School));
        Limit<ImportJob>(j => j.School == Access.School);
        Limit<SourceFile>(f => f.School == Access.School);
        Limit<ImportFile>(f => ImportJobs.Any(j => j.Id == f.ImportJobId && j.School == Access.School));
        Limit<ImportFinding>(f => ImportJobs.Any(j => j.Id == f.ImportJobId && j.School == Access.School));
        Limit<FindingAnswer>(a => a.School == Access.School);
        Limit<SchoolFigure>(f => SchoolRows.Any(r => r.Id == f.SchoolRowId && r.School == Access.School));
        // Of a process that touched several schools only the changes of the own one are there; how the county's file and
        // figures changed with it is not.
        Limit<ProcessChange>(c =>
            c.Entity == SchoolKey.Entity
            && (c.Key == Access.School || c.Key.StartsWith(SchoolKey.Campuses(Access.School)))
        );
        Limit<Process>(p => ProcessChanges.Any(c => c.ProcessId == p.Id));
        Limit<ListedClass>(f => SchoolRows.Any(r => r.Id == f.SchoolRowId && r.School == Access.School));
        Limit<ListedRoom>(f => SchoolRows.Any(r => r.Id == f.SchoolRowId && r.School == Access.School));
        Limit<UnitAlias>(a => a.Of == AliasOf.Schools || a.School == Access.School);
        Limit<TaskUnit>(u => UnitAliases.Any(a => a.CountyCode == u.CountyCode && a.Name == u.Unit));
        Limit<WorkTask>(t => TaskUnits.Any(u => u.WorkTaskId == t.Id));
        // What other schools report on a task of all schools is theirs.
        Limit<TaskReport>(r =>
            (r.School == null || r.School == Access.School) && WorkTasks.Any(t => t.Id == r.WorkTaskId)
        );
        Limit<ChildCount>(c => c.School == Access.School);
        // Versions, their names and the numbers of their rows tell nothing of another school.
        var open = new HashSet<Type> { typeof(DataVersion), typeof(VersionFreeze), typeof(VersionSchool) };
        foreach (
            var type in model
                .Model.GetEntityTypes()
                .Where(e =>
                    e.ClrType.IsAssignableTo(typeof(ICountyData))
                    && !open.Contains(e.ClrType)
                    && e.FindDeclaredQueryFilter(BySchool) is null
                )
                .Select(e => e.ClrType)
                .ToList()
        )
        {
            Expression<Func<object, bool>> none = _ => Access.School == null;
            var row = Expression.Parameter(type, "e");
            model.Entity(type).HasQueryFilter(BySchool, Expression.Lambda(none.Body, row));
        }

        return;

        void Limit<T>(Expression<Func<T, bool>> own)
            where T : class
        {
            Expression<Func<T, bool>> every = _ => Access.School == null;
            model
                .Entity<T>()
                .HasQueryFilter(
                    BySchool,
                    Expression.Lambda<Func<T, bool>>(Expression.OrElse(every.Body, own.Body), own.Parameters)
                );
        }
    }
}
