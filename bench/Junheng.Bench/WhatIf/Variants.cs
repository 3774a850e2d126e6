using System.Globalization;
using System.Text;
using Junheng.App.Standards;
using Junheng.Engine.Schools;

namespace Junheng.Bench.WhatIf;

/// <summary>One cell of one variant: another amount of a resource.</summary>
/// <param name="Variant">Number of the variant, from 0.</param>
/// <param name="Row">Number of the school in the county, from 0.</param>
/// <param name="Field">An input of one of the seven indicators.</param>
/// <param name="Millionths">The new value, in millionths of the field's unit.</param>
internal readonly record struct Change(int Variant, int Row, Field Field, long Millionths);

/// <summary>
/// A county of 200 stage parts and ten thousand variants of it, always the same: each changes the resources of schools
/// drawn at random by up to a half, up or down. The county as it is meets every requirement, so that a verdict depends on
/// the changes.
/// </summary>
internal sealed class Variants
{
    public const int Count = 10_000;
    private const int ChangesEach = 20;
    private const double Plenty = 1.6;
    private const int SchoolsOfTheCounty = 160;
    private const string CountyCode = "990203";

    private Variants(IReadOnlyList<SchoolRecord> schools, IReadOnlyList<Change> changes) =>
        (Schools, Changes) = (schools, changes);

    /// <summary>The county as it is.</summary>
    public IReadOnlyList<SchoolRecord> Schools { get; }

    /// <summary>All changes, variant by variant; no cell of a variant twice.</summary>
    public IReadOnlyList<Change> Changes { get; }

    public static Variants Generate()
    {
        var pack = PackLibrary.Delivered().Find("national") ?? throw new InvalidOperationException("no national pack");
        var inputs = SchoolTerms
            .Judged.SelectMany(s => pack.Indicators.SelectMany(i => i.Inputs[s]).Select(i => i.Field))
            .Distinct()
            .ToArray();
        IReadOnlyList<SchoolRecord> schools = [.. GeneratedSchools.County(CountyCode, SchoolsOfTheCounty)];
        foreach (var school in schools)
        {
            Array.ForEach(
                inputs,
                field => school.Set(field, OnGrain(field, Millionths(school, field) * Plenty, up: true))
            );
        }

        var changes = new List<Change>(Count * ChangesEach);
        var taken = new HashSet<(int, Field)>();
        for (var variant = 0; variant < Count; variant++)
        {
            var dice = Dice.For(variant);
            taken.Clear();
            while (taken.Count < ChangesEach)
            {
                var (row, field) = (dice.Between(0, schools.Count - 1), inputs[dice.Between(0, inputs.Length - 1)]);
                if (Has(schools[row], field) && taken.Add((row, field)))
                {
                    changes.Add(new(variant, row, field, Drawn(schools[row], field, ref dice)));
                }
            }
        }

        return new(schools, changes);
    }

    /// <summary>Writes the county and the changes as two tables; returns their paths.</summary>
    public (string County, string Changes) Write(string folder)
    {
        Directory.CreateDirectory(folder);
        var (county, changes) = (Path.Combine(folder, "county.csv"), Path.Combine(folder, "changes.csv"));
        var rows = Schools.Select(
            (school, row) =>
                $"{row},{school.Type.Code()},{string.Join(',', Fields.All.Select(f => Cell(school, f.Field)))}"
        );
        var codes = string.Join(',', Fields.All.Select(f => f.Code));
        File.WriteAllLines(county, [$"row,type,{codes}", .. rows], Encoding.ASCII);
        File.WriteAllLines(
            changes,
            [
                "variant,row,field,value",
                .. Changes.Select(c => $"{c.Variant},{c.Row},{c.Field.Info().Code},{Text(c.Millionths)}"),
            ],
            Encoding.ASCII
        );
        return (county, changes);
    }

    // Teachers of a stage without pupils are no resource of anybody.
    private static bool Has(SchoolRecord school, Field field) =>
        field.Info().Stage is not { } stage || school.Value(Fields.Pupils(stage)) > 0;

    private static long Drawn(SchoolRecord school, Field field, ref Dice dice) =>
        OnGrain(field, Millionths(school, field) * dice.In(0.5, 1.5), up: false);

    // A count stays a count, an area has two decimals, equipment four.
    private static long OnGrain(Field field, double millionths, bool up)
    {
        var grain =
            field.Info().IsCount ? Fields.Scale
            : field == Field.EquipmentWan ? Fields.Scale / 10_000
            : Fields.Scale / 100;
        var grains = millionths / grain;
        return (long)(up ? Math.Ceiling(grains) : Math.Round(grains)) * grain;
    }

    private static long Millionths(SchoolRecord school, Field field) =>
        school.Has(field)
            ? school.Millionths(field)
            : throw new InvalidOperationException($"{school.School} has no {field}");

    private static string Cell(SchoolRecord school, Field field) =>
        school.Has(field) ? Text(school.Millionths(field)) : "";

    private static string Text(long millionths) =>
        ((decimal)millionths / Fields.Scale).ToString("0.######", CultureInfo.InvariantCulture);
}
