namespace Junheng.Web;

/// <summary>The links under a list that goes over several pages.</summary>
/// <param name="Number">The page shown, 1 …</param>
/// <param name="Found">Rows of all pages.</param>
/// <param name="PerPage">Rows on a page.</param>
/// <param name="To">The address of a page.</param>
public sealed record Pager(int Number, int Found, int PerPage, Func<int, string> To)
{
    public int Pages => Last(Found, PerPage);

    /// <summary>A page that is there.</summary>
    public static int Within(int asked, int found, int perPage) => Math.Clamp(asked, 1, Last(found, perPage));

    private static int Last(int found, int perPage) => Math.Max(1, (found + perPage - 1) / perPage);
}
