using System.Text;
using Junheng.Engine.Schools;

namespace Junheng.App.Report;

/// <summary>The identifiers of a county's schools, in UTF-8.</summary>
/// <param name="text">What they stand in.</param>
/// <param name="places">By school, where.</param>
internal readonly ref struct SchoolIds(ReadOnlySpan<byte> text, ReadOnlySpan<SchoolIds.Place> places)
{
    private readonly ReadOnlySpan<byte> text = text;
    private readonly ReadOnlySpan<Place> places = places;

    /// <summary>The identifier of a school.</summary>
    public ReadOnlySpan<byte> this[int school] => text.Slice(places[school].Start, places[school].Length);

    /// <summary>The identifiers of records, as people typed them.</summary>
    public static SchoolIds Of(IReadOnlyList<SchoolRecord> schools)
    {
        var text = new MemoryStream();
        var places = new Place[schools.Count];
        for (var i = 0; i < places.Length; i++)
        {
            var start = (int)text.Length;
            text.Write(Encoding.UTF8.GetBytes(schools[i].School));
            places[i] = new(start, (int)text.Length - start, false);
        }

        return new(text.ToArray(), places);
    }

    /// <summary>True if an identifier is known to be letters and digits alone, which need no quotes.</summary>
    public bool IsPlain(int school) => places[school].IsPlain;

    /// <summary>Where an identifier stands.</summary>
    /// <param name="Start">Its first byte.</param>
    /// <param name="Length">Its length in bytes.</param>
    /// <param name="IsPlain">It is known to be letters and digits alone.</param>
    internal readonly record struct Place(int Start, int Length, bool IsPlain);
}
