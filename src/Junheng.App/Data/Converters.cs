using Junheng.Engine.Judge;
using Junheng.Engine.Schools;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Junheng.App.Data;

/// <summary>Times are UTC. SQLite forgets the kind of a time, so it is put back on reading.</summary>
internal sealed class UtcConverter()
    : ValueConverter<DateTime, DateTime>(v => v.ToUniversalTime(), v => DateTime.SpecifyKind(v, DateTimeKind.Utc));

/// <summary>School types are stored as the published codes.</summary>
internal sealed class SchoolTypeConverter()
    : ValueConverter<SchoolType, string>(v => v.Code(), v => SchoolTerms.ParseType(v)!.Value);

/// <summary>Locales are stored as the published codes.</summary>
internal sealed class LocaleConverter()
    : ValueConverter<Locale, string>(v => v.Code(), v => SchoolTerms.ParseLocale(v)!.Value);

/// <summary>Verdicts are stored as the published codes.</summary>
internal sealed class VerdictConverter()
    : ValueConverter<Verdict, string>(v => v.Code(), v => Verdicts.Parse(v)!.Value);
