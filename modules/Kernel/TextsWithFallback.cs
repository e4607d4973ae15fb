using Microsoft.Extensions.Localization;

namespace OcopModular.Kernel;

/// <summary>A module's texts; what it lacks is looked up in the common texts.</summary>
public sealed class TextsWithFallback<T>(IStringLocalizerFactory factory) : IStringLocalizer<T>
{
    private readonly IStringLocalizer _own = factory.Create(typeof(T));
    private readonly IStringLocalizer _common = factory.Create(typeof(OcopModular.Texts));

    public LocalizedString this[string name] => _own[name] is { ResourceNotFound: false } found ? found : _common[name];

    public LocalizedString this[string name, params object[] arguments] =>
        _own[name, arguments] is { ResourceNotFound: false } found ? found : _common[name, arguments];

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) =>
        _own.GetAllStrings(includeParentCultures).Concat(_common.GetAllStrings(includeParentCultures));
}

/// <summary>Finds the texts that belong to a type.</summary>
public static class ModuleTexts
{
    /// <summary>The texts of the module that a form, enum or other type belongs to, with the common texts behind.</summary>
    public static IStringLocalizer TextsOf(this IStringLocalizerFactory factory, Type type)
    {
        var texts = type.Assembly.GetType($"{type.Assembly.GetName().Name}.Texts") ?? typeof(OcopModular.Texts);
        return (IStringLocalizer)Activator.CreateInstance(typeof(TextsWithFallback<>).MakeGenericType(texts), factory)!;
    }

    /// <summary>The name of an enum's value: <c>{EnumName}.{Value}</c> in its module's texts.</summary>
    public static string TextOf(this IStringLocalizerFactory factory, Enum value) => factory.TextsOf(value.GetType())[$"{value.GetType().Name}.{value}"];
}
