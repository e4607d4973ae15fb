namespace OcopModular.Kernel;

/// <summary>Done, or refused with a reason: a refusal is a value, a fault is an exception.</summary>
/// <param name="Reason">Key of the text that says why and what to do; <c>null</c> when done.</param>
/// <param name="Arguments">Values for the placeholders of the text.</param>
public readonly record struct Outcome(string? Reason, params object[] Arguments)
{
    public static Outcome Done => default;

    public bool IsDone => Reason is null;

    public static Outcome Refuse(string reason, params object[] arguments) => new(reason, arguments);
}
