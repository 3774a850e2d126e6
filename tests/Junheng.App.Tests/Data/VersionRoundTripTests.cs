using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Junheng.App.Data;
using Junheng.Engine.Schools;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Data;

[Trait("Database", "both")]
public sealed class VersionRoundTripTests
{
    private const string File = "示例县.csv";

    [Fact]
    public async Task Rows_come_back_as_they_were_written()
    {
        var plain = Rows.School("0001", source: new(File, null, 2));
        var full = new SchoolRecord
        {
            Year = Rows.Year,
            County = TestDb.County,
            School = "0002",
            Name = "示例“九年”一贯制学校",
            Type = SchoolType.NineYear,
            Organiser = 10,
            Locale = Locale.Rural,
            Built = 1998,
            CityCentre = true,
            Counted = false,
            Parent = "0001",
            MusicRooms = [98_000_000, 96_500_001],
            ArtRooms = [],
            Source = new(File, "基表", 7),
        };
        full.Set(Field.TeachingArea, Fields.Largest);
        full.Set(Field.EquipmentWan, 0.000001m);
        full.Set(Field.PupilsPrimary, 0m);
        full.Set(Field.SportsGroundArea, 999_999_999_999.999999m);
        full.Reject(Field.MultimediaRooms);

        using var test = await TestDb.Create();
        var version = await test.Version(full, plain);
        await using var db = test.Open();
        var read = await VersionReader.Load(db, version.VersionId);

        Assert.Equal([Rows.Text(full), Rows.Text(plain)], read.Select(Rows.Text));
        Assert.Null(read[1].MusicRooms);
        Assert.Empty(read[0].ArtRooms!);
    }

    [Property(MaxTest = 15)]
    public Property Any_rows_come_back_as_they_were_written() =>
        Prop.ForAll(
            Gen.Choose(0, int.MaxValue).ToArbitrary(),
            seed =>
            {
                var random = new Random(seed);
                var rows = Enumerable.Range(1, 5).Select(i => RandomRow(random, i)).ToArray();
                var read = RoundTrip(rows).GetAwaiter().GetResult();
                Assert.Equal(rows.Select(Rows.Text), read.Select(Rows.Text));
            }
        );

    [Fact]
    public async Task A_blank_has_no_row_and_a_refused_cell_has_a_reason_and_a_place()
    {
        var row = Rows.School("1", source: new(File, null, 12));
        row.Reject(Field.EquipmentWan);
        using var test = await TestDb.Create();
        await test.Version(row);
        await using var db = test.Open();
        var figures = await db.SchoolFigures.OrderBy(f => f.Field).ToListAsync();

        Assert.Equal(["equipment_wan", "pupils_primary", "teaching_area"], figures.Select(f => f.Field));
        Assert.Equal(
            (null, "Rejected", "12:equipment_wan"),
            (figures[0].Value, $"{figures[0].Missing}", figures[0].Cell)
        );
        Assert.Equal((2400.5m, null, TestDb.County), (figures[2].Value, figures[2].Missing, figures[2].CountyCode));
    }

    [Fact]
    public async Task A_county_of_three_hundred_schools_comes_back_whole()
    {
        var random = new Random(7);
        var rows = Enumerable.Range(1, 300).Select(i => Full(random, i)).ToArray();
        var read = await RoundTrip(rows);
        Assert.Equal(rows.Select(r => r.School), read.Select(r => r.School));
        Assert.All(rows.Zip(read), pair => Assert.Equal(pair.First.KnownMask, pair.Second.KnownMask));
    }

    private static async Task<IReadOnlyList<SchoolRecord>> RoundTrip(SchoolRecord[] rows)
    {
        using var test = await TestDb.Create();
        var version = await test.Version(rows);
        await using var db = test.Open();
        return await VersionReader.Load(db, version.VersionId);
    }

    private static SchoolRecord RandomRow(Random random, int number)
    {
        T? Maybe<T>(T value)
            where T : struct => random.Next(2) == 0 ? null : value;

        IReadOnlyList<long>? Rooms() =>
            random.Next(3) == 0
                ? null
                : [.. Enumerable.Range(0, random.Next(4)).Select(_ => random.NextInt64(1, 200 * Fields.Scale))];

        var row = new SchoolRecord
        {
            Year = Data.Rows.Year,
            County = TestDb.County,
            School = $"{number:D10}",
            Name = $"示例{random.Next(100)}学校",
            Type = (SchoolType)random.Next(8),
            Organiser = Maybe(random.Next(1, 11)),
            Locale = Maybe((Locale)random.Next(3)),
            Built = Maybe(random.Next(1900, 2027)),
            CityCentre = random.Next(2) == 0,
            Counted = random.Next(2) == 0,
            Parent = random.Next(2) == 0 ? null : "0000000001",
            MusicRooms = Rooms(),
            ArtRooms = Rooms(),
            Classes =
            [
                .. Enumerable
                    .Range(1, random.Next(4))
                    .Select(i => new SchoolClass((Stage)random.Next(1, 3), $"{i}年级", "1班", Maybe(random.Next(60)))
                    {
                        Source = new(File, "班级名单", i + 1),
                    }),
            ],
            Rooms =
            [
                .. Enumerable
                    .Range(1, random.Next(3))
                    .Select(i => new SchoolRoom(
                        (RoomKind)random.Next(2),
                        $"教室{i}",
                        Maybe(random.NextInt64(1, 200 * Fields.Scale))
                    )
                    {
                        Source = new(File, "教室名单", i + 1),
                    }),
            ],
            Source = new(File, random.Next(2) == 0 ? null : "表1", number + 1),
        };
        foreach (var info in Fields.All)
        {
            switch (random.Next(4))
            {
                case 0:
                    break;
                case 1:
                    row.Reject(info.Field);
                    break;
                default:
                    row.Set(info.Field, random.NextInt64(Fields.Largest) * (random.Next(2) == 0 ? 1 : Fields.Scale));
                    break;
            }
        }

        return row;
    }

    private static SchoolRecord Full(Random random, int number)
    {
        var row = Rows.School($"{number:D10}", source: new(File, null, number + 1));
        foreach (var info in Fields.All)
        {
            row.Set(info.Field, random.NextInt64(5000 * Fields.Scale));
        }

        return row;
    }
}
