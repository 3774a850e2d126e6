using Junheng.Engine.Schools;

namespace Junheng.App.Demo;

/// <summary>
/// What is decided about a school beforehand: the self-check counts follow from these lines whatever the seed; the seed
/// only moves figures inside spans that lie wholly on one side of the rules.
/// </summary>
internal sealed record Outline(string Name, SchoolType Type, Locale Locale)
{
    public int Organiser { get; init; } = 7;

    public int Built { get; init; } = 2012;

    public ClassPlan? Primary { get; init; }

    public ClassPlan? Junior { get; init; }

    public int Kindergarten { get; init; }

    public int Senior { get; init; }

    public bool CityCentre { get; init; }

    /// <summary>Migrant children in per cent; null: as usual in the locale.</summary>
    public int? Migrants { get; init; }

    /// <summary>㎡ of teaching rooms (less indoor sports) per head, where the school is short; null: enough.</summary>
    public decimal? Area { get; init; }

    /// <summary>㎡ of sports grounds and halls per head, where the school is short; null: enough.</summary>
    public decimal? Ground { get; init; }

    /// <summary>元 of equipment per head, where the school is short; null: enough.</summary>
    public decimal? Equipment { get; init; }

    public RoomGap Music { get; init; }

    public RoomGap Art { get; init; }

    /// <summary>Name of the school this campus is merged into.</summary>
    public string? CampusOf { get; init; }

    public int First { get; init; }

    public int Last { get; init; } = int.MaxValue;

    /// <summary>Has pupils of more than one stage that share its rooms.</summary>
    public bool Integrated => Type is SchoolType.NineYear or SchoolType.TwelveYear or SchoolType.CompleteSecondary;

    public ClassPlan? Plan(Stage stage) => stage == Stage.Primary ? Primary : Junior;
}
