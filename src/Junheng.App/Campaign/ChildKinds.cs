namespace Junheng.App.Campaign;

/// <summary>关爱对象类别: the kinds of children that are counted.</summary>
public static class ChildKinds
{
    public static readonly IReadOnlyList<string> All =
    [
        "留守儿童",
        "随迁子女",
        "残疾儿童",
        "困境儿童",
        "辍学风险",
        "其他",
    ];
}
