using System.Globalization;
using System.Text.RegularExpressions;

namespace Junheng.Engine.Plans;

/// <summary>Reads the numbers an indicator's text demands.</summary>
internal static class Thresholds
{
    private const string Number = @"(\d+(?:\.\d+)?)(?!\d)";
    private const string Area = @"(?:平方?米|㎡|平米|m2|m²|m)";
    private static readonly Regex Both = new(
        $@"(?:均|都|各)(?:应)?(?:要)?(?:需)?(?:达到?|不低于|不少于|不小于|为|不超过|≥|>=|>|至少)?(?:到)?{Number}"
    );
    private static readonly Regex Each = new(
        $@"小学[^\d;。]{{0,24}}?{Number}[^\d]{{0,16}}?初中[^\d;。]{{0,24}}?{Number}"
    );
    private static readonly Regex Pair = new(
        $@"(?:小学|分别)[^\d]{{0,40}}?{Number}(?:%|[^\d、,和]{{0,12}})?(?:以上|以下|以内)?[、,和及/;]?[^\d]{{0,16}}?{Number}"
    );
    private static readonly Regex Any = new(Number);
    private static readonly Regex Percent = new($@"{Number}%");
    private static readonly Regex Hundredth = new(@"百分之([一二三四五六七八九十百〇]{1,4})");
    private static readonly Regex Classes = new(@"(\d+)个?(?:教学)?班");
    private static readonly Regex Music = new($@"音乐(?:专用)?(?:教室)?[^\d]{{0,14}}?{Number}{Area}");
    private static readonly Regex Art = new($@"美术(?:专用)?(?:教室)?[^\d]{{0,14}}?{Number}{Area}");
    private static readonly Regex People = new(@"(\d{3,5})人?");
    private static readonly Regex Integrated = new(@"一贯制[^\d;。]{0,30}?(\d{3,5})");
    private static readonly Regex Pupils = new(@"(\d+)名?学生|不足(\d+)[人名]|(?<=按)(\d+)[人名]");
    private static readonly Regex Rooms = new($@"{Number}{Area}?[、,和及/]{Number}{Area}");
    private static readonly Regex Yuan = new(@"(\d+(?:\.\d+)?)(万)?元");
    private static readonly Regex Hours = new(@"(\d+)(?:个)?学时");
    private static readonly Regex Backbone = new($@"骨干教师[^\d]{{0,40}}?{Number}%");
    private static readonly Regex Labour = new($@"(?:劳动)[^\d%]{{0,60}}?{Number}%");
    private static readonly Regex PrimaryHours = new($@"小学生?[^\d;]{{0,20}}?{Number}(?:个)?小时");
    private static readonly Regex JuniorHours = new($@"初中生?[^\d;]{{0,20}}?{Number}(?:个)?小时");
    private static readonly Regex Level = new(@"(Ⅰ|Ⅱ|Ⅲ|Ⅳ|Ⅴ|IV|III|II|I|V|[一二三四五1-5]|川|Ill|lll)(?:级|等级|水平)");
    private static readonly Regex Variation = new(@"(?:差异率|差异系数|差异)[^\d]{0,8}(0?\.\d+)");

    /// <summary>The thresholds of an indicator in a text (the text without row number and code).</summary>
    public static SortedDictionary<string, decimal> Of(string key, string text)
    {
        var plain = Hundredth.Replace(
            ScannedDigits.Marked(PlainText.Of(text)).Replace("％", "%", StringComparison.Ordinal),
            m => $"{Hundred(m.Groups[1].Value)}%"
        );
        var found = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        switch (key)
        {
            case "G3":
                Take(found, "perClasses", Classes.Match(plain));
                Take(found, "music", Music.Match(plain));
                Take(found, "art", Art.Match(plain));
                if (Rooms.Match(plain) is { Success: true } rooms)
                {
                    // 面积分别不小于96平方米、90平方米.
                    found.TryAdd("music", Parse(rooms.Groups[1].Value));
                    found.TryAdd("art", Parse(rooms.Groups[2].Value));
                }

                break;
            case "G4":
                var integrated = Integrated.Match(plain);
                Take(found, "all", People.Match(plain));
                Take(found, "integrated", integrated);
                break;
            case "G6":
                if (Pupils.Match(plain) is { Success: true } pupils)
                {
                    found["all"] = Parse(pupils.Groups.Cast<Group>().Skip(1).First(g => g.Success).Value);
                }

                break;
            case "G7":
                Take(found, "all", Yuan.Match(plain));
                break;
            case "G9":
                Take(found, "hours", Hours.Match(plain));
                Take(found, "all", Percent.Match(plain));
                break;
            case "G11":
                Take(found, "all", Percent.Match(plain));
                Take(found, "backbone", Backbone.Match(plain));
                break;
            case "Q7":
                Take(found, "labour", Labour.Match(plain));
                break;
            case "Q8":
                Take(found, "primary", PrimaryHours.Match(plain));
                Take(found, "junior", JuniorHours.Match(plain));
                break;
            case "Q9":
                if (Level.Match(plain) is { Success: true } level)
                {
                    found["level"] = Grade(level.Groups[1].Value);
                }

                Take(found, "variation", Variation.Match(plain));
                break;
            case "G12" or "G14" or "G15" or "Q1" or "Q2" or "Q4" or "S1":
                Take(found, "all", Percent.Match(plain));
                break;
            case "G5" or "G13" or ['R', ..]:
                Stages(found, plain.Replace("每百名", "", StringComparison.Ordinal));
                break;
        }

        foreach (var name in found.Where(f => f.Value == ScannedDigits.Unreadable).Select(f => f.Key).ToList())
        {
            found.Remove(name);
        }

        return found;
    }

    private static void Stages(SortedDictionary<string, decimal> found, string plain)
    {
        if (Each.Match(plain) is { Success: true } each && !plain.Contains("分别", StringComparison.Ordinal))
        {
            Put(found, each.Groups[1].Value, each.Groups[2].Value);
        }
        else if (Both.Match(plain) is { Success: true } both)
        {
            Put(found, both.Groups[1].Value, both.Groups[1].Value);
        }
        else if (Pair.Match(plain) is { Success: true } pair)
        {
            Put(found, pair.Groups[1].Value, pair.Groups[2].Value);
        }
        else if (Any.Matches(plain) is [var one, var two])
        {
            Put(found, one.Value, two.Value);
        }
    }

    /// <summary>The number a cell of a 小学 or 初中 column holds.</summary>
    public static decimal? Single(string cell) =>
        Any.Match(ScannedDigits.Marked(PlainText.Of(cell))) is { Success: true } m
        && Parse(m.Value) is var value
        && value != ScannedDigits.Unreadable
            ? value
            : null;

    private static void Put(SortedDictionary<string, decimal> found, string primary, string junior)
    {
        found["primary"] = Parse(primary);
        found["junior"] = Parse(junior);
    }

    private static void Take(SortedDictionary<string, decimal> found, string name, Match match)
    {
        if (match.Success && decimal.TryParse(match.Groups[1].Value, CultureInfo.InvariantCulture, out var number))
        {
            found[name] = match.Groups.Count > 2 && match.Groups[2].Value == "万" ? number * 10_000 : number;
        }
    }

    private static decimal Parse(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static int Hundred(string text) => text == "百" || text == "一百" ? 100 : Numbering.Value(text);

    private static int Grade(string text) =>
        text switch
        {
            "Ⅰ" or "I" or "一" => 1,
            "Ⅱ" or "II" or "二" => 2,
            "Ⅲ" or "III" or "三" or "川" or "Ill" or "lll" => 3,
            "Ⅳ" or "IV" or "四" => 4,
            "Ⅴ" or "V" or "五" => 5,
            _ => Numbering.Value(text),
        };
}
