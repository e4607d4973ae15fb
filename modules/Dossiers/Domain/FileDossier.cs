using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using OcopModular.Dossiers.Contracts;
using OcopModular.Dossiers.Data;
using OcopModular.Kernel;
using OcopModular.Rules.Contracts;

namespace OcopModular.Dossiers.Domain;

/// <summary>A draft with all that is filed of it.</summary>
internal sealed record Draft(Dossier Dossier, Producer Producer, IReadOnlyCollection<Answer> Answers, IReadOnlyCollection<Attachment> Files);

/// <summary>Files a dossier: number, pinned pack, frozen version. Refused while something is missing.</summary>
internal sealed class FileDossier(DossiersDb db, DossierRules rules, CurrentActor current, TimeProvider clock, IConfiguration configuration) : IScoped
{
    /// <exception cref="DbUpdateConcurrencyException">Somebody changed the dossier after the form was opened.</exception>
    public Task<Outcome> RunAsync(Guid id, int? version, CancellationToken ct) => db.InTransactionAsync(async () =>
    {
        var draft = await ReadAsync(id, ct);
        if (draft is null)
        {
            return Outcome.Refuse("Dossier.WrongState");
        }

        if (version is { } expected)
        {
            db.Expect(draft.Dossier, expected);
        }

        var day = rules.FilingDay(draft.Dossier);
        return draft.Dossier.MayFile(day, clock.Today()) is { IsDone: false } refused ? refused : await FileAsync(draft, day, ct);
    }, ct);

    /// <summary>What the draft lacks; empty when it can be filed.</summary>
    public IReadOnlyList<Gap> GapsOf(Draft draft) =>
        rules.SetOf(draft.Dossier) is { } set ? Completeness.Of(draft.Dossier, draft.Producer, set, rules.PapersOf(draft.Dossier), draft.Answers, draft.Files) : [];

    public async Task<Draft?> ReadAsync(Guid id, CancellationToken ct)
    {
        var dossier = await db.Dossiers.VisibleTo(current.Actor).Include(d => d.Product).ThenInclude(p => p.Producer).SingleOrDefaultAsync(d => d.Id == id, ct);
        return dossier is null ? null : new Draft(
            dossier,
            dossier.Product.Producer,
            await db.Answers.Where(a => a.DossierId == id && a.Pick != "").ToListAsync(ct),
            await db.Attachments.Where(a => a.DossierId == id && a.RemovedAt == null).ToListAsync(ct));
    }

    private async Task<Outcome> FileAsync(Draft draft, DateOnly day, CancellationToken ct)
    {
        if (rules.PackOf(draft.Dossier) is not { } pack || rules.SetOf(pack, draft.Dossier.Set) is null)
        {
            return Outcome.Refuse("Dossier.NoPack", day.Show());
        }

        if (GapsOf(draft) is { Count: > 0 } gaps)
        {
            return Outcome.Refuse("Dossier.Incomplete", gaps.Count);
        }

        var dossier = draft.Dossier;
        var number = dossier.Number ?? await NextNumberAsync(dossier, day, ct);
        var outcome = dossier.File(new Filing(day, clock.Today(), pack.Name, pack.Hash, number, clock.UtcNow()));
        if (outcome.IsDone)
        {
            db.Add(Freeze(draft));
            db.Because(dossier, "Dossier.Filed", dossier.PaperNumber is { } paper ? $"{number} ({paper})" : number);
            db.Announce(new DossierFiled(dossier.Id, dossier.Versions));
            await db.SaveChangesAsync(ct);
        }

        return outcome;
    }

    /// <summary>Number of the registration form as the forms print it: …/PĐK-(province)-(commune)-(year); each commune keeps its own book.</summary>
    private async Task<string> NextNumberAsync(Dossier dossier, DateOnly day, CancellationToken ct)
    {
        var next = await db.TakeNumberAsync($"receipt-{dossier.CommuneCode}", day.Year, ct);
        return $"{next:000}/PĐK-{configuration["District:ProvinceCode"]}-{dossier.CommuneCode}-{day.Year}";
    }

    private FiledVersion Freeze(Draft draft)
    {
        var content = Snapshot.Of(draft.Dossier, draft.Producer, draft.Answers, draft.Files).ToCanonical();
        return new FiledVersion
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            DossierId = draft.Dossier.Id,
            Number = draft.Dossier.Versions,
            FiledAt = clock.UtcNow(),
            FiledBy = current.Actor.Name,
            Content = content,
            Hash = Snapshot.HashOf(content),
        };
    }
}
