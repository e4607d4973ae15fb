using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Host.Audit;
using OcopModular.Host.Data;
using OcopModular.Host.Files;
using OcopModular.Kernel;

namespace OcopModular.Host.Jobs;

/// <summary>Seals the audit log each hour.</summary>
internal sealed class SealWork(IAuditSeals seals, IStringLocalizer<Texts> texts) : IScheduledWork
{
    public string Name => "audit-seal";

    public string Schedule => "0 0 * * * ?";

    public async Task<string?> RunAsync(CancellationToken ct) => await seals.SealAsync(ct) is { } seal ? texts["Work.audit-seal.Done", seal.Entries].Value : null;
}

/// <summary>Holds the whole log against itself and the tables, each night.</summary>
internal sealed class VerifyAuditWork(AuditVerifier verifier, IStringLocalizer<Texts> texts) : IScheduledWork
{
    public const string Key = "audit-verify";

    public string Name => Key;

    public string Schedule => "0 30 1 * * ?";

    /// <exception cref="InvalidOperationException">The log or a table was tampered with; the message names the first faults.</exception>
    public async Task<string?> RunAsync(CancellationToken ct)
    {
        var faults = await verifier.FindAsync(ct).Take(5).Select(f => texts[f.Key, f.Arguments].Value).ToListAsync(ct);
        return faults.Count == 0 ? texts["Work.audit-verify.Done", verifier.Entries] : throw new InvalidOperationException(string.Join(" ", faults));
    }
}

/// <summary>Gives up uploads that were left half-way.</summary>
internal sealed class ExpireUploadsWork(Uploads uploads, IStringLocalizer<Texts> texts) : IScheduledWork
{
    public string Name => "file-uploads";

    public string Schedule => "0 0 1 * * ?";

    public async Task<string?> RunAsync(CancellationToken ct) => await uploads.ExpireAsync(ct) is > 0 and var expired ? texts["Work.file-uploads.Done", expired].Value : null;
}

/// <summary>Removes contents to which nothing refers any more.</summary>
internal sealed class SweepFilesWork(Sweeper sweeper, IStringLocalizer<Texts> texts) : IScheduledWork
{
    public string Name => "file-sweep";

    public string Schedule => "0 5 1 * * ?";

    public async Task<string?> RunAsync(CancellationToken ct) => await sweeper.RunAsync(ct) is > 0 and var removed ? texts["Work.file-sweep.Done", removed].Value : null;
}

/// <summary>Reckons the checksums of the files that are due.</summary>
internal sealed class VerifyFilesWork(Verifier verifier, IStringLocalizer<Texts> texts) : IScheduledWork
{
    public string Name => "file-verify";

    public string Schedule => "0 15 1 * * ?";

    public async Task<string?> RunAsync(CancellationToken ct)
    {
        var found = await verifier.RunDueAsync(ct);
        return texts["Work.file-verify.Done", found.Checked, found.Problems.Count];
    }
}

/// <summary>Removes what nobody asks for any more: delivered events, keys of posted forms, runs of scheduled work.</summary>
internal sealed class TidyWork(HostDb db, WriteGate gate, TimeProvider clock, IStringLocalizer<Texts> texts) : IScheduledWork
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    public string Name => "tidy";

    public string Schedule => "0 45 1 * * ?";

    public async Task<string?> RunAsync(CancellationToken ct)
    {
        var before = clock.UtcNow() - Kept;
        using var turn = await gate.EnterAsync(ct);
        var events = await db.Set<OutboxMessage>().Where(m => m.DeliveredAt < before).ExecuteDeleteAsync(ct);
        var forms = await db.Set<Submission>().Where(s => s.At < before).ExecuteDeleteAsync(ct);
        var runs = await db.WorkRuns.Where(r => r.StartedAt < before).ExecuteDeleteAsync(ct);
        return events + forms + runs > 0 ? texts["Work.tidy.Done", events, forms, runs].Value : null;
    }
}
