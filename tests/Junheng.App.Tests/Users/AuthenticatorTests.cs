using Junheng.App.Users;
using Junheng.App.Users.Bulk;

namespace Junheng.App.Tests.Users;

/// <summary>Codes by time, and the list of school accounts.</summary>
public class AuthenticatorTests
{
    // "12345678901234567890" in Base32: the secret of the examples in RFC 6238, whose eight digits end in our six.
    private const string Example = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory]
    [InlineData(59L, "287082")]
    [InlineData(1_111_111_109L, "081804")]
    [InlineData(1_111_111_111L, "050471")]
    [InlineData(1_234_567_890L, "005924")]
    [InlineData(2_000_000_000L, "279037")]
    [InlineData(20_000_000_000L, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, Authenticator.CodeAt(Example, At(seconds)));

    [Fact]
    public void A_code_is_good_half_a_minute_early_or_late_and_only_once()
    {
        const long Now = 1_234_567_890L;
        var step = Now / 30;
        Assert.Equal(step, Authenticator.StepOf(Example, "005924", At(Now), 0));
        Assert.Equal(step, Authenticator.StepOf(Example, "005924", At(Now + 30), 0));
        Assert.Equal(step, Authenticator.StepOf(Example, "005924", At(Now - 30), 0));
        Assert.Null(Authenticator.StepOf(Example, "005924", At(Now + 60), 0));
        Assert.Null(Authenticator.StepOf(Example, "005924", At(Now - 60), 0));
        Assert.Null(Authenticator.StepOf(Example, "005924", At(Now), step));
        Assert.Null(Authenticator.StepOf(Example, "05924", At(Now), 0));
        Assert.Null(Authenticator.StepOf(Example, "", At(Now), 0));
    }

    [Fact]
    public void A_new_secret_has_160_bits_and_is_another_each_time()
    {
        var (one, other) = (Authenticator.MakeSecret(), Authenticator.MakeSecret());
        Assert.Equal(32, one.Length);
        Assert.NotEqual(one, other);
    }

    [Fact]
    public void A_list_comes_back_as_it_was_written_and_a_name_never_acts_as_a_formula()
    {
        AccountRow[] rows =
        [
            new(3, "9901000001", "=HYPERLINK(\"http://x\")", Role.SchoolClerk, "9901000001-1"),
            new(4, "0012345678", "第一小学", Role.SchoolHead, "0012345678-2"),
        ];
        using var memory = new MemoryStream();
        AccountSheet.Write(memory, rows);
        using (var zip = new System.IO.Compression.ZipArchive(new MemoryStream(memory.ToArray())))
        using (var reader = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")?.Open() ?? Stream.Null))
        {
            Assert.DoesNotContain("<f>", reader.ReadToEnd(), StringComparison.Ordinal);
        }

        memory.Position = 0;
        var (read, mistakes) = AccountSheet.Read(memory, "名单.xlsx");
        Assert.Empty(mistakes);
        Assert.Equal(rows, read);
    }

    private static DateTime At(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime;
}
