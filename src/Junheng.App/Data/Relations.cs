using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>
/// Foreign keys. Nothing cascades: a county's figures and their history are never deleted along with something else.
/// Tables that hang on another table of the county have no second key to the county itself.
/// </summary>
internal static class Relations
{
    public static void Add(ModelBuilder model)
    {
        Key<SourceFile, County>(model, nameof(SourceFile.CountyCode));
        Key<ImportJob, County>(model, nameof(ImportJob.CountyCode));
        Key<ImportJob, SourceFile>(model, nameof(ImportJob.SourceFileId));
        Key<ImportFile, ImportJob>(model, nameof(ImportFile.ImportJobId));
        Key<ImportFile, SourceFile>(model, nameof(ImportFile.SourceFileId));
        Key<StatisticsMapping, County>(model, nameof(StatisticsMapping.CountyCode));
        Key<ImportFinding, ImportJob>(model, nameof(ImportFinding.ImportJobId));
        Key<DataVersion, County>(model, nameof(DataVersion.CountyCode));
        Key<DataVersion, ImportJob>(model, nameof(DataVersion.ImportJobId));
        Key<DataVersion, DataVersion>(model, nameof(DataVersion.BaseVersionId));
        Key<SchoolRow, DataVersion>(model, nameof(SchoolRow.DataVersionId));
        Key<VersionSchool, DataVersion>(model, nameof(VersionSchool.DataVersionId));
        Key<VersionSchool, SchoolRow>(model, nameof(VersionSchool.SchoolRowId));
        Key<SchoolRow, SourceFile>(model, nameof(SchoolRow.SourceFileId));
        Key<SchoolFigure, SchoolRow>(model, nameof(SchoolFigure.SchoolRowId));
        Key<ListedClass, SchoolRow>(model, nameof(ListedClass.SchoolRowId));
        Key<ListedRoom, SchoolRow>(model, nameof(ListedRoom.SchoolRowId));
        Key<VersionFreeze, DataVersion>(model, nameof(VersionFreeze.DataVersionId));
        Key<FrozenFigure, VersionFreeze>(model, nameof(FrozenFigure.DataVersionId));
        Key<FrozenJudgement, VersionFreeze>(model, nameof(FrozenJudgement.DataVersionId));
        Key<FindingAnswer, County>(model, nameof(FindingAnswer.CountyCode));
        Key<SchoolFigure, SourceFile>(model, nameof(SchoolFigure.SourceFileId));
        Key<CountyFigure, County>(model, nameof(CountyFigure.CountyCode));
        Key<EvidenceJudgement, County>(model, nameof(EvidenceJudgement.CountyCode));
        Key<ItemUnit, County>(model, nameof(ItemUnit.CountyCode));
        Key<Recognition, County>(model, nameof(Recognition.CountyCode));
        Key<Recognition, VersionFreeze>(model, nameof(Recognition.DataVersionId));
        Key<SavedView, County>(model, nameof(SavedView.CountyCode));
        Key<OrgUnit, County>(model, nameof(OrgUnit.CountyCode));
        Key<OrgUnit, OrgUnit>(model, nameof(OrgUnit.ParentId));
        Key<Post, OrgUnit>(model, nameof(Post.OrgUnitId));
        Key<Account, County>(model, nameof(Account.CountyCode));
        Key<Holding, Post>(model, nameof(Holding.PostId));
        Key<Holding, Account>(model, nameof(Holding.AccountId));
        Key<SignInSession, Account>(model, nameof(SignInSession.AccountId));
        Key<SignInSession, Holding>(model, nameof(SignInSession.HoldingId));
        Key<PlanPaper, County>(model, nameof(PlanPaper.CountyCode));
        Key<PlanPaper, SourceFile>(model, nameof(PlanPaper.SourceFileId));
        Key<UnitAlias, County>(model, nameof(UnitAlias.CountyCode));
        Key<UnitAlias, OrgUnit>(model, nameof(UnitAlias.OrgUnitId));
        Key<CampaignItem, County>(model, nameof(CampaignItem.CountyCode));
        Key<Meeting, County>(model, nameof(Meeting.CountyCode));
        Key<WorkTask, County>(model, nameof(WorkTask.CountyCode));
        Key<WorkTask, Meeting>(model, nameof(WorkTask.MeetingId));
        Key<TaskUnit, WorkTask>(model, nameof(TaskUnit.WorkTaskId));
        Key<TaskLink, WorkTask>(model, nameof(TaskLink.WorkTaskId));
        Key<TaskLink, WorkTask>(model, nameof(TaskLink.NeedsId));
        Key<TaskReport, WorkTask>(model, nameof(TaskReport.WorkTaskId));
        Key<TaskReport, SourceFile>(model, nameof(TaskReport.SourceFileId));
        Key<LocalGoal, County>(model, nameof(LocalGoal.CountyCode));
        Key<GoalValue, LocalGoal>(model, nameof(GoalValue.LocalGoalId));
        Key<ChildCount, County>(model, nameof(ChildCount.CountyCode));
        Key<Process, County>(model, nameof(Process.CountyCode));
        Key<Process, SourceFile>(model, nameof(Process.SourceFileId));
        Key<AuditEntry, Process>(model, nameof(AuditEntry.ProcessId));
        Key<ProcessChange, Process>(model, nameof(ProcessChange.ProcessId));
    }

    private static void Key<TFrom, TTo>(ModelBuilder model, string property)
        where TFrom : class
        where TTo : class =>
        model.Entity<TFrom>().HasOne<TTo>().WithMany().HasForeignKey(property).OnDelete(DeleteBehavior.Restrict);
}
