using Junheng.App.Demo;
using Junheng.App.Tests.Import;
using Junheng.Engine.Schools;

namespace Junheng.App.Tests.Cli;

/// <summary>Small synthetic inputs for the terminal program.</summary>
internal static class Rows
{
    public const string County = "990101";

    /// <summary>A sound primary school: no finding of level error.</summary>
    public static SchoolRecord School(
        string id,
        int year = 2021,
        string county = County,
        int pupils = 60,
        string? name = null,
        bool counted = true
    )
    {
        var row = new SchoolRecord
        {
            Year = year,
            County = county,
            School = id,
            Name = name ?? $"示例{id}小学",
            Counted = counted,
            Type = SchoolType.Primary,
            Organiser = 7,
            Locale = Locale.Rural,
            Built = 2005,
            MusicRooms = [98_000_000],
            ArtRooms = [91_000_000],
        };
        foreach (var field in Fields.All.Select(f => f.Field))
        {
            row.Set(field, 0m);
        }

        row.Set(Field.PupilsPrimary, (decimal)pupils);
        row.Set(Field.ClassesPrimary, 6m);
        row.Set(Field.MaxClassPrimary, (decimal)Math.Ceiling(pupils / 6.0));
        row.Set(Field.TeachersPrimary, 12m);
        row.Set(Field.BachelorPrimary, 9m);
        row.Set(Field.BackbonePrimary, 2m);
        row.Set(Field.PePrimary, 0m);
        row.Set(Field.VisitingPrimary, 1m);
        row.Set(Field.TeachingArea, 612.5m);
        row.Set(Field.SportsGroundArea, 903.25m);
        row.Set(Field.EquipmentWan, 18.75m);
        row.Set(Field.MultimediaRooms, 6m);
        return row;
    }

    public static string Csv(params SchoolRecord[] rows) => System.Text.Encoding.UTF8.GetString(Files.CsvOf(rows));

    /// <summary>One sound row in which the cells of a column are replaced.</summary>
    public static string Spoilt(string column, string cell, params SchoolRecord[] rows)
    {
        var lines = Csv(rows).TrimEnd('\n').Split('\n').Select(l => l.Split(',')).ToArray();
        var at = Array.IndexOf(lines[0], column);
        lines[1][at] = cell;
        return string.Concat(lines.Select(l => string.Join(',', l) + "\n"));
    }

    /// <summary>The demo county's rows of a year.</summary>
    public static IReadOnlyList<SchoolRecord> Demo(int year) =>
        DemoCounty.Generate().Years.Single(y => y.Year == year).Schools;
}
