using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Junheng.App.Data;

namespace Junheng.App.Audit;

/// <summary>
/// Hashes of what happened. Everything goes into one JSON array of strings, which can be read in one way only: no value
/// can pose as two, and null differs from empty.
/// </summary>
internal static class AuditHash
{
    public const string Algorithm = "SHA-256";

    /// <summary>Hash of an entry, from everything in it and the hash before.</summary>
    public static string Of(AuditEntry entry) =>
        Of([
            entry.CountyCode,
            Text(entry.Number),
            Text(entry.At),
            entry.Action,
            entry.Actor,
            entry.Account,
            entry.Address,
            entry.Subject,
            entry.Why,
            entry.ProcessId is { } id ? Text(id) : null,
            entry.Content,
            entry.Algorithm,
            entry.Previous,
        ]);

    /// <summary>Hash of a process and its changes, in the order they were made.</summary>
    /// <param name="process">The process.</param>
    /// <param name="file">SHA-256 of the file it rests on; null if on none.</param>
    /// <param name="changes">Entity, key, property, old, new.</param>
    public static string Of(
        Process process,
        string? file,
        IEnumerable<(string Entity, string Key, string Property, string? Old, string? New)> changes
    ) =>
        Of([
            process.CountyCode,
            process.Name,
            process.Actor,
            Text(process.At),
            process.Why,
            file,
            .. changes.SelectMany(c => new[] { c.Entity, c.Key, c.Property, c.Old, c.New }),
        ]);

    private static string Of(IEnumerable<string?> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(parts.ToList())));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(DateTime at) => at.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);
}
