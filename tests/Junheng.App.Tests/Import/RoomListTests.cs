using System.Text;
using Junheng.App.Import;

namespace Junheng.App.Tests.Import;

/// <summary>Lists of rooms are plain exactly where they can be read as plain.</summary>
public sealed class RoomListTests
{
    private const string Signs = "0123456789|.|1 -";

    [Theory]
    [InlineData("0", true)]
    [InlineData("98|96.5", true)]
    [InlineData("123456789.5|98", true)]
    [InlineData("98|0", false)]
    [InlineData("0|98", false)]
    [InlineData("98|", false)]
    [InlineData("|98", false)]
    [InlineData("98||98", false)]
    [InlineData("98.", false)]
    public void A_list_is_plain_or_not(string text, bool plain) => Assert.Equal(plain, IsPlain(text, new Random(1)));

    [Theory]
    [InlineData(5)]
    [InlineData(20261128)]
    public void What_is_plain_can_be_read_and_nothing_else(int seed)
    {
        var random = new Random(seed);
        for (var n = 0; n < 200_000; n++)
        {
            var text = new string([
                .. Enumerable.Range(0, random.Next(1, 24)).Select(_ => Signs[random.Next(n % 2 == 0 ? 14 : 16)]),
            ]);
            Assert.True(
                IsPlain(text, random) == (RoomList.ParsePlain(Encoding.ASCII.GetBytes(text)) is not null),
                text
            );
        }
    }

    private static bool IsPlain(string text, Random random)
    {
        // What stands behind the list must not matter.
        var bytes = new byte[text.Length + sizeof(ulong)];
        random.NextBytes(bytes);
        Encoding.ASCII.GetBytes(text, bytes);
        return RoomList.IsPlain(bytes.AsSpan(0, text.Length));
    }
}
