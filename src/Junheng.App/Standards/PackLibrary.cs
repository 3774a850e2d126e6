using Junheng.Engine.Standards;

namespace Junheng.App.Standards;

/// <summary>The rule packs of an installation: every YAML file below a <c>standards</c> folder.</summary>
public sealed class PackLibrary
{
    private readonly Dictionary<string, RulePack> packs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> files;
    private readonly Dictionary<string, string> aliases = new(StringComparer.Ordinal);
    private readonly HashSet<string> opening = [];

    private PackLibrary(Dictionary<string, string> files) => this.files = files;

    private static string DeliveredFolder => Path.Combine(AppContext.BaseDirectory, "standards");

    /// <summary>The packs delivered with the program.</summary>
    public static PackLibrary Delivered() => Load(DeliveredFolder);

    /// <summary>
    /// One of the packs delivered with the program, by its name or alias; null if there is none. Where the name tells
    /// the file, or the folder for an alias (<c>national</c>), no other pack is read.
    /// </summary>
    /// <exception cref="PackException">A pack is wrong: file, line and reason.</exception>
    public static RulePack? FindDelivered(string name)
    {
        var files = Files(DeliveredFolder);
        var library = new PackLibrary(files);
        foreach (var file in files.Keys.Where(f => f == name || f.StartsWith(name + "/", StringComparison.Ordinal)))
        {
            library.Open(file);
        }

        return library.Find(name) ?? Delivered().Find(name);
    }

    /// <summary>Reads all packs of a folder; a pack's name is its path without ending.</summary>
    /// <exception cref="PackException">A pack is wrong: file, line and reason.</exception>
    public static PackLibrary Load(string folder)
    {
        var library = new PackLibrary(Files(folder));
        foreach (var name in library.files.Keys)
        {
            library.Open(name);
        }

        return library;
    }

    /// <summary>All packs, by name.</summary>
    public IEnumerable<RulePack> All =>
        packs.Values.OrderBy(p => p.Layers.Count).ThenBy(p => p.Name, StringComparer.Ordinal);

    /// <summary>A pack by its name or alias (<c>national</c>); null if there is none.</summary>
    public RulePack? Find(string name) =>
        packs.GetValueOrDefault(aliases.GetValueOrDefault(name, name))
        ?? packs.Values.FirstOrDefault(p => p.Name.EndsWith("/" + name, StringComparison.Ordinal));

    /// <summary>The pack that applies to a county: the longest matching division code, else the national pack.</summary>
    public RulePack For(string county) =>
        packs
            .Values.SelectMany(p => p.Divisions.Select(d => (Pack: p, Division: d)))
            .Where(x => county.StartsWith(x.Division, StringComparison.Ordinal))
            .OrderByDescending(x => x.Division.Length)
            .ThenBy(x => x.Pack.Name, StringComparer.Ordinal)
            .Select(x => x.Pack)
            .FirstOrDefault()
        ?? Find("national")
        ?? throw new InvalidOperationException("no national rule pack");

    private static Dictionary<string, string> Files(string folder) =>
        Directory
            .EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .ToDictionary(f => Path.GetRelativePath(folder, f)[..^5].Replace('\\', '/'), StringComparer.Ordinal);

    private RulePack Open(string name)
    {
        if (packs.TryGetValue(name, out var done))
        {
            return done;
        }

        using var text = File.OpenText(files[name]);
        var root = PackNode.Load(files[name], text);
        var said = root.Get("pack");
        if (said.Text() != name)
        {
            throw said.Error($"规则包名“{said.Text()}”与文件位置“{name}”不一致。");
        }

        if (!opening.Add(name))
        {
            throw said.Error($"规则包“{name}”的 base 绕回了自己。");
        }

        foreach (var alias in root.Find("aliases")?.List() ?? [])
        {
            aliases[alias.Text()] = name;
        }

        var basis = root.Find("base");
        var pack =
            basis is null ? NationalReader.Read(root)
            : files.ContainsKey(basis.Text()) ? OverlayReader.Read(root, Open(basis.Text()))
            : throw basis.Error($"没有规则包“{basis.Text()}”。");
        return packs[name] = pack;
    }
}
