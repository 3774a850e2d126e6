using Junheng.App.Campaign;
using Junheng.Engine.Plans;

namespace Junheng.Engine.Tests.Plans;

/// <summary>Units are told apart however they are written together.</summary>
public class OrgansTests
{
    private static readonly Organs Organs = new(ReadingWords.Load().Organs);

    [Theory]
    [InlineData("县教育体育局县资源规划局县住建局", "县教育体育局|县资源规划局|县住建局")]
    [InlineData("市财政局、教育局", "市财政局|教育局")]
    [InlineData("市委组织部，市人社局、教育局", "市委组织部|市人社局|教育局")]
    [InlineData("旗委编办\n人社局 教体局", "旗委编办|人社局|教体局")]
    [InlineData("市商务和工信局财政局教育局", "市商务和工信局|财政局|教育局")]
    [InlineData("教育局、各乡镇、街道", "教育局|各乡镇、街道")]
    [InlineData("区教育局、各镇街", "区教育局|各镇街")]
    [InlineData("区教育局、各乡镇街道", "区教育局|各乡镇街道")]
    [InlineData("县直各部门、各乡镇党委、人民政府。", "县直各部门|各乡镇党委、人民政府")]
    [InlineData("农业农村局（乡村振兴局）、红十字会", "农业农村局（乡村振兴局）|红十字会")]
    [InlineData("县市场监督管理局县委编办团县委县妇联", "县市场监督管理局|县委编办|团县委|县妇联")]
    [InlineData("区大数据发展服务中心、区教育局", "区大数据发展服务中心|区教育局")]
    [InlineData("县教育局牵头县财政局配合", null)]
    [InlineData("县教育局等相关部门", "县教育局")]
    [InlineData("加强学校规划布局", null)]
    [InlineData("小学、初中均达到要求", null)]
    public void A_cell_of_units_is_split(string text, string? units) =>
        Assert.Equal(units, Organs.Split(text) is { } found ? string.Join('|', found) : null);

    [Theory]
    [InlineData("县教体局", "教育局")]
    [InlineData("市教育和科学技术局", "教育局")]
    [InlineData("旗发改委", "发展和改革局")]
    [InlineData("县委编办", "委编办")]
    [InlineData("县农夫局", null)]
    public void An_organ_goes_by_many_names(string unit, string? usual) => Assert.Equal(usual, Organs.Canonical(unit));

    [Fact]
    public void At_least_eighty_organs_are_known() => Assert.InRange(ReadingWords.Load().Organs.Count, 80, 1000);
}
