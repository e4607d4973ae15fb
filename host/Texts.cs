namespace OcopModular.Host;

internal sealed class Texts;
