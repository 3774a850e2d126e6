using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Junheng.App.Data;

namespace Junheng.App.Tests.Data;

/// <summary>What is in a database, to be held against another one.</summary>
internal static class Stored
{
    public static List<string> Rows(Db db, Type type) =>
        [
            .. ((IEnumerable<object>)typeof(Db).GetMethod("Set", 1, [])!.MakeGenericMethod(type).Invoke(db, null)!)
                .Select(row => JsonSerializer.Serialize(row, type, Exact))
                .Order(StringComparer.Ordinal),
        ];

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
