namespace OcopModular.Dossiers;

internal sealed class Texts;
