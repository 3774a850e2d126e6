using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using Junheng.App.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Junheng.Web.Setup;

/// <summary>
/// Forms and cookies are protected by keys in the database, so that any node accepts what another gave out and a restart
/// throws nobody out. With a certificate from outside they lie there encrypted, so that the database or a backup alone
/// is of no use to whoever has taken it.
/// </summary>
internal static partial class SharedKeys
{
    /// <summary>The same on every node, wherever it is installed.</summary>
    private const string Application = "junheng";

    /// <summary>Files with certificate and private key (PEM): the first encrypts, the others still decrypt.</summary>
    private const string Setting = "KeyCertificate";

    private static readonly XNamespace Framework = "http://schemas.asp.net/2015/03/dataProtection";

    /// <summary>Registers them.</summary>
    /// <exception cref="InvalidOperationException">A certificate cannot be read or has no private key.</exception>
    public static IServiceCollection AddSharedKeys(this IServiceCollection services, IConfiguration configuration)
    {
        var protection = services.AddDataProtection().SetApplicationName(Application);
        var certificates = (configuration[Setting] ?? "")
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(Read)
            .ToArray();
        if (certificates.Length > 0)
        {
            protection.ProtectKeysWithCertificate(certificates[0]).UnprotectKeysWithAnyCertificate(certificates);
        }

        services
            .AddOptions<KeyManagementOptions>()
            .Configure<IDbContextFactory<Db>>((o, contexts) => o.XmlRepository = new InDatabase(contexts));
        return services;
    }

    /// <summary>
    /// Encrypts the keys that were there before there was a certificate. They cannot be thrown away, since secrets of
    /// second factors are sealed with them.
    /// </summary>
    public static void SealKeys(this IServiceProvider services)
    {
        using var db = services.GetRequiredService<IDbContextFactory<Db>>().CreateDbContext();
        var encryptor = services.GetRequiredService<IOptions<KeyManagementOptions>>().Value.XmlEncryptor;
        if (encryptor is null)
        {
            if (db.Database.IsNpgsql())
            {
                Warn(services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(SharedKeys)));
            }

            return;
        }

        using var transaction = db.Database.BeginTransaction();
        foreach (var key in db.DataProtectionKeys.ToList())
        {
            var xml = XElement.Parse(key.Xml);
            var plain = xml.Descendants().Where(e => (bool?)e.Attribute(Framework + "requiresEncryption") == true);
            foreach (var secret in plain.ToList())
            {
                var done = encryptor.Encrypt(secret);
                secret.ReplaceWith(
                    new XElement(
                        Framework + "encryptedSecret",
                        new XAttribute("decryptorType", done.DecryptorType.AssemblyQualifiedName!),
                        done.EncryptedElement
                    )
                );
            }

            var written = xml.ToString(SaveOptions.DisableFormatting);
            if (written != key.Xml)
            {
                db.DataProtectionKeys.Where(k => k.Id == key.Id).ExecuteUpdate(s => s.SetProperty(k => k.Xml, written));
            }
        }

        transaction.Commit();
    }

    private static X509Certificate2 Read(string file)
    {
        try
        {
            var read = X509Certificate2.CreateFromPemFile(file);
            return read.HasPrivateKey && read.GetRSAPrivateKey() is not null
                ? read
                : throw new InvalidOperationException($"设置 {Setting}：{file} 中没有 RSA 私钥。");
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"设置 {Setting}：{file} 读不出证书和私钥（{e.Message}）。", e);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The keys of forms, cookies and second factors lie unencrypted in the database: set KeyCertificate (docs/operations.md)."
    )]
    private static partial void Warn(ILogger logger);

    private sealed class InDatabase(IDbContextFactory<Db> contexts) : IXmlRepository
    {
        public IReadOnlyCollection<XElement> GetAllElements()
        {
            using var db = contexts.CreateDbContext();
            return [.. db.DataProtectionKeys.OrderBy(k => k.Id).Select(k => k.Xml).AsEnumerable().Select(Parse)];
        }

        public void StoreElement(XElement element, string friendlyName)
        {
            using var db = contexts.CreateDbContext();
            db.DataProtectionKeys.Add(
                new() { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) }
            );
            db.SaveChanges();
        }

        private static XElement Parse(string xml) => XElement.Parse(xml);
    }
}
