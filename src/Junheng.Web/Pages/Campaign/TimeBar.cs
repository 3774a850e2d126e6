using System.Globalization;
using Junheng.Engine.Campaign;

namespace Junheng.Web.Pages.Campaign;

/// <summary>A bar on the time line.</summary>
/// <param name="Axis">The months.</param>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day; null where none is set.</param>
/// <param name="Light">Its colour.</param>
/// <param name="Done">The share that is done, 0 to 1.</param>
public sealed record TimeBar(TimeAxis Axis, DateOnly First, DateOnly? Last, TaskLight Light, double Done)
{
    /// <summary>Months written at the axis at most.</summary>
    public const int Marks = 8;

    /// <summary>Also a bar of one day can be seen.</summary>
    private const double Narrowest = 0.006;

    private double Share => Math.Max(Narrowest, Axis.After(Last ?? First) - Axis.At(First));

    public string Left => Percent(Axis.At(First));

    public string Width => Percent(Share);

    public string DoneWidth => Percent(Share * Math.Min(Done, 1));

    /// <summary>A share as drawings take it.</summary>
    public static string Percent(double share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
