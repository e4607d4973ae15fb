using Microsoft.EntityFrameworkCore;
using OcopModular.Dossiers.Data;
using OcopModular.Kernel;
using OcopModular.Rules.Contracts;

namespace OcopModular.Dossiers.Domain;

/// <summary>An answer as it was given: an option's id, <see cref="Pick.Nothing"/>, or empty where there is none yet.</summary>
internal sealed record GivenAnswer(string Pick, string? Note);

/// <summary>Keeps the answers of the self-assessment.</summary>
internal sealed class KeepAnswers(DossiersDb db, DossierRules rules, TimeProvider clock) : IScoped
{
    /// <param name="dossier">Found in the actor's scope.</param>
    /// <param name="version">The version that the form was opened with.</param>
    /// <exception cref="DbUpdateConcurrencyException">Somebody changed the dossier meanwhile.</exception>
    public async Task<Outcome> RunAsync(Dossier dossier, int version, IReadOnlyDictionary<string, GivenAnswer> given, CancellationToken ct)
    {
        if (!dossier.IsEditable)
        {
            return dossier.Edit(clock.UtcNow());
        }

        if (rules.SetOf(dossier) is not { } set)
        {
            return Outcome.Refuse("Dossier.NoPack", rules.FilingDay(dossier).Show());
        }

        if (set.Criteria.FirstOrDefault(c => given.TryGetValue(c.Code, out var answer) && !MayBe(c, answer.Pick)) is { } wrong)
        {
            return Outcome.Refuse("Answer.Unknown", wrong.Code);
        }

        var isChanged = await ApplyAsync(dossier.Id, set, given, ct);
        if (isChanged)
        {
            dossier.Edit(clock.UtcNow());
            // Answers are rows of their own: the dossier's version must rise even within one tick of the clock.
            db.Entry(dossier).Property(d => d.EditedAt).IsModified = true;
            db.Because(dossier, "Dossier.Edited");
        }

        db.Expect(dossier, version);
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }

    private static bool MayBe(Criterion criterion, string pick) => pick.Length == 0 || (pick != Pick.Stop && criterion.Accepts(pick));

    private async Task<bool> ApplyAsync(Guid dossierId, CriteriaSet set, IReadOnlyDictionary<string, GivenAnswer> given, CancellationToken ct)
    {
        var kept = await db.Answers.Where(a => a.DossierId == dossierId).ToDictionaryAsync(a => a.Criterion, ct);
        var isChanged = false;
        foreach (var criterion in set.Criteria.Where(c => given.ContainsKey(c.Code)))
        {
            var (pick, note) = given[criterion.Code];
            note = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
            if (kept.GetValueOrDefault(criterion.Code) is not { } answer)
            {
                if (pick.Length == 0 && note is null)
                {
                    continue;
                }

                answer = new Answer { Id = Guid.CreateVersion7(clock.GetUtcNow()), DossierId = dossierId, Criterion = criterion.Code };
                db.Add(answer);
            }

            isChanged |= answer.Pick != pick || answer.Note != note;
            (answer.Pick, answer.Note) = (pick, note);
        }

        return isChanged;
    }
}
