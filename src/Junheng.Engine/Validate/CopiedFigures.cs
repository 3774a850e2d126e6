using Junheng.Engine.Schools;

namespace Junheng.Engine.Validate;

/// <summary>Comparing all figures of two records at once.</summary>
internal static class CopiedFigures
{
    /// <summary>Fewer positive figures than this may agree by chance, as in two tiny teaching points.</summary>
    public const int Fewest = 10;

    /// <summary>The number of fields that hold more than zero.</summary>
    public static int PositiveFigures(this SchoolRecord school)
    {
        var count = 0;
        for (var i = 0; i < Fields.Count; i++)
        {
            count += school.Number((Field)i) > 0 ? 1 : 0;
        }

        return count;
    }

    /// <summary>True if the same fields are known and hold the same values.</summary>
    public static bool SameFigures(this SchoolRecord a, SchoolRecord b)
    {
        if (a.KnownMask != b.KnownMask)
        {
            return false;
        }

        for (var i = 0; i < Fields.Count; i++)
        {
            if (a.Number((Field)i) != b.Number((Field)i))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Equal for records with the same figures.</summary>
    public static int FiguresHash(this SchoolRecord school)
    {
        var hash = new HashCode();
        hash.Add(school.KnownMask);
        for (var i = 0; i < Fields.Count; i++)
        {
            hash.Add(school.Has((Field)i) ? school.Millionths((Field)i) : 0);
        }

        return hash.ToHashCode();
    }
}
