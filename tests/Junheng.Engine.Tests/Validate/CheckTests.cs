using Junheng.Engine.Validate;

namespace Junheng.Engine.Tests.Validate;

public class CheckTests
{
    private static readonly CheckCase[] Cases =
    [
        .. StageCases.All,
        .. SchoolCases.All,
        .. ListCases.All,
        .. FigureCases.All,
        .. YearCases.All,
        .. CountyCases.All,
    ];

    public static TheoryData<string> Codes => [.. Cases.Select(c => c.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_slip_gives_exactly_its_finding(string code)
    {
        var wanted = Cases.Single(c => c.Code == code);
        var county = new SampleCounty();
        wanted.Spoil(county);

        var findings = county.Findings();

        Assert.Equal(
            wanted.Also.Append(code).Order(StringComparer.Ordinal),
            findings.Select(f => f.Code).Distinct().Order(StringComparer.Ordinal)
        );
        var finding = findings.First(f => f.Code == code);
        Assert.Equal(wanted.Column, finding.Column);
        Assert.Equal(Checks.Catalogue.Single(c => c.Code == code).Level, finding.Level);
    }

    [Fact]
    public void Every_check_of_the_catalogue_has_its_case_and_every_case_its_check() =>
        Assert.Equal(
            Checks.Catalogue.Select(c => c.Code).Order(StringComparer.Ordinal),
            Cases.Select(c => c.Code).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void The_catalogue_holds_at_least_eighty_checks_each_said_in_Chinese_with_advice()
    {
        Assert.True(Checks.Catalogue.Count >= 80);
        Assert.All(
            Checks.Catalogue,
            c =>
            {
                Assert.Matches("^[a-z]+(-[a-z]+)*$", c.Code);
                Assert.Matches(@"\p{IsCJKUnifiedIdeographs}.*[^。]$", c.Title);
                Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", c.Advice);
            }
        );
    }
}
