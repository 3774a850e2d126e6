using Junheng.Engine.Schools;

namespace Junheng.App.Demo;

/// <summary>The cells the oldest year never got: forgotten then, and missing ever since.</summary>
internal static class Gaps
{
    private static readonly (string Name, Field Field)[] Cells =
    [
        ("第八小学", Field.EquipmentWan),
        ("枣林乡中心小学", Field.BackbonePrimary),
        ("东岗镇第二初级中学", Field.SportsGroundArea),
        ("博文学校", Field.MultimediaRooms),
    ];

    public static void Punch(IReadOnlyList<SchoolRecord> rows)
    {
        foreach (var (name, field) in Cells)
        {
            rows.Single(r => r.Name == name).Set(field, null);
        }
    }
}
