using System.Globalization;
using System.Text.RegularExpressions;
using Junheng.Engine.Figures;

namespace Junheng.Engine.Tests.Figures;

/// <summary>What docs/number-format.md says is so.</summary>
public partial class NumberFormatTests
{
    private static readonly string Paper = RepositoryFiles.Read("docs/number-format.md");

    [Fact]
    public void Every_quotient_in_the_table_is_written_as_it_says()
    {
        var rows = Quotient().Matches(Paper);
        Assert.Equal(9, rows.Count);
        foreach (Match row in rows)
        {
            Assert.Equal(row.Groups["text"].Value, Rounding.Shortest(Number(row, "a") / Number(row, "b")));
        }
    }

    [Fact]
    public void Every_rounded_value_in_the_table_is_shown_as_it_says()
    {
        var rows = Rounded().Matches(Paper);
        Assert.Equal(5, rows.Count);
        foreach (Match row in rows)
        {
            var (text, decimals) = (row.Groups["value"].Value, (int)Number(row, "decimals"));
            Assert.Equal(row.Groups["text"].Value, Rounding.Show(Number(row, "value"), decimals));
            Assert.Equal(row.Groups["text"].Value, Rounding.Show(Rational.Parse(text)!.Value, decimals));
        }
    }

    [Fact]
    public void Every_amount_in_the_table_is_rounded_up_as_it_says()
    {
        var rows = RoundedUp().Matches(Paper);
        Assert.Equal(5, rows.Count);
        foreach (Match row in rows)
        {
            var (value, decimals) = (Rational.Parse(row.Groups["value"].Value)!.Value, (int)Number(row, "decimals"));
            var up = Rounding.Up(value, decimals);
            Assert.Equal(row.Groups["text"].Value, Rounding.Show(up, decimals));
            Assert.True(up >= value);
        }
    }

    [Fact]
    public void The_runtime_errs_where_it_says()
    {
        var text = Regex.Match(Paper, @"1 ÷ 33554432 becomes `([^`]+)`").Groups[1].Value;
        Assert.Equal(text, (1 / 33554432.0).ToString("R", CultureInfo.InvariantCulture));
        Assert.Equal(Math.BitDecrement(1 / 33554432.0), double.Parse(text, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Minus_zero_is_zero() => Assert.Equal("0", Rounding.Shortest(-0.0));

    private static double Number(Match row, string group) =>
        double.Parse(row.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\| (?<a>-?\d+) ÷ (?<b>\d+) \| `(?<text>[^`]+)` \|$", RegexOptions.Multiline)]
    private static partial Regex Quotient();

    [GeneratedRegex(@"^\| (?<value>-?[\d.]+) \| (?<decimals>\d) \| `(?<text>[^`]+)` \|$", RegexOptions.Multiline)]
    private static partial Regex Rounded();

    [GeneratedRegex(
        @"^\| (?<value>-?[\d.]+) to (?<decimals>\d) decimals \| `(?<text>[^`]+)` \|$",
        RegexOptions.Multiline
    )]
    private static partial Regex RoundedUp();
}
