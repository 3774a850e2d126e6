using System.Xml.Linq;
using Junheng.App.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Junheng.Web.Setup;

/// <summary>
/// Forms and cookies are protected by keys in the database, so that any node accepts what another gave out and a restart
/// throws nobody out.
/// </summary>
internal static class SharedKeys
{
    /// <summary>The same on every node, wherever it is installed.</summary>
    private const string Application = "junheng";

    /// <summary>Registers them.</summary>
    public static IServiceCollection AddSharedKeys(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName(Application);
        services
            .AddOptions<KeyManagementOptions>()
            .Configure<IDbContextFactory<Db>>((o, contexts) => o.XmlRepository = new InDatabase(contexts));
        return services;
    }

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
