using Junheng.App.Campaign;
using Junheng.App.Data;

namespace Junheng.Web.Pages.Campaign;

/// <summary>What the form of a meeting is filled with.</summary>
public sealed class MeetingForm
{
    public DateOnly? HeldOn { get; set; }

    public string? Title { get; set; }

    public string? Units { get; set; }

    public string? Minutes { get; set; }

    /// <summary>The version the user saw; 0 for a new meeting.</summary>
    public int Version { get; set; }

    /// <summary>The form of a meeting that is there.</summary>
    public static MeetingForm Of(Meeting meeting) =>
        new()
        {
            HeldOn = meeting.HeldOn,
            Title = meeting.Title,
            Units = meeting.Units,
            Minutes = meeting.Minutes,
            Version = meeting.Version,
        };

    internal SaveMeeting.Command Command(string county, long id) =>
        new(county, id, Version, HeldOn, Title ?? "", Units ?? "", Minutes ?? "");
}
