using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Junheng.App.Users;

/// <summary>
/// Codes by time (RFC 6238: SHA-1, 30 seconds, six digits, as every authenticator app has them). The identity library
/// checks such codes too, but does not tell which time step a code belongs to, so a code seen over a shoulder would be
/// good for a second sign-in.
/// </summary>
public static class Authenticator
{
    private const int SecretBytes = 20;
    private const int Seconds = 30;
    private const int Digits = 6;
    private const int Modulus = 1_000_000;

    // Clocks of telephones differ by less than that.
    private const int Tolerance = 1;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int BitsPerLetter = 5;

    /// <summary>A new secret, in Base32 as apps take it.</summary>
    public static string MakeSecret()
    {
        var text = new StringBuilder();
        var (bits, value) = (0, 0);
        foreach (var b in RandomNumberGenerator.GetBytes(SecretBytes))
        {
            value = ((value << 8) | b) & 0xFFFF;
            for (bits += 8; bits >= BitsPerLetter; bits -= BitsPerLetter)
            {
                text.Append(Alphabet[(value >> (bits - BitsPerLetter)) & 0x1F]);
            }
        }

        return text.ToString();
    }

    /// <summary>The code of a secret at a time.</summary>
    public static string CodeAt(string secret, DateTime at) => Code(Bytes(secret), Step(at));

    /// <summary>The address that a QR code carries to an app.</summary>
    public static string Address(string issuer, string account, string secret) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account)}"
        + $"?secret={secret}&issuer={Uri.EscapeDataString(issuer)}&digits={Digits}&period={Seconds}";

    /// <summary>The time step that a code belongs to; null if it is wrong, too old, or used before.</summary>
    /// <param name="secret">The secret.</param>
    /// <param name="code">What was typed.</param>
    /// <param name="at">Now.</param>
    /// <param name="last">The step of the code used last.</param>
    internal static long? StepOf(string secret, string code, DateTime at, long last)
    {
        var (typed, key) = (Encoding.UTF8.GetBytes(code), Bytes(secret));
        long? found = null;
        for (var step = Step(at) - Tolerance; step <= Step(at) + Tolerance; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(typed, Encoding.UTF8.GetBytes(Code(key, step))) && step > last)
            {
                found ??= step;
            }
        }

        return found;
    }

    private static long Step(DateTime at) => new DateTimeOffset(at, TimeSpan.Zero).ToUnixTimeSeconds() / Seconds;

    private static string Code(byte[] key, long step)
    {
        var counter = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // What apps compute; SHA-1 is not weak under HMAC.
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & int.MaxValue;
        return (number % Modulus).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static byte[] Bytes(string secret)
    {
        var bytes = new List<byte>();
        var (bits, value) = (0, 0);
        foreach (var letter in secret)
        {
            value = ((value << BitsPerLetter) | Alphabet.IndexOf(letter, StringComparison.Ordinal)) & 0xFFFF;
            bits += BitsPerLetter;
            if (bits >= 8)
            {
                bits -= 8;
                bytes.Add((byte)(value >> bits));
            }
        }

        return [.. bytes];
    }
}
