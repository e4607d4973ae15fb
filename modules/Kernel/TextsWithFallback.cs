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
