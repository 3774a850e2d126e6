using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Junheng.Web.Setup;

/// <summary>
/// What the program writes to its output: lines for people, or with <c>Logging:Format=json</c> one JSON object a line,
/// which carries the number of the trace and the path asked for, but neither query nor client.
/// </summary>
internal static class Logs
{
    /// <summary>Whether the output is for a machine to read.</summary>
    public static bool AreJson(IConfiguration configuration) =>
        string.Equals(configuration["Logging:Format"], "json", StringComparison.OrdinalIgnoreCase);

    /// <summary>Chooses the form.</summary>
    public static void AddLogs(this WebApplicationBuilder builder)
    {
        if (!AreJson(builder.Configuration))
        {
            return;
        }

        builder.Logging.AddJsonConsole(o =>
        {
            o.IncludeScopes = true;
            o.UseUtcTimestamp = true;
            o.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
            o.JsonWriterOptions = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
        });
    }
}
