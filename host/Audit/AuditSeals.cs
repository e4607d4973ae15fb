using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Host.Audit;

/// <summary>Makes and finds checkpoints. Each is also appended to a file outside the database.</summary>
internal sealed class AuditSeals(HostDb db, IChange change, AuditKey key, DataFolder folder, TimeProvider clock) : IAuditSeals, IScoped
{
    public string NotesPath => Path.Combine(folder.Path, "audit-checkpoints.txt");

    public async Task<AuditSeal> SealAsync(CancellationToken ct)
    {
        var (checkpoint, isNew) = await change.InTransactionAsync(db, () => CoverAsync(ct), ct);
        if (isNew)
        {
            await File.AppendAllTextAsync(NotesPath, checkpoint.Note(key.Origin) + "\n", ct);
        }

        return SealOf(checkpoint);
    }

    public async Task<AuditSeal?> FirstSinceAsync(DateTime utc, CancellationToken ct) =>
        await db.Checkpoints.AsNoTracking().Where(c => c.At >= utc).OrderBy(c => c.Size).FirstOrDefaultAsync(ct) is { } found ? SealOf(found) : null;

    private async Task<(Checkpoint Checkpoint, bool IsNew)> CoverAsync(CancellationToken ct)
    {
        var last = await db.Checkpoints.AsNoTracking().OrderByDescending(c => c.Size).FirstOrDefaultAsync(ct);
        var tree = MerklePeaks.Of(last?.Size ?? 0, last?.Peaks ?? "");
        await foreach (var hash in db.Set<AuditEntry>().Where(e => e.Seq > tree.Size).OrderBy(e => e.Seq).Select(e => e.Hash).AsAsyncEnumerable().WithCancellation(ct))
        {
            tree.Add(hash);
        }

        if (last is not null && last.Size == tree.Size)
        {
            return (last, false);
        }

        var made = Sign(tree);
        db.Add(made);
        await db.SaveChangesAsync(ct);
        return (made, true);
    }

    private Checkpoint Sign(MerklePeaks tree)
    {
        var (at, root) = (clock.UtcNow().ToMicrosecond(), tree.Root());
        return new Checkpoint { Size = tree.Size, At = at, Peaks = tree.ToString(), Root = root, Signature = key.Sign(Checkpoint.TextOf(key.Origin, tree.Size, root, at)) };
    }

    private AuditSeal SealOf(Checkpoint checkpoint)
    {
        var hex = Convert.ToHexStringLower(Convert.FromBase64String(checkpoint.Root))[..20];
        return new AuditSeal(checkpoint.Size, checkpoint.At, string.Join(' ', hex.Chunk(4).Select(c => new string(c))), checkpoint.Text(key.Origin));
    }
}
