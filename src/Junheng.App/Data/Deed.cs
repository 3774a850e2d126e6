namespace Junheng.App.Data;

/// <summary>What is about to be done, where and why; who does it is the <see cref="Users.Access"/> of the context.</summary>
/// <param name="County">Division code.</param>
/// <param name="Name">Name of the use case, e.g. <c>confirm-import</c>.</param>
/// <param name="Why">The reason; may be empty where the use case speaks for itself.</param>
/// <param name="SourceFileId">The file it rests on, if any.</param>
public sealed record Deed(string County, string Name, string Why, long? SourceFileId = null)
{
    public const int LongestWhy = 500;
}
