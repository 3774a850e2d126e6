using Junheng.Engine.Schools;

namespace Junheng.Engine.Compute;

/// <summary>
/// The merged schools of one county and year as numeric columns with masks of what is missing: what the kernel works
/// on, whether a county, a what-if variant or the nation is computed. One instance may serve county after county.
/// </summary>
public sealed class SchoolColumns
{
    private readonly long[][] values = new long[Fields.Count][];

    /// <summary>Room for a number of schools.</summary>
    public SchoolColumns(int count)
    {
        Array.Fill(values, []);
        Resize(count);
    }

    /// <summary>Number of schools.</summary>
    public int Count { get; private set; }

    /// <summary>Length of the columns: at least <see cref="Count"/>, and a multiple of what is computed at a time.</summary>
    internal int Stride { get; private set; }

    /// <summary>Bit f of entry i: field f of school i has a value.</summary>
    public ulong[] Known { get; private set; } = [];

    /// <summary>办学类型.</summary>
    public SchoolType[] Types { get; private set; } = [];

    /// <summary>城乡; null if unknown.</summary>
    public Locale?[] Locales { get; private set; } = [];

    /// <summary>Densely populated city centre.</summary>
    public bool[] CityCentre { get; private set; } = [];

    /// <summary>Bit s: the school's type (or that of a merged campus) implies stage s.</summary>
    public byte[] Implied { get; private set; } = [];

    /// <summary>A field's column, in millionths of its unit.</summary>
    public long[] this[Field field] => values[(int)field];

    /// <summary>Columns of merged records, row i being record i.</summary>
    public static SchoolColumns From(IReadOnlyList<SchoolRecord> schools)
    {
        var columns = new SchoolColumns(schools.Count);
        for (var i = 0; i < schools.Count; i++)
        {
            columns.Put(i, schools[i]);
        }

        return columns;
    }

    /// <summary>Makes room for another number of schools; every row is then to be put anew.</summary>
    public void Resize(int count)
    {
        Count = count;
        if (count <= Stride && Stride > 0)
        {
            return;
        }

        Stride = Vectors.RoundUp(Math.Max(count, Stride * 2));
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = new long[Stride];
        }

        Known = new ulong[Stride];
        Types = new SchoolType[Stride];
        Locales = new Locale?[Stride];
        CityCentre = new bool[Stride];
        Implied = new byte[Stride];
    }

    /// <summary>Replaces row i.</summary>
    public void Put(int i, SchoolRecord school)
    {
        for (var f = 0; f < values.Length; f++)
        {
            values[f][i] = school.Millionths((Field)f);
        }

        var implied = school.Type.ImpliedMask();
        foreach (var part in school.Parts)
        {
            implied |= part.Type.ImpliedMask();
        }

        PutFacts(i, school.KnownMask, school.Type, school.Locale, school.CityCentre, implied);
    }

    /// <summary>Replaces all of row i but its figures.</summary>
    /// <param name="i">The row.</param>
    /// <param name="known">Bit f: field f has a value.</param>
    /// <param name="type">办学类型.</param>
    /// <param name="locale">城乡; null if unknown.</param>
    /// <param name="cityCentre">Densely populated city centre.</param>
    /// <param name="implied">Bit s: a type among the merged rows implies stage s.</param>
    public void PutFacts(int i, ulong known, SchoolType type, Locale? locale, bool cityCentre, byte implied)
    {
        Known[i] = known;
        Types[i] = type;
        Locales[i] = locale;
        CityCentre[i] = cityCentre;
        Implied[i] = implied;
    }

    /// <summary>True if the field of school i has a value.</summary>
    public bool Has(int i, Field field) => (Known[i] >> (int)field & 1) != 0;
}
