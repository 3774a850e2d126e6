using Junheng.App.Campaign;
using Junheng.Engine.Plans;

namespace Junheng.App.Tests.Campaign;

/// <summary>Different names of one unit are one unit, in every kind of county.</summary>
public sealed class UnitMatchTests
{
    private static readonly UnitMatch Match = new(ReadingWords.Load());

    private static readonly KnownUnit[] Known =
    [
        new(1, NamedUnit.Department, "县财政局"),
        new(2, NamedUnit.Department, "县人力资源和社会保障局"),
        new(3, NamedUnit.Township, "城关镇"),
        new(4, NamedUnit.Township, "河东街道办事处"),
        new(5, NamedUnit.School, "示例县第一小学"),
        new(6, NamedUnit.Department, "示例县高新区建设服务中心"),
        new(7, NamedUnit.Township, "巴音苏木"),
    ];

    [Theory]
    [InlineData("县财政局", NamedUnit.Department, 1L)]
    [InlineData("财政局", NamedUnit.Department, 1L)]
    [InlineData("县 财政局", NamedUnit.Department, 1L)]
    [InlineData("县人社局", NamedUnit.Department, 2L)]
    [InlineData("城关镇", NamedUnit.Township, 3L)]
    [InlineData("城关镇人民政府", NamedUnit.Township, 3L)]
    [InlineData("河东街道", NamedUnit.Township, 4L)]
    [InlineData("巴音苏木人民政府", NamedUnit.Township, 7L)]
    [InlineData("示例县第一小学", NamedUnit.School, 5L)]
    [InlineData("示例县高新区建设服务中心", NamedUnit.Department, 6L)]
    [InlineData("县教育局", NamedUnit.Bureau, null)]
    [InlineData("市教体局", NamedUnit.Bureau, null)]
    [InlineData("旗教育体育局", NamedUnit.Bureau, null)]
    [InlineData("县发改局", NamedUnit.Department, null)]
    [InlineData("新集乡", NamedUnit.Township, null)]
    [InlineData("各乡镇、街道", NamedUnit.Townships, null)]
    [InlineData("各苏木镇人民政府", NamedUnit.Townships, null)]
    [InlineData("各乡镇人民政府", NamedUnit.Townships, null)]
    [InlineData("各中小学", NamedUnit.Schools, null)]
    [InlineData("各义务教育学校", NamedUnit.Schools, null)]
    [InlineData("县直各部门", NamedUnit.Departments, null)]
    [InlineData("各成员单位", NamedUnit.Departments, null)]
    public void A_name_means_its_unit(string name, NamedUnit kind, long? id) =>
        Assert.Equal(new MatchedUnit(kind, id), Match.Of(name, Known));
}
