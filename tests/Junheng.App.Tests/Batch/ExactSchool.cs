using Junheng.App.Tests.Cli;
using Junheng.Engine.Schools;

namespace Junheng.App.Tests.Batch;

/// <summary>A school that meets everything amply, for tests to change one resource of.</summary>
internal static class ExactSchool
{
    public static SchoolRecord Rich(Stage stage, long pupils, SchoolType? type = null)
    {
        var row = new SchoolRecord
        {
            Year = 2021,
            County = Rows.County,
            School = "S1",
            Name = "示例学校",
            Type = type ?? (stage == Stage.Primary ? SchoolType.Primary : SchoolType.Junior),
        };
        foreach (var field in Fields.All)
        {
            row.Set(field.Field, 0m);
        }

        row.Set(Fields.Pupils(stage), (decimal)pupils);
        for (var indicator = 1; indicator <= 7; indicator++)
        {
            row.Set(Counted(indicator, stage), 100m * pupils);
        }

        return row;
    }

    /// <summary>The field that stands for an indicator.</summary>
    public static Field Counted(int indicator, Stage stage) =>
        indicator switch
        {
            1 => Fields.Of(Field.BachelorPrimary, stage),
            2 => Fields.Of(Field.BackbonePrimary, stage),
            3 => Fields.Of(Field.PePrimary, stage),
            4 => Field.TeachingArea,
            5 => Field.SportsGroundArea,
            6 => Field.EquipmentWan,
            _ => Field.MultimediaRooms,
        };
}
