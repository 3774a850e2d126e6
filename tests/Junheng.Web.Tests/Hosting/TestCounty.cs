namespace Junheng.Web.Tests.Hosting;

/// <summary>A county that one test may write to.</summary>
public sealed record TestCounty(string Code)
{
    public const int Year = 2026;

    /// <summary>The demo county's newest year, as this county's.</summary>
    public Sheet Sheet() => Hosting.Sheet.Of(Code);

    /// <summary>An upload of that year which says the same day and kind as the version that is there.</summary>
    public static Upload Whole(string fileName, byte[] content) =>
        new(fileName, content)
        {
            AsOf = $"{Year}-09-01",
            Kind = "Official",
            Scope = "WholeCounty",
        };

    internal static async Task<TestCounty> Settle(Host host, string code)
    {
        await using var scope = host.Scope();
        var intake = new Intake(scope.ServiceProvider, code, "测试");
        await intake.Register();
        await intake.Confirm(Hosting.Sheet.Of(code));
        return new(code);
    }
}
