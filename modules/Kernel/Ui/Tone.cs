namespace OcopModular.Kernel.Ui;

/// <summary>How a state looks: shape and colour beside its word.</summary>
public enum Tone
{
    Plain,
    Run,
    Wait,
    Ok,
    Bad,
    Up,
}

/// <summary>The tone of an enum's member.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class ToneAttribute(Tone tone) : Attribute
{
    public Tone Tone { get; } = tone;
}
