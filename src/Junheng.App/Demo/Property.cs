using Junheng.Engine.Schools;

namespace Junheng.App.Demo;

/// <summary>What a school owns in the newest year: drawn once, so that the years differ by growth and not by noise.</summary>
internal sealed record Property(
    decimal TeachingArea,
    decimal IndoorSports,
    decimal SportsGround,
    decimal ExtraSports,
    decimal EquipmentWan,
    int MultimediaRooms,
    IReadOnlyList<decimal> MusicRooms,
    IReadOnlyList<decimal> ArtRooms
)
{
    /// <summary>The county builds one room of each kind for every ten classes begun.</summary>
    private const int ClassesPerRoom = 10;

    public static Property Draw(Outline school, int heads, int classes, SplitMix random)
    {
        var profile = Profile.Of(school);
        var music = Rooms(school.Music, classes, new(97, 116), new(74, 87), random);
        var art = Rooms(school.Art, classes, new(91, 107), new(68, 81), random);
        // Drawn even where the outline states a level, so that stating one moves nothing else.
        var (area, ground) = (random.In(profile.Area), random.In(profile.Ground));
        var (equipment, multimedia) = (random.In(profile.Equipment), random.In(profile.Multimedia));
        var teaching = school.Area is { } shortOf ? Down(heads * shortOf) : Up(heads * area + music.Sum() + art.Sum());
        var sports = school.Ground is { } little ? Down(heads * little) : Up(heads * ground);
        var hall = heads > 600 && random.Chance(60) ? Down(sports * random.Between(6, 16) / 100) : 0;
        return new(
            teaching + hall,
            hall,
            sports - hall,
            school.CityCentre ? Up(heads * random.In(new(1.2m, 4.4m))) : 0,
            school.Equipment is { } poor ? Down(heads * poor / 10_000) : Up(heads * equipment / 10_000),
            Math.Max(school.Locale == Locale.Rural ? classes : 0, (int)Math.Ceiling(heads * multimedia / 100)),
            music,
            art
        );
    }

    /// <summary>Rooms of one kind; none for a school without classes of compulsory education.</summary>
    private static List<decimal> Rooms(RoomGap gap, int classes, Span full, Span small, SplitMix random)
    {
        var count =
            gap == RoomGap.Few ? classes / (2 * ClassesPerRoom) : (classes + ClassesPerRoom - 1) / ClassesPerRoom;
        var size =
            gap == RoomGap.Small ? small
            : gap == RoomGap.Tiny ? new(55, 62)
            : full;
        return [.. Enumerable.Range(0, count).Select(_ => Math.Round(random.In(size), 1))];
    }

    private static decimal Down(decimal value) => Math.Floor(value * 100) / 100;

    private static decimal Up(decimal value) => Math.Ceiling(value * 100) / 100;
}
