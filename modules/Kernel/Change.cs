using Microsoft.EntityFrameworkCore;

namespace OcopModular.Kernel;

/// <summary>What every save does beside saving: the write gate, versions, audit, the form's key, waking the outbox. One way for all contexts; the host implements it.</summary>
public interface IChange
{
    /// <summary>Names the business act and its reason for the audit entry of the record's next save.</summary>
    void Because(IRecord record, string action, string? reason);

    /// <summary>Adds the event to the outbox of the save.</summary>
    void Announce(DbContext db, IEvent happened);

    /// <summary>Saves with all that belongs to a change, alone in the gate.</summary>
    Task<int> SaveAsync(DbContext db, Func<Task<int>> saveAsync, CancellationToken ct);

    /// <summary>Runs several reads and saves as one transaction, alone in the gate.</summary>
    Task<T> InTransactionAsync<T>(DbContext db, Func<Task<T>> workAsync, CancellationToken ct);
}
