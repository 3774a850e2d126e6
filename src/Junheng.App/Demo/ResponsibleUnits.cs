namespace Junheng.App.Demo;

/// <summary>Who answers for what in the demo county; made up, but of the kind that plans of real counties name.</summary>
internal static class ResponsibleUnits
{
    /// <summary>Units by item, the one in the lead first.</summary>
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        ["R1"] = "县教育局、县人社局、县委编办",
        ["R2"] = "县教育局",
        ["R3"] = "县教育局、县委编办、县人社局",
        ["R4"] = "县教育局、县自然资源局、县住建局、县财政局",
        ["R5"] = "县教育局、县自然资源局、县财政局",
        ["R6"] = "县教育局、县财政局",
        ["R7"] = "县教育局、县财政局",
        ["G1"] = "县教育局、县自然资源局、县发改局",
        ["G2"] = "县教育局、县委编办、县财政局",
        ["G3"] = "县教育局、县财政局",
        ["G4"] = "县教育局、县发改局",
        ["G5"] = "县教育局",
        ["G6"] = "县财政局、县教育局",
        ["G7"] = "县财政局、县教育局",
        ["G8"] = "县财政局、县人社局、县教育局",
        ["G9"] = "县教育局",
        ["G10"] = "县委编办、县人社局、县教育局",
        ["G11"] = "县教育局、县人社局",
        ["G12"] = "县教育局",
        ["G13"] = "县教育局、各乡镇",
        ["G14"] = "县教育局",
        ["G15"] = "县教育局、县民政局、县妇联、各乡镇",
        ["Q1"] = "县教育局、各乡镇",
        ["Q2"] = "县教育局、县残联",
        ["Q3"] = "县教育局",
        ["Q4"] = "县教育局、县财政局",
        ["Q5"] = "县教育局",
        ["Q6"] = "县教育局",
        ["Q7"] = "县教育局",
        ["Q8"] = "县教育局",
        ["Q9"] = "县教育局",
        ["S1"] = "县委宣传部、县教育局、各乡镇",
        ["V4"] = "县委编办、县人社局、县教育局",
        ["V5"] = "县应急局、县公安局、县教育局",
    };
}
