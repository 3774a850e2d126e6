using System.Text;
using Junheng.App.Campaign;
using Junheng.App.Standards;
using Junheng.Engine.Plans;

namespace Junheng.App.Tests.Campaign;

/// <summary>Reads papers with the delivered words and the national rules.</summary>
internal static class Reading
{
    private static readonly ReadPlan Reader = new(ReadingWords.Load(), PackLibrary.FindDelivered("national")!);

    public static Plan Text(string text) => Bytes(Encoding.UTF8.GetBytes(text), "paper.txt");

    public static Plan Bytes(byte[] bytes, string name)
    {
        var result = Reader.Handle(new MemoryStream(bytes), name);
        Assert.True(result.Plan is not null, result.Problem?.Message);
        return result.Plan!;
    }

    public static ReadPlanResult Try(byte[] bytes, string name) => Reader.Handle(new MemoryStream(bytes), name);
}
