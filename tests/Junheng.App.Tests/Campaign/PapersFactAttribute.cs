namespace Junheng.App.Tests.Campaign;

/// <summary>A test on real plan papers, which are not in the repository: the folder is named by <c>JUNHENG_PLANS</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PapersFactAttribute : FactAttribute
{
    public PapersFactAttribute()
    {
        if (Papers.Folder is null)
        {
            Skip ??= "JUNHENG_PLANS names no folder with plan papers";
        }
    }
}

/// <summary>The real papers and what reads them.</summary>
internal static class Papers
{
    public static readonly string[] Names =
    [
        "changji-xinjiang",
        "changli-hebei",
        "fushun-liaoning",
        "otog-inner-mongolia",
        "pingshun-shanxi",
    ];

    public static string? Folder { get; } =
        Environment.GetEnvironmentVariable("JUNHENG_PLANS") is { Length: > 0 } f && Directory.Exists(f) ? f : null;

    public static string Path(string name) => System.IO.Path.Combine(Folder!, name + ".txt");
}
