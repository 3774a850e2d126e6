using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Junheng.App.Backup;

/// <summary>The first line of a backup, readable by anybody.</summary>
/// <param name="Format">Number of the format.</param>
/// <param name="Made">When, in UTC.</param>
/// <param name="Salt">Of the passphrase, in base64; null if the backup is not encrypted.</param>
/// <param name="Rounds">PBKDF2 rounds of the passphrase.</param>
internal sealed record BackupHead(int Format, DateTime Made, string? Salt, int Rounds);

/// <summary>
/// The one file of a backup: a line that says what it is, then packed lines, in the clear or encrypted by a passphrase
/// (AES-256-GCM in blocks, the key by PBKDF2 with SHA-256).
/// </summary>
internal static class BackupFile
{
    public const int Format = 1;
    private const string Mark = "JUNHENG-BACKUP ";

    /// <summary>As many as today's advice for passwords asks; half a second here.</summary>
    private const int Rounds = 600_000;

    /// <summary>Begins a file.</summary>
    /// <returns>Where the lines go; closing it completes the file.</returns>
    public static async Task<Stream> Begin(Stream file, DateTime made, string? passphrase)
    {
        var salt = passphrase is null ? null : RandomNumberGenerator.GetBytes(16);
        var head = new BackupHead(Format, made, salt is null ? null : Convert.ToBase64String(salt), Rounds);
        await file.WriteAsync(Encoding.UTF8.GetBytes(Mark + JsonSerializer.Serialize(head) + "\n"));
        var inner = salt is null ? file : new SealingStream(file, Key(passphrase!, salt, Rounds));
        return new GZipStream(inner, CompressionLevel.Optimal, leaveOpen: salt is null);
    }

    /// <summary>Opens a file.</summary>
    /// <exception cref="BackupException">It is none, of a later program, or the passphrase is missing.</exception>
    public static Stream Open(Stream file, string? passphrase) =>
        new GZipStream(Packed(file, passphrase), CompressionMode.Decompress);

    private static Stream Packed(Stream file, string? passphrase)
    {
        var head = Head(file);
        if (head.Salt is null)
        {
            return file;
        }

        if (string.IsNullOrEmpty(passphrase))
        {
            throw new BackupException("这份备份设有口令，请用 --passphrase-file 指明存放口令的文件。");
        }

        return new UnsealingStream(file, Key(passphrase, Convert.FromBase64String(head.Salt), head.Rounds));
    }

    /// <summary>
    /// Reads a file to its end, where its check sum stands: until then damage may look like rows that the database
    /// chokes on.
    /// </summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static async Task Verify(Stream file, string? passphrase, CancellationToken cancel)
    {
        await using var packed = new GZipStream(Packed(file, passphrase), CompressionMode.Decompress, leaveOpen: true);
        await packed.CopyToAsync(Stream.Null, cancel);
    }

    private static BackupHead Head(Stream file)
    {
        const int Longest = 1_000;
        var line = new List<byte>();
        while (line.Count < Longest && file.ReadByte() is >= 0 and not '\n' and var read)
        {
            line.Add((byte)read);
        }

        var text = Encoding.UTF8.GetString([.. line]);
        if (!text.StartsWith(Mark, StringComparison.Ordinal))
        {
            throw new BackupException("这个文件不是本系统的备份。");
        }

        try
        {
            var head = JsonSerializer.Deserialize<BackupHead>(text[Mark.Length..])!;
            return head.Salt is not null
                && (!Convert.TryFromBase64String(head.Salt, new byte[64], out _) || head.Rounds < 1)
                    ? throw new JsonException()
                : head.Format == Format ? head
                : throw new BackupException(
                    $"这份备份是格式{head.Format}，本版本只认格式{Format}。请用做备份的那个版本恢复。"
                );
        }
        catch (JsonException)
        {
            throw new BackupException("备份文件的开头已损坏。");
        }
    }

    private static byte[] Key(string passphrase, byte[] salt, int rounds) =>
        Rfc2898DeriveBytes.Pbkdf2(passphrase, salt, rounds, HashAlgorithmName.SHA256, 32);
}

/// <summary>A backup that cannot be taken back; the message says why, in Chinese.</summary>
public sealed class BackupException(string message) : Exception(message);
