using System.Reflection;

namespace OcopModular.Kernel.Ui;

/// <summary>How a state is drawn: its shape and colour.</summary>
public enum Tone
{
    /// <summary>Not begun, or of no more concern: empty circle.</summary>
    Plain,

    /// <summary>Running: half circle.</summary>
    Run,

    /// <summary>Waits for a person: square.</summary>
    Wait,

    /// <summary>Well done: full circle.</summary>
    Ok,

    /// <summary>Something is wrong: diamond.</summary>
    Bad,

    /// <summary>Passed to a higher level: triangle.</summary>
    Up,
}

/// <summary>The tone of an enum's member.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class ToneAttribute(Tone tone) : Attribute
{
    public Tone Tone { get; } = tone;

    /// <summary>The tone that is written on the value; plain where none is.</summary>
    public static Tone Of(Enum value) => value.GetType().GetField(value.ToString())?.GetCustomAttribute<ToneAttribute>()?.Tone ?? Tone.Plain;
}
