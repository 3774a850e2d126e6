using System.Numerics;
using System.Text.RegularExpressions;
using Junheng.Engine.Figures;

namespace Junheng.Engine.Tests.Figures;

/// <summary>The table of powers; with <c>JUNHENG_WRITE_DOCS=1</c> in the environment its numbers are written instead.</summary>
public class PowersOfTenTests
{
    private const string Path = "src/Junheng.Engine/Figures/PowersOfTen.cs";

    [Fact]
    public void Every_power_is_what_exact_arithmetic_gives()
    {
        for (var power = PowersOfTen.Minimum; power <= PowersOfTen.Maximum; power++)
        {
            Assert.Equal((power, Parts(power)), (power, PowersOfTen.At(power)));
        }
    }

    [Fact]
    public void The_table_stands_in_the_source_as_this_test_writes_it()
    {
        var powers = Enumerable.Range(PowersOfTen.Minimum, PowersOfTen.Maximum - PowersOfTen.Minimum + 1).ToList();
        var source = RepositoryFiles.Read(Path);
        var written = Table(
            Table(source, "HighParts", powers.Select(p => Parts(p).High)),
            "LowParts",
            powers.Select(p => Parts(p).Low)
        );
        if (Environment.GetEnvironmentVariable("JUNHENG_WRITE_DOCS") == "1")
        {
            File.WriteAllText(System.IO.Path.Combine(RepositoryFiles.Root, Path), written);
        }

        Assert.Equal(written, source);
    }

    /// <summary>The power to 128 bits, the highest set, rounded up.</summary>
    private static (ulong High, ulong Low) Parts(int power)
    {
        var (top, bottom) =
            power < 0 ? (BigInteger.One, BigInteger.Pow(10, -power)) : (BigInteger.Pow(10, power), BigInteger.One);
        var shift = 128 - (int)(top.GetBitLength() - bottom.GetBitLength());
        var number = Scaled(shift);
        while (number.GetBitLength() > 128)
        {
            number = Scaled(--shift);
        }

        Assert.Equal(128, number.GetBitLength());
        return ((ulong)(number >> 64), (ulong)(number & ulong.MaxValue));

        BigInteger Scaled(int bits)
        {
            var (dividend, divisor) = bits >= 0 ? (top << bits, bottom) : (top, bottom << -bits);
            return (dividend + divisor - 1) / divisor;
        }
    }

    private static string Table(string source, string name, IEnumerable<ulong> numbers)
    {
        var rows = numbers
            .Chunk(5)
            .Select(row => "        " + string.Join(", ", row.Select(n => $"0x{n:x16}")) + ",\n");
        return Regex.Replace(
            source,
            $@"({name} =>\s+\[\n)[^\]]*(    \];)",
            m => m.Groups[1].Value + string.Concat(rows) + m.Groups[2].Value
        );
    }
}
