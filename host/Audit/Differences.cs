using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using OcopModular.Kernel;

namespace OcopModular.Host.Audit;

/// <summary>Which fields a change moved from what to what, as it is written to the log.</summary>
internal static class Differences
{
    public const string Personal = "personal";
    public const string Restricted = "restricted";

    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(), new PlainDecimal(), new Microseconds() },
    };

    /// <param name="salt">Of the record; asked for only where it has personal values.</param>
    public static string Of(EntityEntry entry, string? salt)
    {
        var differences = new Dictionary<string, string?[]>(StringComparer.Ordinal);
        foreach (var property in entry.Properties.Where(p => Matters(p, entry.State)))
        {
            var from = entry.State == EntityState.Added ? null : property.OriginalValue;
            var to = entry.State == EntityState.Deleted ? null : property.CurrentValue;
            differences[property.Metadata.Name] = [Text(from, property.Metadata, salt), Text(to, property.Metadata, salt), MarkOf(property.Metadata)];
        }

        return Write(differences);
    }

    public static bool HasPersonal(EntityEntry entry) => entry.Properties.Any(p => IsPersonal(p.Metadata) && Matters(p, entry.State));

    /// <summary>A value as the log keeps it: JSON, or the salted hash of it.</summary>
    public static string Text(object? value, IProperty property, string? salt)
    {
        var text = JsonSerializer.Serialize(value, Json);
        return value is not null && IsPersonal(property) ? $"\"{Hide(text, salt ?? "")}\"" : text;
    }

    public static bool IsLogged(IProperty property) => !property.IsPrimaryKey() && property.Name is not (nameof(IVersioned.Version) or "Search");

    private static bool Matters(PropertyEntry property, EntityState state) =>
        IsLogged(property.Metadata) && (state != EntityState.Modified || (property.IsModified && !Equals(property.OriginalValue, property.CurrentValue)));

    private static string Hide(string text, string salt) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.ASCII.GetBytes(salt), Encoding.UTF8.GetBytes(text)));

    private static string? MarkOf(IProperty property) => IsPersonal(property) ? Personal : Is<RestrictedAttribute>(property) ? Restricted : null;

    public static bool IsPersonal(IProperty property) => Is<PersonalAttribute>(property);

    private static bool Is<T>(IProperty property) where T : Attribute => property.PropertyInfo?.IsDefined(typeof(T), inherit: true) == true;

    private static string Write(Dictionary<string, string?[]> differences) =>
        "{" + string.Join(',', differences.Select(d => $"\"{d.Key}\":[{d.Value[0]},{d.Value[1]}{(d.Value[2] is { } mark ? $",\"{mark}\"" : "")}]")) + "}";

    /// <summary>As both databases keep it: six decimals, no zeros at the end.</summary>
    private sealed class PlainDecimal : JsonConverter<decimal>
    {
        private const decimal One = 1.0000000000000000000000000000m;

        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteRawValue((Math.Round(value, 6, MidpointRounding.AwayFromZero) / One).ToString(CultureInfo.InvariantCulture));
    }

    private sealed class Microseconds : JsonConverter<DateTime>
    {
        public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTime();

        public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) => writer.WriteStringValue(AuditChain.Instant(value));
    }
}
