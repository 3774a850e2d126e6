using System.Buffers.Binary;
using System.Security.Cryptography;
using Junheng.App.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Junheng.App.Users;

/// <summary>Passwords the program makes up: told once, to be changed at the first sign-in.</summary>
internal static class OneTimePassword
{
    // Without what is easily taken for another character on paper.
    private const string Letters = "abcdefghijkmnpqrstuvwxyz";
    private const string Digits = "23456789";

    /// <summary>
    /// Rounds where many are made at once. Rounds make up for what people choose badly; these are 85 bits by chance,
    /// which nobody goes through at a thousandth of a second each. The hash names its own rounds, and is replaced by one
    /// at full cost with the first sign-in, which has to change the password.
    /// </summary>
    internal const int FewRounds = 1_000;

    private static readonly PasswordHasher<Account> Hasher = new(
        Options.Create(new PasswordHasherOptions { IterationCount = FewRounds })
    );

    private const int Group = 4;
    private const int Groups = 4;

    /// <summary>Hash of one of many; only for what <see cref="Make"/> has made.</summary>
    public static string Hash(Account account, string password) => Hasher.HashPassword(account, password);

    /// <summary>Whether a hash is of few rounds, so that a sign-in by it takes less time than others.</summary>
    public static bool IsCheap(string hash)
    {
        // The identity library's third format: 0x01, the function, and the rounds in network order.
        const int RoundsAt = 5;
        var bytes = new byte[hash.Length];
        return Convert.TryFromBase64String(hash, bytes, out var length)
            && length > RoundsAt + sizeof(int)
            && bytes[0] == 1
            && BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(RoundsAt)) <= FewRounds;
    }

    /// <summary>Four groups of letters and one of digits, about 85 bits.</summary>
    public static string Make() =>
        string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Letters, Group)))
        + "-"
        + RandomNumberGenerator.GetString(Digits, Group);
}
