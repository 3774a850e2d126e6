using Junheng.App.Tests.Demo;
using Junheng.App.Tests.Report;
using Junheng.Engine.Judge;
using Junheng.Engine.Report;
using Junheng.Engine.Schools;

namespace Junheng.App.Tests.Campaign;

/// <summary>The self-check annex says of the demo county what its file says to somebody who counts it.</summary>
public sealed class SelfCheckTests
{
    private static readonly OpenedYear Opened = OpenedDemo.Year();

    private static readonly CountedCounty Counted = new(
        File.ReadAllText(Path.Combine(Programs.Repository, "samples/demo/schools-2026.csv"))
    );

    private static readonly Dictionary<string, SelfCheckRow> Rows = Made([]);

    [Fact]
    public void Every_resource_indicator_counts_the_schools_that_fall_short_as_the_file_has_them()
    {
        string[] arts = ["pe", "music", "art", "arts"];
        Check("R1", 4.2m, ["associate_primary", "bachelor_primary", "master_primary", "doctor_primary"], "primary");
        Check("R1", 5.3m, ["bachelor_junior", "master_junior", "doctor_junior"], "junior");
        Check("R2", 1, ["backbone_primary"], "primary");
        Check("R2", 1, ["backbone_junior"], "junior");
        Check("R3", 0.9m, [.. arts.Select(a => a + "_primary")], "primary");
        Check("R3", 0.9m, [.. arts.Select(a => a + "_junior")], "junior");
        Shared("R4", 4.5m, 5.8m, 1, "teaching_area", "-indoor_sports_area");
        Shared("R5", 7.5m, 10.2m, 1, "sports_ground_area", "indoor_sports_area");
        Shared("R6", 2000, 2500, 10_000, "equipment_wan");
        Shared("R7", 2.3m, 2.4m, 100, "multimedia_rooms");

        void Check(string key, decimal threshold, string[] columns, string stage) =>
            States(key, stage, Counted.Below(stage, threshold, 100, shared: false, columns));

        void Shared(string key, decimal primary, decimal junior, decimal factor, params string[] columns)
        {
            States(key, "primary", Counted.Below("primary", primary, factor, shared: true, columns));
            States(key, "junior", Counted.Below("junior", junior, factor, shared: true, columns));
        }
    }

    [Fact]
    public void Rooms_sizes_and_classes_are_those_of_the_file()
    {
        Assert.Contains($"全县小学有{Count("G5", Stage.Primary)}所学校", Rows["G5"].Text, StringComparison.Ordinal);
        Assert.Contains(
            $"的{Counted.ClassesOver("primary")}个班班额超过45人",
            Rows["G5"].Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"的{Counted.ClassesOver("junior")}个班班额超过50人",
            Rows["G5"].Text,
            StringComparison.Ordinal
        );
        Size("小学", Counted.Larger(2000, ["primary", "teaching_point"], "primary"), 2000);
        Size("初中", Counted.Larger(2000, ["junior"], "junior"), 2000);
        Size("完全中学的初中部", Counted.Larger(2000, ["complete_secondary"], "junior"), 2000);
        Size("九年一贯制学校的义务教育阶段", Counted.Larger(2500, ["nine_year"], "primary", "junior"), 2500);
        Rooms("music", 96, "音乐专用教室数量不足");
        Rooms("art", 90, "美术专用教室数量不足");

        void Size(string who, int count, int limit)
        {
            var (text, found) = (Rows["G4"].Text, Rows["G4"].Text.Contains($"所{who}（", StringComparison.Ordinal));
            Assert.Equal(count > 0, found);
            Assert.True(count == 0 || text.Contains($"有{count}所{who}", StringComparison.Ordinal), $"{count} {text}");
            Assert.True(count == 0 || text.Contains($"超过{limit}人", StringComparison.Ordinal), text);
        }

        void Rooms(string kind, decimal area, string what)
        {
            foreach (
                var (stage, types) in new (Stage?, string[])[]
                {
                    (Stage.Primary, ["primary", "teaching_point"]),
                    (Stage.Junior, ["junior", "complete_secondary"]),
                    (null, ["nine_year", "twelve_year"]),
                }
            )
            {
                var list = SelfCheckTests
                    .Rows["G3"]
                    .Lists.SingleOrDefault(l => l.Stage == stage && l.What == what && l.Verdict == Verdict.NotMet);
                Assert.Equal(Counted.WithoutRooms(kind, area, types), list?.Schools.Count ?? 0);
                Assert.True(
                    list is null
                        || SelfCheckTests
                            .Rows["G3"]
                            .Text.Contains(
                                $"{list.Schools.Count}所{list.Kind}（{list.Schools[0]}",
                                StringComparison.Ordinal
                            ),
                    SelfCheckTests.Rows["G3"].Text
                );
            }
        }
    }

    [Fact]
    public void All_32_indicators_stand_there_with_the_verdict_of_the_form()
    {
        var verdict = Opened.Result.Strict;
        var expected = verdict
            .Indicators.Concat(verdict.Items.Select(i => i.Verdict))
            .Zip(
                verdict
                    .Resources.Kernel.Pack.Indicators.Select(i => i.Key)
                    .Concat(verdict.Items.Select(i => i.Item.Key))
            );
        Assert.Equal(32, Rows.Keys.Count(k => k[0] is 'R' or 'G' or 'Q' or 'S'));
        foreach (var (met, key) in expected)
        {
            Assert.Equal(met, Rows[key].Verdict);
            var begins = met switch
            {
                Verdict.Met => "已达标",
                Verdict.NotMet => "未达标。",
                _ => "尚不能判定。",
            };
            Assert.StartsWith(begins, Rows[key].Text, StringComparison.Ordinal);
        }

        Assert.All(
            Rows.Values.Where(r => r.Key[0] == 'R'),
            r => Assert.Matches(@"校际差异系数：小学0\.\d{3}.*、初中0\.\d{3}", r.Text)
        );
    }

    [Fact]
    public void A_plan_that_measures_complete_secondary_schools_otherwise_is_told_and_the_national_count_stands()
    {
        var plain = Rows["G4"];
        Assert.Empty(plain.Notes);
        var told = Made([("G4", "本县方案：自查以2500人衡量完全中学初中部")])["G4"];
        Assert.Equal((plain.Text, plain.Verdict), (told.Text, told.Verdict));
        var (over, larger) = (
            Counted.Larger(2000, ["complete_secondary"], "junior"),
            Counted.Larger(2500, ["complete_secondary"], "junior")
        );
        Assert.Equal(
            [
                "本县方案：自查以2500人衡量完全中学初中部",
                $"本表按国家口径，完全中学初中部以2000人为限，超过的{over}所；如以2500人为限，超过的{larger}所",
            ],
            told.Notes
        );
    }

    [Fact]
    public void Where_the_rules_in_force_read_sizes_otherwise_the_national_count_stands_with_a_note()
    {
        // A complete secondary school between the two limits.
        var opened = OpenedDemo.Year(Between);
        var strict = opened.Result.Strict;
        var national = strict.Items.Single(i => i.Item.Key == "G4");
        var choice = national.Item.Choices["complete_secondary"];
        var wider = national.Item with
        {
            Choices = new Dictionary<string, (string, Engine.Standards.Citation)>
            {
                ["complete_secondary"] = ("integrated", choice.Source),
            },
        };
        var pack = strict.Resources.Kernel.Pack;
        var own = ItemJudge
            .Judge(
                new(
                    pack with
                    {
                        Items = [wider],
                    },
                    [],
                    opened.Result.Schools,
                    new Dictionary<string, decimal>(),
                    new Dictionary<string, Judgement>()
                )
            )
            .Single();
        Assert.Equal(own.Shortfalls.Count + 1, national.Shortfalls.Count);
        var county = strict with { Items = [.. strict.Items.Select(i => i.Item.Key == "G4" ? own : i)] };
        var row = SelfCheck
            .Of(county, Basis([]) with { Schools = opened.Result.Schools, NationalSize = national })
            .SelectMany(p => p.Rows)
            .Single(r => r.Key == "G4");
        Assert.Contains("有1所完全中学的初中部", row.Text, StringComparison.Ordinal);
        Assert.Equal(Verdict.NotMet, row.Verdict);
        Assert.Equal(
            "本表按国家口径，完全中学初中部以2000人为限，超过的1所；如以2500人为限，超过的0所",
            Assert.Single(row.Notes)
        );

        static SchoolRecord Between(SchoolRecord school)
        {
            if (school.Type != SchoolType.CompleteSecondary || school.Value(Fields.Pupils(Stage.Junior)) is not > 2000)
            {
                return school;
            }

            var copy = school.Copy();
            copy.Set(Fields.Pupils(Stage.Junior), 2200m);
            return copy;
        }
    }

    [Fact]
    public void The_annex_prints_every_row_and_every_school_that_falls_short()
    {
        var parts = SelfCheck.Of(Opened.Result.Strict, Basis([]));
        App.Campaign.SelfCheckTable table = new([
            .. parts.Select(p =>
                (
                    p,
                    (IReadOnlyList<App.Campaign.SelfCheckLine>)
                        [.. p.Rows.Select(r => new App.Campaign.SelfCheckLine(r, "", ["县教育局"], "2028年"))]
                )
            ),
        ]);
        using var paper = new WrittenPaper(s =>
            App.Campaign.SelfCheckPaper.Write(s, Opened, Opened.Result.Strict, table, OpenedDemo.Mark)
        );
        Assert.Equal("示例县（合成数据）创建义务教育优质均衡发展县", paper.Lines[1]);
        var rows = WrittenPaper.Rows(paper.Tables[0]);
        Assert.Equal(["序号", "指标", "达标情况", "整改措施", "责任单位", "完成时限"], rows[0]);
        Assert.Equal(parts.Sum(p => p.Rows.Count + 1) + 1, rows.Count);
        Assert.StartsWith(
            "资源配置（共7项指标，每所学校至少6项指标达到要求，余项不能低于要求的85%",
            rows[1][0],
            StringComparison.Ordinal
        );
        Assert.Equal(Rows["R4"].Text, rows[5][2]);
        Assert.Equal("每百名学生拥有高于规定学历教师数：小学、初中分别达到4.2人以上、5.3人以上", rows[2][1]);
        Assert.Equal("每百名学生拥有县级以上骨干教师数：小学、初中均达到1人以上", rows[3][1]);
        var named = WrittenPaper.Rows(paper.Tables[1]).Skip(1).Select(r => r[^1]).ToList();
        Assert.Equal(Rows.Values.SelectMany(r => r.Lists).Select(l => string.Join('、', l.Schools)), named);
    }

    private static void States(string key, string stage, int count)
    {
        var row = Rows[key];
        var at = stage == "primary" ? Stage.Primary : Stage.Junior;
        Assert.Equal((key, stage, count), (key, stage, Count(key, at)));
        var words = $"{count}所{at.Title()}（";
        Assert.True(count == 0 || row.Text.Contains(words, StringComparison.Ordinal), $"{words}: {row.Text}");
    }

    private static int Count(string key, Stage stage) =>
        Rows[key].Lists.SingleOrDefault(l => l.Stage == stage && l.Verdict == Verdict.NotMet)?.Schools.Count ?? 0;

    private static SelfCheckBasis Basis((string Key, string Note)[] deviations) =>
        new(Opened.Result.Schools, null, deviations.ToLookup(d => d.Key, d => d.Note));

    private static Dictionary<string, SelfCheckRow> Made((string, string)[] deviations) =>
        SelfCheck.Of(Opened.Result.Strict, Basis(deviations)).SelectMany(p => p.Rows).ToDictionary(r => r.Key);
}
