using System.Globalization;

namespace Junheng.Web;

/// <summary>A long list, page by page.</summary>
/// <param name="Count">Entries in all.</param>
/// <param name="Number">The page shown, 1 …</param>
/// <param name="Link">The address of a page.</param>
/// <param name="PerPage">Entries on a page.</param>
public sealed record Paging(int Count, int Number, Func<int, string> Link, int PerPage = Paging.Size)
{
    /// <summary>Entries on a page where nothing else is said.</summary>
    public const int Size = 200;

    /// <summary>Pages on either side of the one shown that are linked.</summary>
    private const int Near = 2;

    public int Pages => PagesOf(Count, PerPage);

    /// <summary>First and last entry of the page shown, 1 …</summary>
    public (int First, int Last) Shown => (Before + 1, Math.Min(Number * PerPage, Count));

    /// <summary>Entries on the pages before the one shown.</summary>
    public int Before => (Number - 1) * PerPage;

    /// <summary>The page asked for by an address; the nearest one there is.</summary>
    /// <param name="count">Entries in all.</param>
    /// <param name="asked">What the address says; null for the first page.</param>
    /// <param name="link">The address of a page.</param>
    /// <param name="perPage">Entries on a page.</param>
    public static Paging Of(int count, string? asked, Func<int, string> link, int perPage = Size) =>
        new(
            count,
            int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? Math.Clamp(number, 1, PagesOf(count, perPage))
                : 1,
            link,
            perPage
        );

    /// <summary>The entries of the page shown.</summary>
    public IEnumerable<T> Of<T>(IEnumerable<T> all) => all.Skip(Before).Take(PerPage);

    /// <summary>The pages linked: the first, the last, and those near the one shown; 0 stands for those left out.</summary>
    public IEnumerable<int> Linked()
    {
        var before = 0;
        foreach (
            var page in Enumerable.Range(1, Pages).Where(p => p == 1 || p == Pages || Math.Abs(p - Number) <= Near)
        )
        {
            if (page > before + 1)
            {
                yield return 0;
            }

            yield return before = page;
        }
    }

    private static int PagesOf(int count, int perPage) => Math.Max(1, (count + perPage - 1) / perPage);
}
