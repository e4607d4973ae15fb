using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Host.Audit;

/// <summary>What does not agree; <paramref name="Key"/> is a text with the arguments for its places.</summary>
internal sealed record AuditFault(string Key, params object[] Arguments);

/// <summary>Reads the whole log and says what was changed around the program: entries, tail, checkpoints, records.</summary>
internal sealed class AuditVerifier(HostDb db, AuditSeals seals, AuditKey key, RecordReplay replay) : IScoped
{
    public long Entries { get; private set; }

    public async IAsyncEnumerable<AuditFault> FindAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var checkpoints = await db.Checkpoints.AsNoTracking().OrderBy(c => c.Size).ToListAsync(ct);
        var due = new Queue<Checkpoint>(checkpoints);
        var tree = MerklePeaks.Of(0, "");
        var before = AuditChain.Genesis;
        AuditFault? broken = null;
        await foreach (var entry in db.Set<AuditEntry>().AsNoTracking().OrderBy(e => e.Seq).AsAsyncEnumerable().WithCancellation(ct))
        {
            broken ??= entry.Seq != Entries + 1 ? new AuditFault("Audit.Fault.Missing", Entries + 1) : entry.Hash != AuditChain.Hash(before, AuditChain.Body(entry)) ? Changed(entry) : null;
            if (broken is not null)
            {
                break;
            }

            (before, Entries) = (entry.Hash, entry.Seq);
            tree.Add(entry.Hash);
            replay.Take(entry);
            if (due.TryPeek(out var checkpoint) && checkpoint.Size == Entries && due.Dequeue().Root != tree.Root())
            {
                yield return new AuditFault("Audit.Fault.Root", Entries, checkpoint.At.ShowTime());
            }
        }

        var rest = broken is not null ? [broken] : (await TailAsync(due, ct)).Concat(await Outside(checkpoints, ct)).Concat(await replay.CompareAsync(ct));
        foreach (var fault in rest)
        {
            yield return fault;
        }
    }

    private static AuditFault Changed(AuditEntry entry) =>
        new("Audit.Fault.Changed", entry.Seq, entry.At.ShowTime(), entry.ActorName, entry.Action);

    private async Task<IEnumerable<AuditFault>> TailAsync(Queue<Checkpoint> beyond, CancellationToken ct)
    {
        var last = await db.Set<NumberBook>().Where(b => b.Book == AuditChain.Book).Select(b => b.Last).SingleOrDefaultAsync(ct);
        return last == Entries && beyond.Count == 0 ? [] : [new AuditFault("Audit.Fault.Cut", Entries, Math.Max(last, beyond.LastOrDefault()?.Size ?? 0))];
    }

    /// <summary>Signatures, and the copy of the checkpoints that lies outside the database.</summary>
    private async Task<IEnumerable<AuditFault>> Outside(List<Checkpoint> checkpoints, CancellationToken ct)
    {
        var unsigned = checkpoints.Where(c => !key.Verifies(c.Text(key.Origin), c.Signature)).Select(c => new AuditFault("Audit.Fault.Signature", c.Size));
        var kept = File.Exists(seals.NotesPath) ? await File.ReadAllTextAsync(seals.NotesPath, ct) : "";
        var known = checkpoints.Select(c => c.Note(key.Origin)).ToHashSet(StringComparer.Ordinal);
        var notes = Notes(kept).Where(n => !known.Contains(n)).Select(n => new AuditFault("Audit.Fault.Note", n.Split('\n')[1]));
        return [.. unsigned, .. notes];
    }

    /// <summary>A note is its text, a blank line, the line of the signature.</summary>
    private static IEnumerable<string> Notes(string kept) => kept.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Chunk(2).Where(n => n.Length == 2).Select(n => $"{n[0]}\n\n{n[1].TrimEnd('\n')}\n");
}
