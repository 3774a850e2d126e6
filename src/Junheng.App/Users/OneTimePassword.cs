using System.Security.Cryptography;

namespace Junheng.App.Users;

/// <summary>Passwords the program makes up: told once, to be changed at the first sign-in.</summary>
internal static class OneTimePassword
{
    // Without what is easily taken for another character on paper.
    private const string Letters = "abcdefghijkmnpqrstuvwxyz";
    private const string Digits = "23456789";
    private const int Group = 4;
    private const int Groups = 4;

    /// <summary>Four groups of letters and one of digits, about 85 bits.</summary>
    public static string Make() =>
        string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Letters, Group)))
        + "-"
        + RandomNumberGenerator.GetString(Digits, Group);
}
