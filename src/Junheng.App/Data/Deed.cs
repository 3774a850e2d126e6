namespace Junheng.App.Data;

/// <summary>Who is about to do what, where and why.</summary>
/// <param name="County">Division code.</param>
/// <param name="Name">Name of the use case, e.g. <c>confirm-import</c>.</param>
/// <param name="Actor">The post that acts.</param>
/// <param name="Why">The reason; may be empty where the use case speaks for itself.</param>
/// <param name="SourceFileId">The file it rests on, if any.</param>
public sealed record Deed(string County, string Name, string Actor, string Why, long? SourceFileId = null)
{
    public const int LongestWhy = 500;
}
