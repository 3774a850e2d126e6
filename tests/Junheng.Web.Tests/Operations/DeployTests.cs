using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using Junheng.App.Import;
using Junheng.Web.Tests.Hosting;
using Junheng.Web.Tests.Shipped;

namespace Junheng.Web.Tests.Operations;

/// <summary>The examples in deploy/ are what their programs take and what the product knows.</summary>
public sealed partial class DeployTests
{
    /// <summary>Settings of the framework, which no line of the product names.</summary>
    private static readonly string[] Framework =
    [
        "ASPNETCORE_ENVIRONMENT",
        "ASPNETCORE_URLS",
        "AllowedHosts",
        "DOTNET_CLI_TELEMETRY_OPTOUT",
        "OTEL_EXPORTER_OTLP_PROTOCOL",
    ];

    public static TheoryData<string> Units => [.. Names("*.service"), .. Names("*.timer")];

    [Fact]
    public void Every_setting_named_there_exists_and_is_explained()
    {
        var code = string.Concat(
            Directory
                .EnumerateFiles(Repository.At("src", "Junheng.Web"), "*.cs", SearchOption.AllDirectories)
                .Select(File.ReadAllText)
        );
        var paper = File.ReadAllText(Repository.At("docs", "operations.md"));
        var keys = Directory
            .GetFiles(Repository.At("deploy"))
            .SelectMany(f => (IsUnit(f) ? InUnit() : InFile()).Matches(File.ReadAllText(f)))
            .Select(m => m.Groups[1].Value)
            .Distinct()
            .ToList();
        Assert.True(keys.Count >= 10, $"only {keys.Count} settings were found");
        foreach (var key in keys)
        {
            var asCode = key.Replace("__", ":", StringComparison.Ordinal);
            Assert.True(
                Framework.Contains(key) || code.Contains($"\"{asCode}\"", StringComparison.Ordinal),
                $"{key} is no setting of the product"
            );
            Assert.True(
                key.StartsWith("DOTNET_", StringComparison.Ordinal)
                    || paper.Contains($"`{key}`", StringComparison.Ordinal),
                $"{key} is not in docs/operations.md"
            );
        }
    }

    [Theory]
    [MemberData(nameof(Units))]
    public async Task A_unit_is_what_systemd_takes(string unit)
    {
        var folder = Directory.CreateTempSubdirectory("junheng-units-").FullName;
        try
        {
            foreach (var file in Directory.GetFiles(Repository.At("deploy"), "junheng-*"))
            {
                // Where the product is not installed, its programs are not there to be looked at.
                var text = Program().Replace(await File.ReadAllTextAsync(file), "ExecStart=/bin/true");
                await File.WriteAllTextAsync(Path.Combine(folder, Path.GetFileName(file)), text);
            }

            var name = unit.Replace("@.", "@5081.", StringComparison.Ordinal);
            var (code, said) = await Repository.Run(folder, "systemd-analyze", "verify", "./" + name);
            Assert.True(code == 0 && !said.Contains("junheng", StringComparison.OrdinalIgnoreCase), said);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task The_example_for_nginx_is_what_nginx_takes_and_lets_the_largest_upload_through()
    {
        var folder = Directory.CreateTempSubdirectory("junheng-site-").FullName;
        try
        {
            var site = await File.ReadAllTextAsync(Repository.At("deploy", "nginx.conf"));
            var largest = int.Parse(BodySize().Match(site).Groups[1].Value, null) * (1L << 20);
            Assert.True(largest > StartImport.LargestFile + (1 << 20), "an upload the product takes is turned away");
            WriteCertificate(folder);
            await File.WriteAllTextAsync(
                Path.Combine(folder, "site.conf"),
                site.Replace("/etc/junheng/tls", folder, StringComparison.Ordinal)
            );
            await File.WriteAllTextAsync(
                Path.Combine(folder, "nginx.conf"),
                $"pid {folder}/pid; events {{ }} http {{ access_log off; include {folder}/site.conf; }}"
            );
            var (code, said) = await Repository.Run(folder, Nginx.Program, "-t", "-p", folder, "-c", "nginx.conf");
            Assert.True(code == 0 && !said.Contains("[warn]", StringComparison.Ordinal), said);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string> Names(string pattern) =>
        Directory.GetFiles(Repository.At("deploy"), pattern).Select(f => Path.GetFileName(f));

    private static void WriteCertificate(string folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=junheng.example.org", key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(Path.Combine(folder, "site.pem"), made.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "site.key"), key.ExportPkcs8PrivateKeyPem());
    }

    private static bool IsUnit(string file) => !file.EndsWith(".env", StringComparison.Ordinal);

    [GeneratedRegex(@"^Environment=(\w+)=", RegexOptions.Multiline)]
    private static partial Regex InUnit();

    [GeneratedRegex(@"^#?(\w+)=", RegexOptions.Multiline)]
    private static partial Regex InFile();

    [GeneratedRegex("^ExecStart(?:Post)?=.*$", RegexOptions.Multiline)]
    private static partial Regex Program();

    [GeneratedRegex(@"client_max_body_size (\d+)m;")]
    private static partial Regex BodySize();
}
