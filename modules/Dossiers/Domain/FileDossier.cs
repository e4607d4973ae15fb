using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using OcopModular.Dossiers.Contracts;
using OcopModular.Dossiers.Data;
using OcopModular.Kernel;

namespace OcopModular.Dossiers.Domain;

/// <summary>Files a dossier: number, pinned pack, frozen version. Refused while something is missing.</summary>
internal sealed class FileDossier(DossiersDb db, Drafts drafts, Communes communes, TimeProvider clock, IConfiguration configuration) : IScoped
{
    /// <exception cref="DbUpdateConcurrencyException">Somebody changed the dossier after the form was opened.</exception>
    public Task<Outcome> RunAsync(Guid id, int? version, CancellationToken ct) => db.InTransactionAsync(async () =>
    {
        var draft = await drafts.ReadAgainAsync(id, ct);
        if (draft is null)
        {
            return Outcome.Refuse("Dossier.WrongState");
        }

        if (version is { } expected)
        {
            db.Expect(draft.Dossier, expected);
        }

        return draft.Dossier.MayFile(draft.Day, clock.Today()) is { IsDone: false } refused ? refused : await FileAsync(draft, ct);
    }, ct);

    private async Task<Outcome> FileAsync(Draft draft, CancellationToken ct)
    {
        if (draft is not { Pack: { } pack, Set: not null })
        {
            return Outcome.Refuse("Dossier.NoPack", draft.Day.Show());
        }

        if (draft.Gaps() is { Count: > 0 } gaps)
        {
            return Outcome.Refuse("Dossier.Incomplete", gaps.Count);
        }

        var dossier = draft.Dossier;
        if (await communes.HomeAsync(dossier.CommuneId, ct) is { } commune)
        {
            dossier.FileUnder(commune);
        }

        var number = dossier.Number ?? await NextNumberAsync(dossier, draft.Day, ct);
        var outcome = dossier.File(new Filing(draft.Day, clock.Today(), pack.Name, pack.Hash, number, clock.UtcNow()));
        if (outcome.IsDone)
        {
            db.Add(Freeze(draft));
            db.Because(dossier, "Dossier.Filed", dossier.PaperNumber is { } paper ? $"{number} ({paper})" : number);
            db.Announce(new DossierFiled(dossier.Id, dossier.Versions, drafts.Actor.OnlyProducer is not null));
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
            FiledBy = drafts.Actor.Name,
            Content = content,
            Hash = Snapshot.HashOf(content),
        };
    }
}
