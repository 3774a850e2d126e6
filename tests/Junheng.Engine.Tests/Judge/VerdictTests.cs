using FsCheck.Xunit;
using Junheng.Engine.Judge;

namespace Junheng.Engine.Tests.Judge;

public class VerdictTests
{
    private static readonly Verdict[] All = [Verdict.Met, Verdict.NotMet, Verdict.CannotTell];

    [Fact]
    public void Not_met_comes_before_cannot_tell_before_met()
    {
        Assert.Equal(Verdict.NotMet, Verdicts.Worse(Verdict.NotMet, Verdict.CannotTell));
        Assert.Equal(Verdict.NotMet, Verdicts.Worse(Verdict.Met, Verdict.NotMet));
        Assert.Equal(Verdict.CannotTell, Verdicts.Worse(Verdict.Met, Verdict.CannotTell));
        Assert.Equal(Verdict.Met, Verdicts.Worse(Verdict.Met, Verdict.Met));
        Assert.Equal(Verdict.Met, Verdicts.Worst([]));
    }

    [Fact]
    public void The_worse_of_verdicts_does_not_depend_on_their_order()
    {
        foreach (var a in All)
        {
            Assert.Equal(a, Verdicts.Worse(a, a));
            foreach (var b in All)
            {
                Assert.Equal(Verdicts.Worse(a, b), Verdicts.Worse(b, a));
                foreach (var c in All)
                {
                    Assert.Equal(Verdicts.Worse(Verdicts.Worse(a, b), c), Verdicts.Worse(a, Verdicts.Worse(b, c)));
                }
            }
        }
    }

    [Property]
    public void The_worst_of_a_list_is_its_worst_member(Verdict[] all)
    {
        var judged = all.Where(v => v != Verdict.Excluded).ToList();
        var expected =
            judged.Contains(Verdict.NotMet) ? Verdict.NotMet
            : judged.Contains(Verdict.CannotTell) ? Verdict.CannotTell
            : Verdict.Met;
        Assert.Equal(expected, Verdicts.Worst(all));
    }

    [Fact]
    public void A_code_reads_back_to_its_verdict()
    {
        Assert.All(All, v => Assert.Equal(v, Verdicts.Parse(v.Code())));
        Assert.Equal(["met", "not_met", "cannot_tell", "excluded"], Enum.GetValues<Verdict>().Select(v => v.Code()));
        Assert.Null(Verdicts.Parse("Met"));
    }
}
