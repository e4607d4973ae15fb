namespace OcopModular.NewModule;

internal sealed class Texts;
