namespace Junheng.Engine.Validate;

/// <summary>The checks of a county's records: their catalogue, and one run over them all.</summary>
public static class Checks
{
    private static readonly Check[] All =
    [
        .. NameChecks.All,
        .. IdentityChecks.All,
        .. SchoolChecks.All,
        .. PupilBlankChecks.All,
        .. PresenceChecks.All,
        .. ClassChecks.All,
        .. ClassSizeChecks.All,
        .. TeacherChecks.All,
        .. TeacherShareChecks.All,
        .. RoomChecks.All,
        .. ClassroomChecks.All,
        .. ClassListChecks.All,
        .. ListRowChecks.All,
        .. IndicatorInputChecks.All,
        .. ToleranceInputChecks.All,
        .. PlausibilityChecks.All,
        .. PeerChecks.All,
        .. YearChecks.All,
        .. JumpChecks.All,
        .. PatternChecks.All,
        .. CopyChecks.All,
        .. RoundNumberChecks.All,
        .. CountyPartChecks.All,
        .. CountyItemChecks.All,
        .. CountySchoolChecks.All,
        .. CountyAgreementChecks.All,
    ];

    /// <summary>Those whose findings say why a figure of A1 is missing, or stands for another type of school.</summary>
    private static readonly Check[] Inputs =
    [
        .. All.Where(c =>
            c.Info.Code
                is "type-contradicts-pupils"
                    or "implied-pupils-blank"
                    or "indicator-input-blank"
                    or "tolerance-input-blank"
        ),
    ];

    /// <summary>
    /// Every check over records, in the order of a school's form, with those that <see cref="Roster"/> makes when rows
    /// are brought together. What is wrong with a cell or a line as text is the file reader's to say.
    /// </summary>
    public static IReadOnlyList<CheckInfo> Catalogue { get; } = [.. Roster.Checks, .. All.Select(c => c.Info)];

    /// <summary>
    /// What is wrong or doubtful in the records of one county and year; without the findings of
    /// <see cref="Roster.Findings"/>. Ordered by level, then file and row.
    /// </summary>
    public static IReadOnlyList<Finding> Run(CheckContext context) => Run(context, All);

    /// <summary>
    /// What in the records makes a figure of A1 missing or doubtful, and nothing else: enough where a nation is
    /// computed and nobody goes through its schools one by one.
    /// </summary>
    public static IReadOnlyList<Finding> RunOnInputs(CheckContext context) => Run(context, Inputs);

    private static List<Finding> Run(CheckContext context, Check[] checks)
    {
        var inspection = new Inspection(context);
        foreach (var check in checks)
        {
            check.Run(inspection, (about, column, what, at) => inspection.Add(check.Info, about, column, what, at));
        }

        return inspection.Ordered();
    }
}
