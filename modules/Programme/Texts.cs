namespace OcopModular.Programme;

internal sealed class Texts;
