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
    /// <summary>Lines of a failure that are worth reading: what went wrong, and where.</summary>
    private const int Telling = 30;

    private readonly ConcurrentQueue<(string Url, double Ms)> finished = new();
    private int telling;

    public void Read(string? line)
    {
        // A page that fails is not a fast page: whoever runs the benchmark is told why.
        if (line?.StartsWith("fail:", StringComparison.Ordinal) == true)
        {
            telling = Telling;
        }

        if (telling-- > 0)
        {
            Console.Error.WriteLine(line);
        }

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
