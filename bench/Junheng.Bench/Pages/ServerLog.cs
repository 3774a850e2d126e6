using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Junheng.Bench.Pages;

/// <summary>
/// The times the host itself writes down for finished requests: from the head of the request to the end of the
/// response, without the reader's own share of the machine.
/// </summary>
internal sealed partial class ServerLog
{
    private readonly ConcurrentQueue<(string Url, double Ms)> finished = new();

    public void Read(string? line)
    {
        if (line is not null && Finished().Match(line) is { Success: true } m)
        {
            finished.Enqueue((m.Groups[1].Value, double.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>What was written since the last call, waiting for the last lines to come through.</summary>
    public async Task<IReadOnlyList<(string Url, double Ms)>> Take()
    {
        await Task.Delay(500);
        var taken = finished.ToArray();
        finished.Clear();
        return taken;
    }

    [GeneratedRegex(@"Request finished \S+ GET https?://[^/]+(\S*) - \d+ .* ([\d.]+)ms$")]
    private static partial Regex Finished();
}
