namespace Junheng.Engine.Schools;

/// <summary>The order of identifiers in results: by code point, which is also the order of their UTF-8 bytes.</summary>
public static class CodePoints
{
    /// <summary>Negative, zero or positive as a stands before, with or behind b.</summary>
    public static int Compare(string a, string b)
    {
        for (var i = 0; i < a.Length && i < b.Length; i++)
        {
            if (a[i] != b[i])
            {
                // A surrogate stands for a code point above the whole basic plane, also above U+E000–U+FFFF.
                return char.IsSurrogate(a[i]) == char.IsSurrogate(b[i]) ? a[i].CompareTo(b[i])
                    : char.IsSurrogate(a[i]) ? 1
                    : -1;
            }
        }

        return a.Length.CompareTo(b.Length);
    }
}
