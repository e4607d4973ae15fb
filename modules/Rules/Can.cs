namespace OcopModular.Rules;

/// <summary>What may be permitted in this module.</summary>
internal static class Can
{
    public const string ReadRules = "rules.read";
}
