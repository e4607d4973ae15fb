namespace OcopModular.Evaluation;

internal sealed class Texts;
