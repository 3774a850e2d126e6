using System.Globalization;
using Junheng.App.Tests.Cli;
using Junheng.App.Tests.Import;
using Junheng.Engine.Schools;

namespace Junheng.App.Tests.Batch;

/// <summary>From file to file: a coefficient exactly at its limit is met, a millionth more is not.</summary>
public sealed class ExactLimitTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>Stage, indicator, pairs that differ, schools at the mean between them, amounts of poor, mean and rich.</summary>
    public static readonly TheoryData<Stage, int, int, int, string, string, string> Cases = new()
    {
        // Pairs m(1±L) alone.
        { Stage.Primary, 2, 1, 0, "10", "20", "30" },
        { Stage.Primary, 4, 1, 0, "333.333335", "666.66667", "1000.000005" },
        { Stage.Primary, 5, 60, 0, "450.25", "900.5", "1350.75" },
        { Stage.Junior, 2, 1, 0, "11", "20", "29" },
        { Stage.Junior, 4, 1, 0, "1100", "2000", "2900" },
        { Stage.Junior, 6, 100, 0, "7.700022", "14.00004", "20.300058" },
        // A quarter of the schools differs by twice the limit, the others not at all.
        { Stage.Primary, 2, 1, 6, "0", "20", "40" },
        { Stage.Primary, 4, 25, 150, "0", "777.777777", "1555.555554" },
        { Stage.Junior, 2, 1, 6, "2", "20", "38" },
        { Stage.Junior, 5, 50, 300, "123.45678", "1234.5678", "2345.67882" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void At_the_limit_is_met_and_the_least_more_is_not(
        Stage stage,
        int indicator,
        int pairs,
        int between,
        string poor,
        string mean,
        string rich
    )
    {
        var own = indicator <= 3;
        var least = own ? 1m : 0.000001m;
        var limit = stage == Stage.Primary ? 0.5m : 0.45m;
        var (at, verdict) = Judge(0);
        // The figure may be off in its last digit, the verdict never.
        Assert.InRange(Number(at), limit * (1 - 1e-12m), limit * (1 + 1e-12m));
        Assert.Equal("met", verdict);
        Assert.Equal("not_met", Judge(least).Verdict);
        Assert.Equal("met", Judge(-least).Verdict);

        (string Cv, string Verdict) Judge(decimal more)
        {
            var schools = new List<SchoolRecord>();
            for (var p = 0; p < pairs; p++)
            {
                Add(poor, 0);
                Add(rich, p == pairs / 2 ? more : 0);
            }

            for (var b = 0; b < between; b++)
            {
                Add(mean, 0);
            }

            var run = BatchRun.Of(folder.Write("a.csv", Files.CsvOf(schools)));
            Assert.Null(run.Problem);
            var county = Assert.Single(run.CountyRows);
            Assert.Equal($"{pairs * 2 + between}", county[3]);
            return (county[13 + indicator], county[22]);

            void Add(string amount, decimal step) =>
                schools.Add(School(stage, schools.Count, indicator, Number(amount) + step));
        }
    }

    [Theory]
    [InlineData(SchoolType.NineYear, 0)]
    [InlineData(SchoolType.TwelveYear, 300)]
    public void Split_shares_at_the_limit_are_judged_exactly_too(SchoolType type, int senior)
    {
        Assert.Equal(("met", "not_met"), Judge(1, 3, 0));
        Assert.Equal(("not_met", "not_met"), Judge(1, 3, 0.000001m));
        Assert.Equal(("met", "met"), Judge(11, 29, 0));
        Assert.Equal(("met", "not_met"), Judge(11, 29, 0.000001m));

        (string Primary, string Junior) Judge(int poor, int rich, decimal more)
        {
            var schools = Enumerable.Range(0, 40).Select(i => One(i, i % 2 == 0 ? poor : rich, i == 7 ? more : 0));
            var run = BatchRun.Of(folder.Write("a.csv", Files.CsvOf(schools)));
            return (run.CountyRows[0][22], run.CountyRows[1][22]);
        }

        SchoolRecord One(int i, int times, decimal more)
        {
            // 307 and 211 pupils leave shares with no finite decimals.
            var row = School(Stage.Primary, i, 6, 777.77m * times + more, type);
            row.Set(Field.PupilsPrimary, 307m);
            row.Set(Field.PupilsJunior, 211m);
            row.Set(Field.PupilsSenior, (decimal)senior);
            return row;
        }
    }

    /// <summary>A school of 1000 pupils that is like all others but for one resource.</summary>
    private static SchoolRecord School(Stage stage, int i, int indicator, decimal amount, SchoolType? type = null)
    {
        var row = new SchoolRecord
        {
            Year = 2021,
            County = Rows.County,
            School = $"S{i:D4}",
            Name = $"示例第{i}学校",
            Type = type ?? (stage == Stage.Primary ? SchoolType.Primary : SchoolType.Junior),
        };
        foreach (var field in Fields.All)
        {
            row.Set(field.Field, 0m);
        }

        foreach (var judged in SchoolTerms.Judged)
        {
            foreach (var field in (Field[])[Field.BachelorPrimary, Field.BackbonePrimary, Field.PePrimary])
            {
                row.Set(Fields.Of(field, judged), 20m);
            }
        }

        row.Set(Fields.Pupils(stage), 1000m);
        row.Set(Field.TeachingArea, 5000m);
        row.Set(Field.SportsGroundArea, 9000m);
        row.Set(Field.EquipmentWan, 300m);
        row.Set(Field.MultimediaRooms, 30m);
        row.Set(
            indicator switch
            {
                2 => Fields.Of(Field.BackbonePrimary, stage),
                4 => Field.TeachingArea,
                5 => Field.SportsGroundArea,
                _ => Field.EquipmentWan,
            },
            amount
        );
        return row;
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
