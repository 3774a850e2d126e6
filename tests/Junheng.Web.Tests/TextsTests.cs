using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Junheng.App.Campaign;
using Junheng.App.Import.Statistics;
using Junheng.App.Users;
using Junheng.Engine.Schools;
using Junheng.Web.Pages.Import;
using Junheng.Web.Setup;

namespace Junheng.Web.Tests;

/// <summary>The interface speaks English wherever it speaks Chinese.</summary>
public sealed partial class TextsTests
{
    /// <summary>The button that leads back to Chinese says so in Chinese.</summary>
    private static readonly HashSet<string> OnPurpose = ["中文"];

    [Fact]
    public void Every_text_of_a_view_has_its_English() => Missing(InViews().Except(OnPurpose));

    [Fact]
    public void Every_word_that_a_page_looks_up_by_name_has_its_English() => Missing(Looked());

    [Fact]
    public void No_key_of_a_text_is_put_together_at_run_time() =>
        None(from view in Views() from Match m in Interpolated().Matches(view.Text) select $"{view.Name}: {m.Value}");

    [Fact]
    public void No_Chinese_stands_in_a_view_outside_a_text() =>
        None(
            from view in Views()
            from line in view.Text.Split('\n')
            let rest = Literal().Replace(Text().Replace(Comment().Replace(line, ""), "T"), "")
            where Han().IsMatch(rest)
            select $"{view.Name}: {rest.Trim()}"
        );

    [Fact]
    public void No_English_text_still_holds_Chinese() =>
        None(English().Where(e => Han().IsMatch(e.Value)).Select(e => $"{e.Key}: {e.Value}"));

    [Fact]
    public void An_English_text_has_the_places_of_the_Chinese_one() =>
        None(English().Where(e => Places(e.Key) != Places(e.Value)).Select(e => $"{e.Key}: {e.Value}"));

    private static string Places(string text) =>
        string.Join(' ', Place().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal));

    /// <summary>What stands in T["…"], and every other Chinese literal: they are looked up by a name.</summary>
    private static IEnumerable<string> InViews() =>
        from view in Views()
        let code = Comment().Replace(view.Text, "")
        // A text may stand in an attribute, quotes within quotes: it is taken out before other literals are sought.
        from Match m in Text().Matches(code).Concat(Literal().Matches(Text().Replace(code, "T")))
        where m.Value.StartsWith('T') || Han().IsMatch(m.Groups[1].Value)
        select m.Groups[1].Value;

    /// <summary>Menu, operator, names of the enumerations, and the words that Show chooses.</summary>
    private static IEnumerable<string> Looked() =>
        [
            .. CampaignWords.All,
            .. Enum.GetValues<Role>().Select(r => RoleRules.All[r].Title),
            .. UnitTree.Titles.Values,
            "本校",
            "本校指标与数据",
            .. Rooms.All.Select(r => r.Stage),
            .. Rooms.All.SelectMany(r => r.Pages).Select(p => p.Title),
            .. SchoolTerms.Stages.Select(s => s.Title()),
            .. Enum.GetValues<SchoolType>().Select(t => t.Title()),
            .. Enum.GetValues<Locale>().Select(l => l.Title()),
            .. WordTable.Coded.SelectMany(WordTable.Choices).Select(c => c.Title),
            .. Enum.GetValues<Confidence>().Select(MappingForm.Word),
            .. CountyItems.All.Select(i => i.Group).Distinct(),
            .. Matches("src/Junheng.Web/Show.cs", Chosen()),
            .. Matches("src/Junheng.Web/Wording.cs", Chosen()),
            .. Matches("src/Junheng.Web/WorkWords.cs", Quoted()),
            .. ChildKinds.All,
            .. Matches("src/Junheng.Web/GridWords.cs", Chosen()),
            .. Matches("src/Junheng.Web/GridWords.cs", Told()),
            .. Matches("src/Junheng.Web/ProcessNames.cs", Quoted()),
            .. Matches("src/Junheng.Web/Pages/Users/AccountState.cs", Quoted()),
            .. Matches("src/Junheng.Web/VerdictTagHelper.cs", Chosen()),
            .. Matches("src/Junheng.Engine/Judge/CountyVerdict.cs", Part()),
            .. Directory
                .EnumerateFiles(Path.Combine(Root, "src/Junheng.Web/Pages/Help"), "*.cs")
                .Append("src/Junheng.Web/MeaningTagHelper.cs")
                .SelectMany(f => Matches(f, Quoted())),
        ];

    private static IEnumerable<string> Matches(string file, Regex regex) =>
        regex
            .Matches(File.ReadAllText(Path.Combine(Root, file)))
            .Select(m => m.Groups[1].Value)
            .Where(t => Han().IsMatch(t));

    private static void Missing(IEnumerable<string> texts)
    {
        var known = English();
        None(texts.Distinct().Where(t => !known.ContainsKey(t)));
    }

    /// <summary>Read the way the running product reads it, not from the source file.</summary>
    private static Dictionary<string, string> English()
    {
        var set = new ResourceManager("Junheng.Web.Resources.Texts", typeof(Texts).Assembly).GetResourceSet(
            new CultureInfo("en"),
            createIfNotExists: true,
            tryParents: false
        );
        Assert.NotNull(set);
        return set.Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(e => (string)e.Key, e => (string?)e.Value ?? "", StringComparer.Ordinal);
    }

    private static IEnumerable<(string Name, string Text)> Views() =>
        Directory
            .EnumerateFiles(Path.Combine(Root, "src/Junheng.Web/Pages"), "*.cshtml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(f => (Path.GetFileName(f), File.ReadAllText(f)));

    private static void None(IEnumerable<string> offenders)
    {
        var all = string.Join('\n', offenders);
        Assert.True(all.Length == 0, all);
    }

    private static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Junheng.slnx")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Junheng.slnx");
        }

        return folder.FullName;
    }

    [GeneratedRegex("""\bT\["([^"\n]*)"(?=[\],])""")]
    private static partial Regex Text();

    [GeneratedRegex("\"([^\"\\n]*)\"")]
    private static partial Regex Literal();

    [GeneratedRegex(@"@\*.*?\*@|<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Han();

    [GeneratedRegex("""\bT\[\$"[^\n]*?"\]""")]
    private static partial Regex Interpolated();

    [GeneratedRegex("""(?:=>|=|\?\?|:) "([^"{\n]+)"[,;]""")]
    private static partial Regex Chosen();

    [GeneratedRegex("""\btext\["([^"\n]+)"[\],]""")]
    private static partial Regex Told();

    [GeneratedRegex("""(?<!\$)"([^"\n]*)[\"]""")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();

    [GeneratedRegex("""Part(?:Verdict\.Of)?\("([^"]+)",""")]
    private static partial Regex Part();
}
