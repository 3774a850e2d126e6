namespace Junheng.App.Data;

/// <summary>
/// How the process log names a school's row: a school by its identifier, a campus below the school it is counted to, so
/// that whoever may see a school finds its campuses by the key alone. A row that changed hands is named by itself.
/// </summary>
public static class SchoolKey
{
    /// <summary>The kind of thing.</summary>
    public const string Entity = "school";

    private const char Below = '/';

    /// <summary>What all keys of a school's campuses begin with.</summary>
    public static string Campuses(string? school) => $"{school}{Below}";

    /// <summary>The key of a row.</summary>
    /// <param name="school">Identifier of the row.</param>
    /// <param name="before">The school it was counted to; null if it was counted itself, or was not there.</param>
    /// <param name="after">The school it is counted to.</param>
    /// <param name="stayed">Whether it was there before and after.</param>
    public static string Of(string school, string? before, string? after, bool stayed) =>
        stayed && before != after ? school
        : (after ?? before) is { } parent ? Campuses(parent) + school
        : school;

    /// <summary>The identifier in a key.</summary>
    public static string Row(string key) => key[(key.LastIndexOf(Below) + 1)..];
}
