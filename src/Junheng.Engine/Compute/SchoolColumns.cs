using Junheng.Engine.Schools;

namespace Junheng.Engine.Compute;

/// <summary>
/// The merged schools of one county and year as numeric columns with masks of what is missing: what the kernel works
/// on, whether a county, a what-if variant or the nation is computed.
/// </summary>
public sealed class SchoolColumns
{
    private readonly long[][] values;

    /// <summary>Room for a number of schools.</summary>
    public SchoolColumns(int capacity)
    {
        values = new long[Fields.Count][];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = new long[capacity];
        }

        Known = new ulong[capacity];
        Types = new SchoolType[capacity];
        Locales = new Locale?[capacity];
        CityCentre = new bool[capacity];
        Implied = new byte[capacity];
        Count = capacity;
    }

    /// <summary>Number of schools.</summary>
    public int Count { get; }

    /// <summary>Bit f of entry i: field f of school i has a value.</summary>
    public ulong[] Known { get; }

    /// <summary>办学类型.</summary>
    public SchoolType[] Types { get; }

    /// <summary>城乡; null if unknown.</summary>
    public Locale?[] Locales { get; }

    /// <summary>Densely populated city centre.</summary>
    public bool[] CityCentre { get; }

    /// <summary>Bit s: the school's type (or that of a merged campus) implies stage s.</summary>
    public byte[] Implied { get; }

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

    /// <summary>Replaces row i.</summary>
    public void Put(int i, SchoolRecord school)
    {
        for (var f = 0; f < values.Length; f++)
        {
            values[f][i] = school.Millionths((Field)f);
        }

        Known[i] = school.KnownMask;
        Types[i] = school.Type;
        Locales[i] = school.Locale;
        CityCentre[i] = school.CityCentre;
        byte implied = 0;
        foreach (var stage in school.Type.Implied())
        {
            implied |= (byte)(1 << (int)stage);
        }

        foreach (var part in school.Parts)
        {
            foreach (var stage in part.Type.Implied())
            {
                implied |= (byte)(1 << (int)stage);
            }
        }

        Implied[i] = implied;
    }

    /// <summary>True if the field of school i has a value.</summary>
    public bool Has(int i, Field field) => (Known[i] >> (int)field & 1) != 0;
}
