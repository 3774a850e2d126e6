using System.Security.Cryptography;
using Junheng.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Import;

/// <summary>Keeps an uploaded file as it is, with its hash.</summary>
internal static class KeptFile
{
    /// <summary>The id of the kept file; the same file sent again is kept once.</summary>
    public static async Task<long> Keep(
        Db db,
        string county,
        string name,
        byte[] content,
        ProcessScope scope,
        CancellationToken cancel
    )
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        var known = await db
            .SourceFiles.Where(f => f.CountyCode == county && f.Sha256 == hash && f.Name == name)
            .Select(f => (long?)f.Id)
            .FirstOrDefaultAsync(cancel);
        if (known is { } id)
        {
            return id;
        }

        var file = new SourceFile
        {
            CountyCode = county,
            Name = name,
            Sha256 = hash,
            Size = content.Length,
            Content = content,
            UploadedAt = scope.At,
            UploadedBy = scope.Actor,
            School = db.Access.School,
        };
        db.SourceFiles.Add(file);
        await db.SaveChangesAsync(cancel);
        scope.Change("source_file", name, "sha256", null, hash);
        return file.Id;
    }
}
