using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.Web.Tests.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Junheng.Web.Tests.Operations;

/// <summary>Keys in the database are of no use without the certificate from outside.</summary>
public sealed class KeyCertificateTests : IDisposable
{
    private const string Clear = "<masterKey";

    private readonly string folder = Directory.CreateTempSubdirectory("junheng-keys-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Keys_from_before_the_certificate_are_encrypted_and_go_on_working_with_it_only()
    {
        var secret = With(null, p => p.Protect("二次验证"));
        Assert.Contains(Clear, Keys(), StringComparison.Ordinal);

        var first = Certificate("first");
        Assert.Equal("二次验证", With(first, p => p.Unprotect(secret)));
        Assert.DoesNotContain(Clear, Keys(), StringComparison.Ordinal);
        Assert.Contains("encryptedSecret", Keys(), StringComparison.Ordinal);
        var later = With(first, p => p.Protect("后来"));

        // The next certificate encrypts from now on, the old one still opens.
        var both = Certificate("second") + ", " + first;
        Assert.Equal("二次验证后来", With(both, p => p.Unprotect(secret) + p.Unprotect(later)));

        // Whoever has the database alone, or another certificate, opens nothing.
        With(null, p => Assert.ThrowsAny<CryptographicException>(() => p.Unprotect(secret)));
        With(Certificate("third"), p => Assert.ThrowsAny<CryptographicException>(() => p.Unprotect(secret)));
    }

    [Fact]
    public void A_certificate_that_is_not_there_or_has_no_key_stops_the_start()
    {
        var lone = Path.Combine(folder, "lone.pem");
        File.WriteAllText(lone, File.ReadAllText(Certificate("whole")).Split("-----BEGIN PRIVATE")[0]);
        foreach (var file in new[] { Path.Combine(folder, "none.pem"), lone })
        {
            var error = Assert.ThrowsAny<Exception>(() => With(file, _ => ""));
            Assert.Contains("KeyCertificate", error.ToString(), StringComparison.Ordinal);
        }
    }

    private T With<T>(string? certificate, Func<IDataProtector, T> work)
    {
        (string, string)[] settings = [("Database", Path.Combine(folder, "junheng.db"))];
        using var host = new Host(
            demo: false,
            listen: false,
            certificate is null ? settings : [.. settings, ("KeyCertificate", certificate)]
        );
        return work(host.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test"));
    }

    private string Keys()
    {
        using var db = Db.OpenAs(Path.Combine(folder, "junheng.db"), Access.Nobody);
        return string.Join('\n', db.DataProtectionKeys.Select(k => k.Xml));
    }

    private string Certificate(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(1));
        var file = Path.Combine(folder, name + ".pem");
        File.WriteAllText(file, $"{made.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
        return file;
    }
}
