using Junheng.App.Data;
using Junheng.App.Demo;
using Junheng.App.Standards;
using Junheng.Engine.Schools;

namespace Junheng.App.Tests.Demo;

/// <summary>The demo county's newest year as a page opens it, without a database.</summary>
internal static class OpenedDemo
{
    public static readonly App.Report.ExportMark Mark = new("县教育局统计岗", new(2026, 11, 26, 15, 4, 0));

    /// <param name="change">Makes other rows of those handed in; null leaves them.</param>
    public static OpenedYear Year(Func<SchoolRecord, SchoolRecord>? change = null)
    {
        var demo = DemoCounty.Generate();
        var pack = PackLibrary.Delivered().For(demo.County);
        var rows = demo.Newest.Schools.Select(s => change is null ? s : change(s)).ToList();
        var result = YearRun.Run(
            new(pack, demo.Newest.Year, rows, demo.Years[^2].Schools, demo.Newest.Figures, demo.Judgements, true)
        );
        DataVersion version = new()
        {
            CountyCode = demo.County,
            Year = demo.Newest.Year,
            Number = 1,
            AsOf = new(demo.Newest.Year, 9, 1),
            Kind = ImportKind.Official,
            Why = "",
            By = "县教育局统计岗",
            At = Mark.At,
        };
        return new(
            new()
            {
                Code = demo.County,
                Name = demo.Name,
                Pack = pack.Name,
                Synthetic = true,
            },
            demo.Newest.Year,
            [demo.Newest.Year],
            version,
            [version],
            new Dictionary<long, VersionFreeze>(),
            null,
            1,
            result
        );
    }
}
