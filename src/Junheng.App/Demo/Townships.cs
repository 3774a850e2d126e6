namespace Junheng.App.Demo;

/// <summary>The townships of the demo county.</summary>
internal static class Townships
{
    /// <summary>Six towns, then six rural townships. Names are made up.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "河东镇",
        "柳河镇",
        "青石镇",
        "双桥镇",
        "东岗镇",
        "北原镇",
        "白杨乡",
        "枣林乡",
        "南坪乡",
        "清泉乡",
        "望山乡",
        "大泽乡",
    ];
}
