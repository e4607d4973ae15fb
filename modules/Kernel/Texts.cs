namespace OcopModular;

/// <summary>Common words of all modules. Lives one namespace above, so that <c>Texts</c> inside a module means the module's own.</summary>
public sealed class Texts;
