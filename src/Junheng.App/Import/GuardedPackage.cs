using System.IO.Compression;
using System.Xml;

namespace Junheng.App.Import;

/// <summary>What a container may hold at most, and what is said where it holds more.</summary>
/// <param name="Entries">Entries.</param>
/// <param name="Total">Unpacked bytes of all entries.</param>
/// <param name="Entry">Unpacked bytes of one entry.</param>
/// <param name="Refusal">What the user reads.</param>
internal sealed record PackageLimits(int Entries, long Total, long Entry, string Refusal);

/// <summary>
/// A zip container of office software. What it claims to hold is checked before anything is unpacked, and what is
/// unpacked is checked against the claim.
/// </summary>
internal sealed class GuardedPackage : IDisposable
{
    private const long SmallEntry = 1024 * 1024;
    private const int LargestRatio = 200;

    private readonly ZipArchive zip;
    private readonly string file;
    private readonly PackageLimits limits;
    private readonly XmlReaderSettings settings;
    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="InvalidDataException">It is no zip container.</exception>
    /// <exception cref="UnreadableException">It holds more than it may.</exception>
    public GuardedPackage(Stream stream, string file, PackageLimits limits)
    {
        this.file = file;
        this.limits = limits;
        settings = new()
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = true,
            MaxCharactersInDocument = limits.Entry == long.MaxValue ? 0 : limits.Entry,
        };
        zip = new(stream, ZipArchiveMode.Read, leaveOpen: true);
        try
        {
            CheckSizes();
            foreach (var entry in zip.Entries)
            {
                entries.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
            }
        }
        catch
        {
            zip.Dispose();
            throw;
        }
    }

    /// <summary>The names of all parts.</summary>
    public IEnumerable<string> Parts => entries.Keys;

    public bool Has(string part) => entries.ContainsKey(part);

    /// <summary>The unpacked bytes a part has.</summary>
    public long Length(string part) => Entry(part).Length;

    /// <summary>Opens a part as it is.</summary>
    public GuardedEntry OpenBytes(string part) => new(Entry(part));

    /// <summary>Opens a part as XML without DTD; the guard tells how far it has been read.</summary>
    public XmlReader Open(string part, out GuardedEntry guard)
    {
        guard = OpenBytes(part);
        return XmlReader.Create(guard, settings);
    }

    /// <summary>Why a container that would fill the memory is not read.</summary>
    public UnreadableException Bomb() => new(file, "zip-bomb", limits.Refusal);

    public void Dispose() => zip.Dispose();

    private ZipArchiveEntry Entry(string part) =>
        entries.TryGetValue(part, out var entry) ? entry : throw new InvalidDataException($"no part {part}");

    private void CheckSizes()
    {
        long total = 0;
        foreach (var entry in zip.Entries)
        {
            total += entry.Length;
            var swollen = entry.Length > SmallEntry && entry.Length / LargestRatio > entry.CompressedLength;
            if (zip.Entries.Count > limits.Entries || total > limits.Total || entry.Length > limits.Entry || swollen)
            {
                throw Bomb();
            }
        }
    }
}
