namespace OcopModular.Rules;

internal sealed class Texts;
