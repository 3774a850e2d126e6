using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Junheng.App.Import;
using Junheng.Engine.Schools;
using Junheng.Engine.Validate;

namespace Junheng.App.Tests.Import;

/// <summary>The annual return comes back as it was written: schools, classes, rooms and the county's figures.</summary>
public sealed class AnnualReturnTests
{
    private const string County = "999901";

    [Property(MaxTest = 60)]
    public Property Lists_come_back_as_they_were_written() =>
        Prop.ForAll(
            Gen.Choose(0, int.MaxValue).ToArbitrary(),
            seed =>
            {
                var random = new Random(seed);
                var content = Content(random);
                var read = Read(content);

                Assert.Null(read.Problem);
                Assert.DoesNotContain(read.Findings, f => f.Level != FindingLevel.Warning);
                Assert.Equal(content.Schools.Select(Described), read.Rows.Select(Described));
                Assert.Equal(
                    content.Figures.OrderBy(f => f.Key, StringComparer.Ordinal),
                    read.CountyFigures.Select(f => KeyValuePair.Create(f.Code, f.Value))
                        .OrderBy(f => f.Key, StringComparer.Ordinal)
                );
                Assert.Equal((2026, County, ""), (read.Form!.Year, read.Form.County, read.Form.School));
            }
        );

    [Fact]
    public void Figures_left_blank_are_those_of_the_list_and_point_to_it()
    {
        var school = School("1")
            .With(
                [new(Stage.Primary, "一年级", "1班", 44), new(Stage.Primary, "一年级", "2班", 46)],
                [new(RoomKind.Music, "音乐教室1", 98_500_000)]
            );
        var blank = School("1");
        var read = Read(new([Unfilled(school, blank)]));

        var row = Assert.Single(read.Rows);
        Assert.Equal((2, 46), (row.Value(Field.ClassesPrimary), row.Value(Field.MaxClassPrimary)));
        Assert.Equal([98_500_000], row.MusicRooms!);
        Assert.Null(row.ArtRooms);
        Assert.Equal("班级名单!F2:F3", read.CellOf(row, Field.ClassesPrimary));
        Assert.Equal("班级名单", row.Classes[1].Source!.Sheet);
        Assert.Equal(3, row.Classes[1].Source!.Row);
    }

    [Fact]
    public void Last_years_figures_stand_beside_and_are_not_read()
    {
        var (now, before) = (School("1"), School("1", 2025));
        now.Set(Field.PupilsPrimary, 100m);
        before.Set(Field.PupilsPrimary, 90m);
        before.Set(Field.TeachingArea, 777m);
        var read = Read(new([now]) { LastYear = [before] });

        var row = Assert.Single(read.Rows);
        Assert.Equal(100, row.Value(Field.PupilsPrimary));
        Assert.False(row.Has(Field.TeachingArea));
        Assert.DoesNotContain(read.Findings, f => f.Code == "unknown-column");
    }

    [Theory]
    [InlineData("小学部", "班级名单", "unknown-stage", "class_stage", 2)]
    [InlineData("十", "班级名单", "not-a-number", "class_pupils", 5)]
    [InlineData("-3", "班级名单", "negative", "class_pupils", 5)]
    [InlineData("普通教室", "教室名单", "unknown-room-kind", "room_kind", 2)]
    [InlineData("0", "教室名单", "room-without-area", "room_area", 4)]
    [InlineData("9999999999", "班级名单", "list-unknown-school", "school", 0)]
    [InlineData("", "教室名单", "empty-key", "school", 0)]
    [InlineData("abc", "县级数据", "not-a-number", "item_value", 4)]
    [InlineData("no_such_item", "县级数据", "unknown-county-item", "item_code", 1)]
    public void What_cannot_be_read_in_a_list_is_told_at_its_cell(
        string text,
        string sheet,
        string code,
        string column,
        int at
    )
    {
        var school = School("1")
            .With([new(Stage.Primary, "一年级", "1班", 44)], [new(RoomKind.Music, "音乐教室1", 98_500_000)]);
        var bytes = Written(
            new([school])
            {
                Items = [CountyItems.All[0]],
                Figures = new Dictionary<string, decimal> { [CountyItems.All[0].Code] = 5 },
            }
        );
        var edited = Edited.Cell(bytes, sheet, 2, at, text);
        var read = Files.Read(edited, "年报.xlsx");

        var finding = read.Single(code);
        Assert.Equal(
            (FindingLevel.Error, sheet, 2, column),
            (finding.Level, finding.Sheet, finding.Row, finding.Column)
        );
        Assert.Equal($"年报.xlsx!{sheet}!{(char)('A' + at)}2", read.Place(finding));
    }

    [Fact]
    public void A_list_taken_out_is_named()
    {
        var bytes = Written(new([School("1")]));
        var read = Files.Read(Edited.Cell(bytes, "班级名单", 1, 5, "人数合计"), "年报.xlsx");
        var finding = read.Single("structure-changed");
        Assert.Equal(FindingLevel.Error, finding.Level);
        Assert.Contains("班级名单", finding.Message, StringComparison.Ordinal);
        Assert.Single(read.Rows);
    }

    [Fact]
    public void A_rooms_column_that_contradicts_the_list_is_told()
    {
        var school = School("1", musicRooms: [97_000_000]);
        var listed = school.With([], [new(RoomKind.Music, "音乐教室1", 98_500_000)]);
        var read = Read(new([Unfilled(listed, school)]));
        var finding = read.Single("room-list-differs");
        Assert.Equal("music_rooms", finding.Column);
        Assert.Equal([98_500_000], Assert.Single(read.Rows).MusicRooms!);
    }

    /// <summary>The lists of one record with everything else as another has it: as a form would be filled in.</summary>
    private static SchoolRecord Unfilled(SchoolRecord lists, SchoolRecord rest) =>
        new()
        {
            Year = rest.Year,
            County = rest.County,
            School = rest.School,
            Name = rest.Name,
            Type = rest.Type,
            MusicRooms = rest.MusicRooms,
            Classes = lists.Classes,
            Rooms = lists.Rooms,
        };

    private static ReturnContent Content(Random random)
    {
        var schools = Enumerable.Range(1, random.Next(1, 6)).Select(i => Random(random, $"{i:D10}")).ToList();
        var items = CountyItems.All.Where(_ => random.Next(3) == 0).ToList();
        return new(schools)
        {
            Year = 2026,
            County = County,
            Items = items,
            Figures = items
                .Where(_ => random.Next(2) == 0)
                .ToDictionary(i => i.Code, i => i.IsCount ? random.Next(100_000) : random.Next(100_000) / 100m),
        };
    }

    private static SchoolRecord Random(Random random, string id)
    {
        var classes = Enumerable
            .Range(1, random.Next(8))
            .Select(i => new SchoolClass(
                random.Next(2) == 0 ? Stage.Primary : Stage.Junior,
                $"{random.Next(1, 7)}年级",
                random.Next(5) == 0 ? "" : $"{i}班",
                random.Next(6) == 0 ? null : random.Next(60)
            ))
            .ToList();
        var rooms = Enumerable
            .Range(1, random.Next(4))
            .Select(i => new SchoolRoom(
                random.Next(2) == 0 ? RoomKind.Music : RoomKind.Art,
                $"教室{i}",
                random.Next(6) == 0 ? null : random.NextInt64(1, 200 * Fields.Scale)
            ))
            .ToList();
        return School(id).With(classes, rooms);
    }

    private static SchoolRecord School(string id, int year = 2026, IReadOnlyList<long>? musicRooms = null) =>
        new()
        {
            Year = year,
            County = County,
            School = id,
            Name = $"合成{id}学校",
            Type = SchoolType.NineYear,
            MusicRooms = musicRooms,
        };

    private static string Described(SchoolRecord r) =>
        string.Join(
            '\n',
            r.School,
            string.Join(';', r.Classes.Select(c => $"{c.Stage} {c.Grade} {c.Name} {c.Pupils}")),
            string.Join(';', r.Rooms.Select(m => $"{m.Kind} {m.Name} {m.Area}")),
            string.Join('|', r.MusicRooms ?? [-1]),
            string.Join('|', r.ArtRooms ?? [-1]),
            string.Join(';', Fields.All.Select(f => $"{r.Value(f.Field)}"))
        );

    private static byte[] Written(ReturnContent content)
    {
        using var stream = new MemoryStream();
        RecordFile.WriteReturn(stream, content);
        return stream.ToArray();
    }

    private static ReadResult Read(ReturnContent content) => Files.Read(Written(content), "年报.xlsx");
}
