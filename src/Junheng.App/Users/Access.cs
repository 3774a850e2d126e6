using System.Diagnostics.CodeAnalysis;

namespace Junheng.App.Users;

/// <summary>
/// Who acts, and how far he reaches: rights of the role within the scope of the post. Every query and every write of
/// a <see cref="Data.Db"/> is held to the access it was given; without one nothing is seen and nothing is written.
/// </summary>
public sealed record Access
{
    /// <summary>Sorts after every division code.</summary>
    private const string Last = "~";

    /// <summary>Nobody: sees nothing, may nothing.</summary>
    public static readonly Access Nobody = new()
    {
        Post = "",
        From = Last,
        Upto = "",
    };

    private Access() { }

    /// <summary>The post that acts, as records name it: posts stay when people change.</summary>
    public required string Post { get; init; }

    /// <summary>First division code within reach, in byte order.</summary>
    public required string From { get; init; }

    /// <summary>Last division code within reach.</summary>
    public required string Upto { get; init; }

    /// <summary>The one school it is limited to; null where it reaches every school of its counties.</summary>
    public string? School { get; init; }

    public Right Rights { get; init; }

    /// <summary>The role; null for the program and for nobody.</summary>
    public Role? Role { get; init; }

    /// <summary>Sign-in name of the account; null for the program itself.</summary>
    public string? Account { get; init; }

    public long? AccountId { get; init; }

    public long? PostId { get; init; }

    public long? SessionId { get; init; }

    /// <summary>The outside identity the session was opened by; null where a password was given.</summary>
    public string? Subject { get; init; }

    /// <summary>Number of the post's unit in the tree.</summary>
    public long? UnitId { get; init; }

    /// <summary>Name of the post's unit.</summary>
    public string? Unit { get; init; }

    /// <summary>Where the post's unit stands in the tree; null for the program and for nobody.</summary>
    public UnitLevel? Level { get; init; }

    /// <summary>Division code of the post's unit: empty for the nation, two digits a province, four a city.</summary>
    public string Division { get; init; } = "";

    /// <summary>Network address it came from; null for the program itself.</summary>
    public string? Address { get; init; }

    /// <summary>Whether a password somebody else knows has to be changed before anything else.</summary>
    public bool MustChangePassword { get; init; }

    /// <summary>Whether a second factor has to be set up before anything else.</summary>
    public bool MustTurnOnSecondFactor { get; init; }

    /// <summary>Whether it is the program, which may everything: workers, the terminal, the first start.</summary>
    public bool IsProgram { get; private init; }

    /// <summary>Whether it is one of the three officers, who administer and read no county.</summary>
    public bool IsOfficer => Role is { } role && RoleRules.IsOfficer(role);

    [MemberNotNullWhen(true, nameof(AccountId), nameof(Account), nameof(SessionId), nameof(Role))]
    public bool IsAccount => AccountId is not null;

    /// <summary>The program itself, under the name it puts into the record.</summary>
    public static Access Program(string post) =>
        new()
        {
            Post = post,
            From = "",
            Upto = Last,
            Rights = (Right)~0,
            IsProgram = true,
        };

    /// <summary>The program at work for one county only.</summary>
    public static Access ProgramOf(string county) => Program("系统") with { From = county, Upto = county };

    /// <summary>An account that holds no post: it may see to itself and nothing else.</summary>
    public static readonly Access WithoutPost = Nobody with { Post = "（未任职）" };

    /// <summary>
    /// The same person wherever a thing is kept, but without any right over others: for his own account, for what is
    /// unique in the whole installation, for the record of what he read.
    /// </summary>
    public Access Everywhere() => this with { From = "", Upto = Last, School = null, Rights = Right.None };

    /// <summary>The same post while its school's rows are put among those of the whole county.</summary>
    public Access OverWholeCounty() => this with { School = null };

    /// <summary>An account at its post.</summary>
    /// <param name="post">Name of the post.</param>
    /// <param name="role">Its role.</param>
    /// <param name="division">Division code of its unit, 0, 2, 4 or 6 digits.</param>
    /// <param name="school">The school, for a post in a school.</param>
    public static Access Of(string post, Role role, string division, string? school) =>
        new()
        {
            Post = post,
            // Only the whole reaches what belongs to no county.
            From = division.Length == 0 ? "" : division.PadRight(6, '0'),
            Upto = division.Length == 0 ? Last : division.PadRight(6, '9'),
            Division = division,
            School = school,
            Role = role,
            Rights = RoleRules.All[role].Rights,
        };

    /// <summary>Whether it may do all of that.</summary>
    public bool May(Right rights) => (Rights & rights) == rights;

    /// <summary>Whether a county, or <see cref="Data.AuditEntry.Installation"/>, is within reach.</summary>
    public bool Reaches(string county) =>
        string.CompareOrdinal(county, From) >= 0 && string.CompareOrdinal(county, Upto) <= 0;
}
