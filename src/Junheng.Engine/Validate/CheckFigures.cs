using Junheng.Engine.Schools;

namespace Junheng.Engine.Validate;

/// <summary>Reading and writing figures in checks.</summary>
internal static class CheckFigures
{
    /// <summary>The value in the field's unit, without the division that <see cref="SchoolRecord.Value"/> costs.</summary>
    public static decimal? Number(this SchoolRecord school, Field field)
    {
        if (!school.Has(field))
        {
            return null;
        }

        var value = school.Millionths(field);
        var size = value < 0 ? (ulong)-value : (ulong)value;
        return new decimal((int)size, (int)(size >> 32), 0, value < 0, 6);
    }

    /// <summary>
    /// Pupils of a stage where blank may pass for none: a stage that the type does not imply. Null if it is implied
    /// and blank.
    /// </summary>
    public static decimal? PupilsIn(this SchoolRecord school, Stage stage)
    {
        var field = Fields.Pupils(stage);
        return school.Number(field) ?? (school.Type.Implied().Contains(stage) || school.WasRejected(field) ? null : 0m);
    }

    /// <summary>Pupils of all stages that share the school's resources; null if an implied stage is blank.</summary>
    public static decimal? AllPupils(this SchoolRecord school)
    {
        decimal? sum = 0m;
        foreach (var stage in SchoolTerms.Stages)
        {
            sum += school.PupilsIn(stage);
        }

        return sum;
    }

    /// <summary>How messages write a figure: as handed in, without idle zeros.</summary>
    public static string Text(decimal? value) => value?.ToString("0.######") ?? "";

    /// <summary>How messages write a quotient.</summary>
    public static string Quotient(decimal value) => Figures.Rounding.Show(Figures.Rational.From(value), 2);

    /// <summary>A figure that differs from the year before.</summary>
    public static Fault Change(SchoolRecord now, SchoolRecord before, Field field) =>
        new(
            field,
            $"{field.Info().Title}上年{Text(before.Number(field))}{field.Info().Unit}，今年{Text(now.Number(field))}{field.Info().Unit}"
        );

    /// <summary>A few schools by name, for findings about many.</summary>
    public static string Names(IEnumerable<SchoolRecord> schools)
    {
        const int most = 5;
        var names = schools.Select(s => s.Name).ToArray();
        return string.Join("、", names.Take(most)) + (names.Length > most ? "等" : "");
    }

    /// <summary>The Chinese title of a county figure.</summary>
    public static string CountyTitle(string code) => CountyItems.Find(code)?.Title ?? code;

    /// <summary>The fields left empty; a refused cell is none of them, the reader has told of it.</summary>
    public static Field[] Blanks(this SchoolRecord school, IEnumerable<Field> fields) =>
        [.. fields.Where(f => !school.Has(f) && !school.WasRejected(f))];

    /// <summary>The Chinese titles of fields, listed.</summary>
    public static string Titles(IEnumerable<Field> fields) => string.Join("、", fields.Select(f => f.Info().Title));
}
