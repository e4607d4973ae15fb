namespace OcopModular.Monitoring;

internal sealed class Texts;
