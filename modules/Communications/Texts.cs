namespace OcopModular.Communications;

internal sealed class Texts;
