using Microsoft.EntityFrameworkCore;
using OcopModular.Dossiers.Data;
using OcopModular.Kernel;
using OcopModular.Rules.Contracts;

namespace OcopModular.Dossiers.Domain;

/// <summary>A dossier with all that is filed of it, and the criteria of the day on which it is, or would be, filed.</summary>
/// <param name="Pack"><c>null</c> where no pack covers the day.</param>
/// <param name="Set"><c>null</c> where the pack lacks the dossier's set.</param>
internal sealed record Draft(Dossier Dossier, DateOnly Day, PackCard? Pack, CriteriaSet? Set, IReadOnlyList<RequiredPaper> Papers, IReadOnlyCollection<Answer> Answers, IReadOnlyCollection<Attachment> Files, IReadOnlyDictionary<string, (FileCheck Check, string? Finding)> Checks)
{
    public Producer Producer => Dossier.Product.Producer;

    public (FileCheck Check, string? Finding) CheckOf(Attachment file) => Checks[file.Sha256];

    /// <summary>What it lacks; empty when it can be filed.</summary>
    public IReadOnlyList<Gap> Gaps() => Set is null ? [] : Completeness.Of(this, Set);
}

/// <summary>Reads drafts in the actor's scope.</summary>
internal sealed class Drafts(DossiersDb db, DossierRules rules, CurrentActor current, IFileStore store) : IScoped
{
    public Actor Actor => current.Actor;

    public async Task<Draft?> ReadAsync(Guid id, CancellationToken ct)
    {
        var dossier = await db.Dossiers.VisibleTo(Actor).Include(d => d.Product).ThenInclude(p => p.Producer).SingleOrDefaultAsync(d => d.Id == id, ct);
        if (dossier is null)
        {
            return null;
        }

        var files = await db.Attachments.Where(a => a.DossierId == id && a.RemovedAt == null).ToListAsync(ct);
        return new Draft(
            dossier,
            rules.FilingDay(dossier),
            rules.PackOf(dossier),
            rules.SetOf(dossier),
            rules.PapersOf(dossier),
            await db.Answers.Where(a => a.DossierId == id && a.Pick != "").ToListAsync(ct),
            files,
            await store.ChecksAsync(files.Select(f => f.Sha256), ct));
    }

    /// <summary>Reads it anew, forgetting what was not saved.</summary>
    public Task<Draft?> ReadAgainAsync(Guid id, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        return ReadAsync(id, ct);
    }
}
