namespace OcopModular.Kernel;

/// <summary>Something that happened in a module, told to others after the change is committed. A record in <c>Contracts</c>.</summary>
public interface IEvent;

/// <summary>Reacts to an event after its commit. May run twice for one event, and must then have one effect.</summary>
public interface IWhen<in TEvent> where TEvent : IEvent
{
    Task HandleAsync(TEvent happened, CancellationToken ct);
}
