using System.Xml;

namespace Junheng.App.Import;

/// <summary>The container of a workbook: no larger than it may be, and nothing but tables in it.</summary>
internal sealed class WorkbookPackage : IDisposable
{
    private const long LargestStrings = 128L * 1024 * 1024;

    private static readonly PackageLimits Limits = new(
        Entries: 10_000,
        Total: 512L * 1024 * 1024,
        Entry: long.MaxValue,
        "工作簿解压后异常庞大，为安全起见不读取。请删除多余的格式和空白行列，或另存为CSV后重新导入。"
    );

    private readonly GuardedPackage package;

    public WorkbookPackage(Stream stream, string file)
    {
        package = new(stream, file, Limits);
        try
        {
            WorkbookContent.Check(this, file);
        }
        catch
        {
            package.Dispose();
            throw;
        }
    }

    /// <inheritdoc cref="GuardedPackage.Parts"/>
    public IEnumerable<string> Parts => package.Parts;

    public bool Has(string part) => package.Has(part);

    /// <inheritdoc cref="GuardedPackage.Length"/>
    public long Length(string part) => package.Length(part);

    /// <inheritdoc cref="GuardedPackage.Open"/>
    public XmlReader Open(string part, out GuardedEntry guard) => package.Open(part, out guard);

    /// <inheritdoc cref="GuardedPackage.OpenBytes"/>
    public GuardedEntry OpenBytes(string part) => package.OpenBytes(part);

    /// <summary>The shared strings part may not be so large that its texts fill the memory.</summary>
    public void CheckStrings(string part)
    {
        if (package.Has(part) && package.Length(part) > LargestStrings)
        {
            throw package.Bomb();
        }
    }

    public void Dispose() => package.Dispose();
}
