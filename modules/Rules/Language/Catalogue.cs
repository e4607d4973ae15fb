using System.Reflection;
using System.Text.Json;
using OcopModular.Rules.Contracts;

namespace OcopModular.Rules.Language;

/// <summary>A fact that a rule may name.</summary>
/// <param name="Name">As rules write it: <c>LocalMaterialShare</c>.</param>
/// <param name="Key">As the command line writes it: <c>localMaterialShare</c>.</param>
internal sealed record Fact(string Name, string Key, Kind Kind, Func<Facts, object?> Read, Action<Facts, object?> Write)
{
    public bool IsPercentage => Name.EndsWith("Share", StringComparison.Ordinal);

    public bool IsStated(Facts facts) => Read(facts) is not null;

    /// <summary>May the fact have this value: a share lies within 0 to 100, no figure is below 0.</summary>
    public bool Accepts(decimal number) => Kind == Kind.MaybeNumber && number >= 0 && (!IsPercentage || number <= 100);
}

/// <summary>The facts that rules may name: the properties of <see cref="Facts"/> and nothing else.</summary>
internal static class Catalogue
{
    public static IReadOnlyDictionary<string, Fact> ByName { get; } =
        typeof(Facts).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(Of).ToDictionary(f => f.Name, StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, Fact> ByKey { get; } = ByName.Values.ToDictionary(f => f.Key, StringComparer.Ordinal);

    private static Fact Of(PropertyInfo property) => new(
        property.Name,
        JsonNamingPolicy.CamelCase.ConvertName(property.Name),
        property.PropertyType == typeof(bool?) ? Kind.MaybeTruth : Kind.MaybeNumber,
        property.GetValue,
        property.SetValue);
}
