namespace Junheng.Web.Tests.Hosting;

/// <summary>A test on real plan papers, which are not in the repository: the folder is named by <c>JUNHENG_PLANS</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PapersTheoryAttribute : TheoryAttribute
{
    public PapersTheoryAttribute()
    {
        if (Folder is null)
        {
            Skip ??= "JUNHENG_PLANS names no folder with plan papers";
        }
    }

    public static string? Folder { get; } =
        Environment.GetEnvironmentVariable("JUNHENG_PLANS") is { Length: > 0 } f && Directory.Exists(f) ? f : null;
}
