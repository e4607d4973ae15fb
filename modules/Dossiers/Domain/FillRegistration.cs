using Microsoft.EntityFrameworkCore;
using OcopModular.Dossiers.Data;
using OcopModular.Kernel;
using OcopModular.Rules.Contracts;

namespace OcopModular.Dossiers.Domain;

/// <summary>A dossier that came in on paper: the day chooses the pack.</summary>
internal sealed record PaperReceipt(DateOnly? On, string? Number);

/// <summary>Keeps the registration form and the facts of a draft.</summary>
internal sealed class FillRegistration(DossiersDb db, TimeProvider clock) : IScoped
{
    /// <param name="dossier">Found in the actor's scope.</param>
    /// <param name="version">The version that the form was opened with.</param>
    /// <param name="paper"><c>null</c> where the actor may not enter dossiers received on paper.</param>
    /// <exception cref="DbUpdateConcurrencyException">Somebody changed the dossier meanwhile.</exception>
    public async Task<Outcome> RunAsync(Dossier dossier, int version, Registration form, Facts facts, PaperReceipt? paper, CancellationToken ct)
    {
        var outcome = paper is null ? Outcome.Done : dossier.ReceiveOnPaper(paper.On, paper.Number, clock.Today());
        outcome = outcome.IsDone ? dossier.Fill(form, facts, clock.UtcNow()) : outcome;
        if (outcome.IsDone)
        {
            db.Expect(dossier, version);
            db.Because(dossier, "Dossier.Edited");
            await db.SaveChangesAsync(ct);
        }

        return outcome;
    }
}
