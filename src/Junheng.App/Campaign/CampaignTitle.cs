namespace Junheng.App.Campaign;

/// <summary>What a county's campaign is called on its papers.</summary>
internal static class CampaignTitle
{
    /// <summary>示例县创建义务教育优质均衡发展县, with what follows.</summary>
    public static string Of(string county, string what)
    {
        // A district strives to be a district, a banner a banner; what stands in brackets is no part of the name.
        var name = county.Split('（')[0];
        var kind = name.LastOrDefault(c => "县市区旗".Contains(c, StringComparison.Ordinal));
        return $"{county}创建义务教育优质均衡发展{(kind == default ? '县' : kind)}\n{what}";
    }

    /// <summary>The title as the name of a file.</summary>
    public static string File(string what, string county, int year, string ending) =>
        $"{what}-{county}-{year}.{ending}";
}
