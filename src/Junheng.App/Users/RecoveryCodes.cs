using System.Security.Cryptography;

namespace Junheng.App.Users;

/// <summary>备用码: for whoever has lost the telephone. They are as long as keys, so that a plain hash guards them.</summary>
internal static class RecoveryCodes
{
    private const int Number = 10;
    private const int Groups = 4;
    private const int Group = 4;

    // Without what is easily taken for another character on paper.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>Ten new codes, about 79 bits each.</summary>
    public static IReadOnlyList<string> Make() =>
        [
            .. Enumerable
                .Range(0, Number)
                .Select(_ =>
                    string.Join(
                        '-',
                        Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Letters, Group))
                    )
                ),
        ];

    /// <summary>What is kept of them: a hash a line.</summary>
    public static string Hashes(IEnumerable<string> codes) => string.Join('\n', codes.Select(Hash));

    /// <summary>How many are left.</summary>
    public static int Count(string hashes) => Lines(hashes).Length;

    /// <summary>What is left without a code; null if it is none of them.</summary>
    public static string? Without(string hashes, string code)
    {
        var (lines, used) = (Lines(hashes), Hash(code));
        return lines.Contains(used) ? string.Join('\n', lines.Where(l => l != used)) : null;
    }

    private static string[] Lines(string hashes) => hashes.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string Hash(string code) =>
        SessionKey.Hash(code.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant());
}
