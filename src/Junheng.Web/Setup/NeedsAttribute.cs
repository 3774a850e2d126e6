using Junheng.App.Users;

namespace Junheng.Web.Setup;

/// <summary>
/// Who may open a page, or call a handler of it, where the method says otherwise than the page. A page that says
/// nothing, and is not open to everybody, opens for nobody.
/// </summary>
/// <param name="right">The rights it takes, all of them; none for everybody who has signed in.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(Right right) : Attribute
{
    public Right Right { get; } = right;

    /// <summary>Whether reading it goes into the audit record.</summary>
    public bool Recorded { get; init; }

    /// <summary>Whether it may be used while the password has still to be changed.</summary>
    public bool BeforePassword { get; init; }

    /// <summary>Whether it may be used while the second factor has still to be set up.</summary>
    public bool BeforeSecondFactor { get; init; }
}
