using DocumentFormat.OpenXml.Wordprocessing;

namespace Junheng.App.Report.Papers;

/// <summary>The fonts that offices set papers in, each with what stands in for it where it is not installed.</summary>
internal static class PaperFonts
{
    /// <summary>Titles.</summary>
    public const string BiaoSong = "方正小标宋简体";

    /// <summary>Text.</summary>
    public const string Fang = "仿宋_GB2312";

    /// <summary>Headings of the second level.</summary>
    public const string Kai = "楷体_GB2312";

    /// <summary>Headings of the first level.</summary>
    public const string Hei = "黑体";

    /// <summary>Page numbers.</summary>
    public const string Song = "宋体";

    /// <summary>Digits and Latin letters.</summary>
    public const string Latin = "Times New Roman";

    private static readonly (string Name, string StandIn, FontFamilyValues Family)[] All =
    [
        (BiaoSong, "小标宋体,FZXiaoBiaoSong-B05S,宋体,SimSun,Noto Serif CJK SC", FontFamilyValues.Roman),
        (Fang, "仿宋,FangSong,方正仿宋_GBK,Noto Serif CJK SC", FontFamilyValues.Modern),
        (Kai, "楷体,KaiTi,方正楷体_GBK,Noto Serif CJK SC", FontFamilyValues.Modern),
        (Hei, "SimHei,方正黑体_GBK,Noto Sans CJK SC", FontFamilyValues.Modern),
        (Song, "SimSun,方正书宋_GBK,Noto Serif CJK SC", FontFamilyValues.Roman),
        (Latin, "Liberation Serif", FontFamilyValues.Roman),
    ];

    /// <summary>The fonts of a style or of some words.</summary>
    public static RunFonts Of(string eastern) =>
        new()
        {
            Ascii = Latin,
            HighAnsi = Latin,
            EastAsia = eastern,
            ComplexScript = Latin,
            Hint = FontTypeHintValues.EastAsia,
        };

    /// <summary>What stands in for a font that is not there.</summary>
    public static Fonts Table() =>
        new(
            All.Select(f => new Font(
                new AltName { Val = f.StandIn },
                new FontCharSet { Val = f.Name == Latin ? "00" : "86" },
                new FontFamily { Val = f.Family },
                new Pitch { Val = FontPitchValues.Variable }
            )
            {
                Name = f.Name,
            })
        );
}
