namespace OcopModular.Training;

internal sealed class Texts;
