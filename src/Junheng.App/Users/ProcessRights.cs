namespace Junheng.App.Users;

/// <summary>The right each named process needs. A process that is not here is run by the program only.</summary>
internal static class ProcessRights
{
    private static readonly Dictionary<string, Right> Needed = new(StringComparer.Ordinal)
    {
        ["start-import"] = Right.HandIn,
        ["keep-statistics"] = Right.HandIn | Right.ReadCounty,
        ["start-statistics"] = Right.HandIn | Right.ReadCounty,
        ["discard-import"] = Right.HandIn,
        ["confirm-import"] = Right.Confirm,
        ["answer-finding"] = Right.Answer,
        ["freeze-version"] = Right.KeepVersions,
        ["save-county-figures"] = Right.FillFigures,
        ["save-evidence"] = Right.JudgeEvidence,
        ["save-item-units"] = Right.AssignUnits,
        ["save-view"] = Right.SaveViews,
        ["delete-view"] = Right.SaveViews,
        ["start-plan"] = Right.RunCampaign,
        ["save-plan"] = Right.RunCampaign,
        ["discard-plan"] = Right.RunCampaign,
        ["confirm-plan"] = Right.RunCampaign,
        ["save-aliases"] = Right.RunCampaign,
        ["save-matrix"] = Right.RunCampaign,
        ["save-task"] = Right.RunCampaign,
        ["decide-task"] = Right.RunCampaign,
        ["report-task"] = Right.ReportWork,
        ["sign-task"] = Right.SignWork,
        ["supervise-task"] = Right.Supervise,
        ["save-meeting"] = Right.RunCampaign,
        ["save-goals"] = Right.RunCampaign,
        ["count-children"] = Right.ReportWork,
        ["record-recognition"] = Right.Recognise,
        ["change-county"] = Right.SetRules,
        ["register-county"] = Right.RegisterCounty,
        ["create-unit"] = Right.ManageUnits,
        ["create-post"] = Right.ManageUnits,
        ["create-account"] = Right.ManageAccounts,
        ["create-accounts"] = Right.ManageAccounts,
        ["appoint"] = Right.ManageAccounts,
        ["hand-over"] = Right.ManageAccounts,
        ["reset-password"] = Right.ManageAccounts,
        ["close-account"] = Right.ManageAccounts,
        ["open-account"] = Right.ManageAccounts,
        ["link-subject"] = Right.ManageAccounts,
        ["unlink-subject"] = Right.ManageAccounts,
        ["remove-second-factor"] = Right.ManageAccounts,
        ["turn-on-second-factor"] = Right.None,
        ["turn-off-second-factor"] = Right.None,
        ["end-session"] = Right.None,
        ["change-password"] = Right.None,
        ["choose-post"] = Right.None,
    };

    /// <summary>Throws unless the access may run the process in the county.</summary>
    /// <exception cref="AccessDeniedException">It may not.</exception>
    public static void Demand(Access access, string process, string county)
    {
        if (access.IsProgram)
        {
            if (access.Reaches(county))
            {
                return;
            }
        }
        else if (
            (access.IsAccount || access.Role is not null)
            && access.Reaches(county)
            && Needed.TryGetValue(process, out var right)
            && access.May(right)
        )
        {
            return;
        }

        throw new AccessDeniedException($"“{access.Post}”不能在{county}执行{process}。");
    }
}
