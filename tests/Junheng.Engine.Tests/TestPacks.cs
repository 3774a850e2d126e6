using Junheng.Engine.Figures;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.Engine.Tests;

/// <summary>Rule packs for tests of the engine alone.</summary>
internal static class TestPacks
{
    private static readonly PolicyDocument Document = new("measure", "教督〔2017〕6号", "办法", "2017-04-19");
    private static readonly Citation Source = new(Document, "资源配置", Basis.Stated, "test", 0);

    /// <summary>The numbers of the national pack that the checks use.</summary>
    public static RulePack National()
    {
        var numbers = new Dictionary<string, string>
        {
            ["G5.thresholds.primary"] = "45",
            ["G5.thresholds.junior"] = "50",
            ["G12.thresholds.all"] = "100",
            ["exclusions.teaching_point_min"] = "50",
        }.ToDictionary(p => p.Key, p => Number(p.Key, p.Value));
        var indicators = new List<ResourceIndicator>();
        Add(
            "R1",
            "4.2",
            "5.3",
            100,
            [Field.AssociatePrimary, Field.BachelorPrimary, Field.MasterPrimary, Field.DoctorPrimary]
        );
        Add("R2", "1", "1", 100, [Field.BackbonePrimary]);
        Add("R3", "0.9", "0.9", 100, [Field.PePrimary, Field.MusicPrimary, Field.ArtPrimary, Field.ArtsPrimary]);
        Add("R4", "4.5", "5.8", 1, [Field.TeachingArea, Field.IndoorSportsArea]);
        Add("R5", "7.5", "10.2", 1, [Field.SportsGroundArea, Field.IndoorSportsArea]);
        Add("R6", "2000", "2500", 10000, [Field.EquipmentWan]);
        Add("R7", "2.3", "2.4", 100, [Field.MultimediaRooms]);
        return new()
        {
            Name = "test",
            Title = "测试用规则包",
            From = new(2017, 4, 19),
            Layers = [("test", "测试用规则包")],
            Documents = [Document],
            Numbers = numbers,
            Indicators = indicators,
            Cv = (CvFormula.Weighted, Source),
            ExcludedTypes = new HashSet<SchoolType> { SchoolType.Special, SchoolType.Vocational },
            Items = [Certified(numbers["G12.thresholds.all"])],
            Veto = [],
            Tolerances =
            [
                Tolerance(
                    "visiting_teachers",
                    "R3",
                    new(Locale.Rural, null, 50, 99, null, null, null),
                    Field.VisitingPrimary
                ),
                Tolerance(
                    "extra_sports_area",
                    "R5",
                    new(null, true, null, null, null, null, null),
                    Field.ExtraSportsArea
                ),
            ],
            Changes = [],
        };

        void Add(string key, string primary, string junior, int factor, Field[] fields)
        {
            foreach (var (stage, text) in new[] { ("primary", primary), ("junior", junior) })
            {
                var path = $"{key}.thresholds.{stage}";
                numbers.Add(path, Number(path, text));
            }

            var shared = fields[0].Info().Stage is null;
            // R1 of the junior stage takes no 专科; R4 takes the indoor area off.
            var junior1 = key == "R1" ? fields[1..] : fields;
            indicators.Add(
                new(
                    key,
                    key,
                    key,
                    "",
                    "",
                    "",
                    "",
                    new Dictionary<Stage, IReadOnlyList<IndicatorInput>>
                    {
                        [Stage.Primary] = [.. fields.Select((f, i) => Input(f))],
                        [Stage.Junior] = [.. junior1.Select(f => Input(shared ? f : f + 1))],
                    },
                    factor,
                    shared,
                    Source
                )
            );

            IndicatorInput Input(Field f) => new(f, key == "R4" && f == Field.IndoorSportsArea ? -1 : 1);
        }
    }

    private static PolicyNumber Number(string path, string text) =>
        new(path, Rational.Parse(text)!.Value, text, Source);

    private static Item Certified(PolicyNumber threshold) =>
        new(
            "G12",
            "专任教师持有教师资格证上岗率达到100%",
            "教师持证上岗",
            "Certified teachers",
            ItemGroup.Guarantee,
            ItemScope.County,
            ItemMethod.Ratio,
            Evidenced.Figures,
            false,
            new Dictionary<string, PolicyNumber> { ["all"] = threshold },
            new Dictionary<string, (string, Citation)>(),
            [
                new(
                    "持证上岗率",
                    "%",
                    [new("certified_teachers", 1)],
                    [new("teachers_on_post", 1)],
                    100,
                    Comparison.AtLeast,
                    threshold
                ),
            ],
            Source
        );

    private static Tolerance Tolerance(string key, string item, ToleranceCondition when, Field field) =>
        new(
            key,
            key,
            item,
            when,
            new Dictionary<Stage, IReadOnlyList<Field>>
            {
                [Stage.Primary] = [field],
                [Stage.Junior] = [field.Info().Stage is null ? field : field + 1],
            },
            new Dictionary<string, Rational>(),
            new Dictionary<string, Rational>(),
            new(2019, 1, 1),
            new(2022, 12, 31),
            Source
        );
}
