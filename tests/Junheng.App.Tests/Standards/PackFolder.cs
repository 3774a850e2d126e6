using Junheng.App.Standards;

namespace Junheng.App.Tests.Standards;

/// <summary>A temporary folder of rule packs with the delivered national pack in it.</summary>
internal sealed class PackFolder : IDisposable
{
    private const string National = "national/2017-6";
    private readonly string folder = Directory.CreateTempSubdirectory("junheng-packs-").FullName;
    private string national = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "standards", National + ".yaml"));

    /// <summary>The file the exception must name.</summary>
    public string PathOf(string name) => Path.Combine(folder, name + ".yaml");

    public string NationalFile => PathOf(National);

    /// <summary>Replaces a text that stands once in the national pack; tells the line it stood on.</summary>
    public int Edit(string find, string replace)
    {
        var at = national.IndexOf(find, StringComparison.Ordinal);
        Assert.True(at >= 0, $"no “{find}” in the national pack");
        Assert.Equal(-1, national.IndexOf(find, at + 1, StringComparison.Ordinal));
        national = national[..at] + replace + national[(at + find.Length)..];
        return 1 + national.AsSpan(0, at).Count('\n');
    }

    public PackFolder Add(string name, string text)
    {
        Write(name, text);
        return this;
    }

    public PackLibrary Load()
    {
        Write(National, national);
        return PackLibrary.Load(folder);
    }

    public PackException Refused() => Assert.Throws<PackException>(Load);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text);
    }
}
