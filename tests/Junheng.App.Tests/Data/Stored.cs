using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Junheng.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Data;

/// <summary>What is in a database, to be held against another one.</summary>
internal static class Stored
{
    public static List<string> Rows(Db db, Type type) =>
        [
            .. (
                (IEnumerable<object>)
                    typeof(Stored)
                        .GetMethod(nameof(All), BindingFlags.NonPublic | BindingFlags.Static)!
                        .MakeGenericMethod(type)
                        .Invoke(null, [db])!
            )
                .Select(row => JsonSerializer.Serialize(row, type, Exact))
                .Order(StringComparer.Ordinal),
        ];

    private static IQueryable<T> All<T>(Db db)
        where T : class => db.Set<T>().IgnoreQueryFilters();

    private static readonly JsonSerializerOptions Exact = new() { Converters = { new Amounts() } };

    /// <summary>PostgreSQL hands back every decimal of the column's scale, SQLite those that were written.</summary>
    private sealed class Amounts : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString("0.############", CultureInfo.InvariantCulture));
    }
}
