using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.Localization;
using OcopModular.Host.Modules;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Host.Audit;

/// <summary>Says entries of the log in the reader's language, with the texts of the module that wrote them.</summary>
internal sealed class AuditWords(ModuleCatalogue catalogue, IStringLocalizerFactory factory, IStringLocalizer<Texts> common)
{
    private readonly ConcurrentDictionary<(string Area, string Kind), Type?> _types = new();

    public string Act(string area, string kind, string action) =>
        TypeOf(area, kind) is { } type && factory.TextsOf(type)[$"Audit.{action}"] is { ResourceNotFound: false } text ? text
        : common[$"Audit.{action}"] is { ResourceNotFound: false } own ? own : common["Audit.OfModuleOff"];

    /// <summary>Name of the kind of record, for example "Hồ sơ".</summary>
    public string Kind(string area, string kind) => TypeOf(area, kind) is { } type && factory.TextsOf(type)[$"Kind.{kind}"] is { ResourceNotFound: false } text ? text : common["Kind.OfModuleOff", area];

    /// <summary>The fields that have a name in the texts; personal and restricted values are not shown.</summary>
    public IReadOnlyList<FieldChange> Fields(AuditEntry entry)
    {
        if (TypeOf(entry.Area, entry.Kind) is not { } type)
        {
            return [];
        }

        using var changes = JsonDocument.Parse(entry.Changes);
        return [.. changes.RootElement.EnumerateObject().SelectMany(c => Of(type, c))];
    }

    /// <summary>The name of a field, or <c>null</c> where the texts have none.</summary>
    public string? Field(Type record, string name)
    {
        var texts = factory.TextsOf(record);
        return texts[$"{record.Name}.{name}"] is { ResourceNotFound: false } own ? own.Value : texts[$"Field.{name}"] is { ResourceNotFound: false } common ? common.Value : null;
    }

    /// <summary>Ids of other records say nothing to a reader.</summary>
    public static bool IsShown(Type type) => (Nullable.GetUnderlyingType(type) ?? type) != typeof(Guid);

    private IEnumerable<FieldChange> Of(Type record, JsonProperty change)
    {
        var texts = factory.TextsOf(record);
        var (from, to, isHidden) = (change.Value[0], change.Value[1], change.Value.GetArrayLength() > 2);
        var type = record.GetProperty(change.Name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)?.PropertyType;
        if (type is null || !IsShown(type))
        {
            return [];
        }

        if (from.ValueKind == JsonValueKind.Object || to.ValueKind == JsonValueKind.Object)
        {
            return isHidden ? [] : Members(type, from, to);
        }

        return Field(record, change.Name) is { } name
            ? [isHidden ? new FieldChange(name, null, common["Audit.NotShown"]) : new FieldChange(name, Say(type, from), Say(type, to))]
            : [];

        IEnumerable<FieldChange> Members(Type part, JsonElement before, JsonElement after) =>
            from member in part.GetProperties()
            let old = Member(before, member.Name)
            let now = Member(after, member.Name)
            where old.ToString() != now.ToString()
            let label = texts[$"{part.Name}.{member.Name}"]
            where !label.ResourceNotFound
            select new FieldChange(label, Say(member.PropertyType, old), Say(member.PropertyType, now));
    }

    private static JsonElement Member(JsonElement value, string name) => value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) ? member : default;

    private string? Say(Type type, JsonElement value)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return value.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            JsonValueKind.True => common["Yes"],
            JsonValueKind.False => common["No"],
            JsonValueKind.Number => Numbers.Show(value.GetDecimal()),
            JsonValueKind.String when type.IsEnum => Say(type, $"{type.Name}.{value.GetString()}"),
            JsonValueKind.String when type == typeof(DateOnly) => DateOnly.ParseExact(value.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture).Show(),
            JsonValueKind.String when type == typeof(DateTime) => value.GetDateTime().ToUniversalTime().ShowTime(),
            JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
            _ => value.ToString(),
        };
    }

    /// <summary>An enum of contracts has its words in the module that shows it.</summary>
    private string Say(Type choice, string key) =>
        catalogue.Assemblies.Select(a => a.GetTypes().FirstOrDefault(t => t.Name == nameof(Texts))).OfType<Type>().Prepend(choice)
            .Select(t => factory.TextsOf(t)[key]).FirstOrDefault(t => !t.ResourceNotFound)?.Value ?? key;

    private Type? TypeOf(string area, string kind) => _types.GetOrAdd((area, kind), key =>
        catalogue.Assemblies.Append(typeof(AuditWords).Assembly).FirstOrDefault(a => a.GetName().Name!.EndsWith("." + key.Area, StringComparison.OrdinalIgnoreCase))?
            .GetTypes().FirstOrDefault(t => t.Name == key.Kind && typeof(IRecord).IsAssignableFrom(t)));
}
