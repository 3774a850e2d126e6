using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Junheng.App.Users;

/// <summary>The secret a browser holds for its session: whoever reads the database cannot tell it.</summary>
internal static class SessionKey
{
    private const int Bytes = 32;

    public static string Make() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
