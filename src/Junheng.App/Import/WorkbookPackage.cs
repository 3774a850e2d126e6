using System.IO.Compression;
using System.Xml;

namespace Junheng.App.Import;

/// <summary>
/// The zip container of a workbook. What it claims to hold is checked before anything is unpacked, and what is unpacked
/// is checked against the claim.
/// </summary>
internal sealed class WorkbookPackage : IDisposable
{
    private const long LargestTotal = 512L * 1024 * 1024;
    private const long LargestStrings = 128L * 1024 * 1024;
    private const long SmallEntry = 1024 * 1024;
    private const int LargestRatio = 200;
    private const int MostEntries = 10_000;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    private readonly ZipArchive zip;
    private readonly string file;
    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.OrdinalIgnoreCase);

    public WorkbookPackage(Stream stream, string file)
    {
        this.file = file;
        zip = new(stream, ZipArchiveMode.Read, leaveOpen: true);
        try
        {
            CheckSizes();
            foreach (var entry in zip.Entries)
            {
                entries.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
            }

            WorkbookContent.Check(this, file);
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

    /// <summary>Opens a part as XML without DTD; the guard tells how far it has been read.</summary>
    public XmlReader Open(string part, out GuardedEntry guard)
    {
        guard = OpenBytes(part);
        return XmlReader.Create(guard, Settings);
    }

    /// <summary>Opens a part as it is.</summary>
    public GuardedEntry OpenBytes(string part) => new(Entry(part));

    /// <summary>The shared strings part may not be so large that its texts fill the memory.</summary>
    public void CheckStrings(string part)
    {
        if (entries.TryGetValue(part, out var entry) && entry.Length > LargestStrings)
        {
            throw Bomb();
        }
    }

    public void Dispose() => zip.Dispose();

    private ZipArchiveEntry Entry(string part) =>
        entries.TryGetValue(part, out var entry) ? entry : throw new InvalidDataException($"no part {part}");

    private void CheckSizes()
    {
        if (zip.Entries.Count > MostEntries)
        {
            throw Bomb();
        }

        long total = 0;
        foreach (var entry in zip.Entries)
        {
            total += entry.Length;
            var swollen = entry.Length > SmallEntry && entry.Length / LargestRatio > entry.CompressedLength;
            if (total > LargestTotal || swollen)
            {
                throw Bomb();
            }
        }
    }

    private UnreadableException Bomb() =>
        new(
            file,
            "zip-bomb",
            "工作簿解压后异常庞大，为安全起见不读取。请删除多余的格式和空白行列，或另存为CSV后重新导入。"
        );
}
