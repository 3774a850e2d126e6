using Junheng.App.Users;
using Junheng.Engine.Campaign;
using Junheng.Engine.Figures;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;
using Junheng.Engine.Validate;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>The database. What is written to it goes through <see cref="ProcessLog"/>; see <see cref="WriteGuard"/>.</summary>
public sealed partial class Db(DbContextOptions<Db> options) : DbContext(options)
{
    public DbSet<County> Counties => Set<County>();
    public DbSet<SourceFile> SourceFiles => Set<SourceFile>();
    public DbSet<ImportJob> ImportJobs => Set<ImportJob>();
    public DbSet<ImportFile> ImportFiles => Set<ImportFile>();
    public DbSet<StatisticsMapping> StatisticsMappings => Set<StatisticsMapping>();
    public DbSet<ImportFinding> ImportFindings => Set<ImportFinding>();
    public DbSet<DataVersion> DataVersions => Set<DataVersion>();
    public DbSet<SchoolRow> SchoolRows => Set<SchoolRow>();
    public DbSet<VersionSchool> VersionSchools => Set<VersionSchool>();
    public DbSet<SchoolFigure> SchoolFigures => Set<SchoolFigure>();
    public DbSet<ListedClass> ListedClasses => Set<ListedClass>();
    public DbSet<ListedRoom> ListedRooms => Set<ListedRoom>();
    public DbSet<VersionFreeze> VersionFreezes => Set<VersionFreeze>();
    public DbSet<FrozenFigure> FrozenFigures => Set<FrozenFigure>();
    public DbSet<FrozenJudgement> FrozenJudgements => Set<FrozenJudgement>();
    public DbSet<FindingAnswer> FindingAnswers => Set<FindingAnswer>();
    public DbSet<CountyFigure> CountyFigures => Set<CountyFigure>();
    public DbSet<ItemUnit> ItemUnits => Set<ItemUnit>();
    public DbSet<Recognition> Recognitions => Set<Recognition>();
    public DbSet<EvidenceJudgement> EvidenceJudgements => Set<EvidenceJudgement>();
    public DbSet<SavedView> SavedViews => Set<SavedView>();
    public DbSet<PlanPaper> PlanPapers => Set<PlanPaper>();
    public DbSet<CampaignItem> CampaignItems => Set<CampaignItem>();
    public DbSet<WorkTask> WorkTasks => Set<WorkTask>();
    public DbSet<TaskUnit> TaskUnits => Set<TaskUnit>();
    public DbSet<TaskLink> TaskLinks => Set<TaskLink>();
    public DbSet<TaskReport> TaskReports => Set<TaskReport>();
    public DbSet<UnitAlias> UnitAliases => Set<UnitAlias>();
    public DbSet<LocalGoal> LocalGoals => Set<LocalGoal>();
    public DbSet<GoalValue> GoalValues => Set<GoalValue>();
    public DbSet<Meeting> Meetings => Set<Meeting>();
    public DbSet<ChildCount> ChildCounts => Set<ChildCount>();
    public DbSet<OrgUnit> OrgUnits => Set<OrgUnit>();
    public DbSet<Post> Posts => Set<Post>();
    public DbSet<Holding> Holdings => Set<Holding>();
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<SignInSession> SignInSessions => Set<SignInSession>();
    public DbSet<Process> Processes => Set<Process>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<AuditChain> AuditChains => Set<AuditChain>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();
    public DbSet<ProcessChange> ProcessChanges => Set<ProcessChange>();

    /// <summary>Who acts: limits what is seen and decides what may be written. Nobody, until it is set.</summary>
    /// <exception cref="InvalidOperationException">The reach changes while a process is under way.</exception>
    public Access Access
    {
        get => access;
        set
        {
            if (Scope is not null && (value.From, value.Upto) != (access.From, access.Upto))
            {
                // The open connection was told the reach that it has.
                throw new InvalidOperationException("The reach of a context does not change within a process.");
            }

            access = value;
        }
    }

    private Access access = Access.Nobody;

    /// <summary>The process under way; null between processes.</summary>
    internal ProcessScope? Scope { get; set; }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        WriteGuard.Check(this);
        return Noted(base.SaveChanges(acceptAllChangesOnSuccess));
    }

    public override async Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken = default
    )
    {
        WriteGuard.Check(this);
        return Noted(await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken));
    }

    private int Noted(int written)
    {
        if (written > 0)
        {
            Scope?.MarkWritten();
        }

        return written;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        const int EnumLength = 20;
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<ImportKind>().HaveConversion<string>().HaveMaxLength(EnumLength);
        configurationBuilder.Properties<ImportScope>().HaveConversion<string>().HaveMaxLength(EnumLength);
        configurationBuilder.Properties<ImportState>().HaveConversion<string>().HaveMaxLength(EnumLength);
        configurationBuilder.Properties<Stage>().HaveConversion<string>().HaveMaxLength(EnumLength);
        configurationBuilder.Properties<FindingLevel>().HaveConversion<string>().HaveMaxLength(EnumLength);
        configurationBuilder.Properties<Missing>().HaveConversion<string>().HaveMaxLength(EnumLength);
        configurationBuilder.Properties<SchoolType>().HaveConversion<SchoolTypeConverter>().HaveMaxLength(EnumLength);
        configurationBuilder.Properties<Role>().HaveConversion<string>().HaveMaxLength(EnumLength);
        configurationBuilder.Properties<UnitLevel>().HaveConversion<string>().HaveMaxLength(EnumLength);
        configurationBuilder.Properties<RoomKind>().HaveConversion<string>().HaveMaxLength(EnumLength);
        configurationBuilder.Properties<PaperState>().HaveConversion<string>().HaveMaxLength(EnumLength);
        configurationBuilder.Properties<AliasOf>().HaveConversion<string>().HaveMaxLength(EnumLength);
        configurationBuilder.Properties<TaskKind>().HaveConversion<string>().HaveMaxLength(EnumLength);
        configurationBuilder.Properties<TaskState>().HaveConversion<string>().HaveMaxLength(EnumLength);
        configurationBuilder.Properties<TaskDeed>().HaveConversion<string>().HaveMaxLength(EnumLength);
        configurationBuilder.Properties<Locale>().HaveConversion<LocaleConverter>().HaveMaxLength(EnumLength);
        configurationBuilder.Properties<Verdict>().HaveConversion<VerdictConverter>().HaveMaxLength(EnumLength);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        Relations.Add(modelBuilder);
        AddLimits(modelBuilder);
        // A column added to a table that has rows needs one.
        modelBuilder.Entity<LocalGoal>().Property(g => g.Number).HasDefaultValue(0);
        SnakeCase.Apply(modelBuilder.Model);
    }
}
