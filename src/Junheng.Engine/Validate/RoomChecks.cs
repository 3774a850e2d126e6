using Junheng.Engine.Schools;
using static Junheng.Engine.Validate.CheckFigures;
using static Junheng.Engine.Validate.FindingLevel;

namespace Junheng.Engine.Validate;

/// <summary>Buildings and grounds of a school: parts against the whole, and single rooms.</summary>
internal static class RoomChecks
{
    // Not policy: beyond these a figure is more likely a slip than a room or a hall.
    private const decimal SmallestRoom = 20;
    private const decimal LargestRoom = 400;
    private const decimal HighIndoorShare = 0.7m;

    public static readonly Check[] All =
    [
        Check.OfPieces(
            "indoor-exceeds-teaching",
            Error,
            "室内体育用房面积超过教学及辅助用房面积",
            "教学及辅助用房面积包含室内体育用房，请核对两个数",
            s =>
                s.Number(Field.IndoorSportsArea) > s.Number(Field.TeachingArea)
                    ? new(
                        Field.IndoorSportsArea,
                        $"室内体育用房{Text(s.Number(Field.IndoorSportsArea))}㎡，超过教学及辅助用房{Text(s.Number(Field.TeachingArea))}㎡"
                    )
                    : null
        ),
        Check.OfPieces(
            "indoor-share-high",
            Warning,
            "室内体育用房占教学及辅助用房的比例过高",
            "请核对是否把室外运动场地填到了室内体育用房",
            s =>
                s.Number(Field.IndoorSportsArea) > HighIndoorShare * s.Number(Field.TeachingArea)
                && s.Number(Field.IndoorSportsArea) <= s.Number(Field.TeachingArea)
                    ? new(
                        Field.IndoorSportsArea,
                        $"室内体育用房{Text(s.Number(Field.IndoorSportsArea))}㎡，占教学及辅助用房{Text(s.Number(Field.TeachingArea))}㎡的大部分"
                    )
                    : null
        ),
        Check.OfPieces(
            "extra-area-outside-centre",
            Notice,
            "非中心城区学校填了拓展运动场地",
            "拓展运动场地只对人口密集的中心城区学校计入，符合条件的请把“中心城区”填1",
            s =>
                !s.CityCentre && s.Number(Field.ExtraSportsArea) > 0
                    ? new(
                        Field.ExtraSportsArea,
                        $"填了拓展运动场地{Text(s.Number(Field.ExtraSportsArea))}㎡，但没有标为中心城区，不予计入"
                    )
                    : null
        ),
        Check.OfPieces(
            "room-area-implausible",
            Warning,
            "音乐、美术教室单间面积不合常理",
            "请按㎡填写每间教室的面积，多间用“|”分隔，不填间数或总面积",
            s => Odd(s.MusicRooms, "music_rooms", "音乐") ?? Odd(s.ArtRooms, "art_rooms", "美术")
        ),
        Check.OfPieces(
            "rooms-exceed-teaching-area",
            Error,
            "音乐、美术教室面积之和超过教学及辅助用房面积",
            "请核对各间教室面积和教学及辅助用房面积",
            s =>
                Area(s.MusicRooms) + Area(s.ArtRooms) is var area && area > s.Number(Field.TeachingArea)
                    ? new(
                        Field.TeachingArea,
                        $"音乐、美术教室共{Text(area)}㎡，超过教学及辅助用房{Text(s.Number(Field.TeachingArea))}㎡"
                    )
                    : null
        ),
    ];

    private static decimal Area(IReadOnlyList<long>? rooms) =>
        rooms is null ? 0 : rooms.Sum(r => (decimal)r) / Fields.Scale;

    private static Fault? Odd(IReadOnlyList<long>? rooms, string column, string what)
    {
        foreach (var room in rooms ?? [])
        {
            var area = (decimal)room / Fields.Scale;
            if (area is < SmallestRoom or > LargestRoom)
            {
                return new(column, $"有一间{what}教室面积填为{Text(area)}㎡");
            }
        }

        return null;
    }
}
