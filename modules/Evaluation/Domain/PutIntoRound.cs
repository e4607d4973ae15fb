using Microsoft.EntityFrameworkCore;
using OcopModular.Dossiers.Contracts;
using OcopModular.Evaluation.Contracts;
using OcopModular.Evaluation.Data;
using OcopModular.Kernel;
using OcopModular.Rules.Contracts;

namespace OcopModular.Evaluation.Domain;

/// <summary>Puts accepted dossiers into a round as they were filed, and takes one out again before it is scored.</summary>
internal sealed class PutIntoRound(EvaluationDb db, IDossierBook dossiers, IRuleBook rules, TimeProvider clock) : IScoped
{
    /// <summary>Accepted dossiers that are in no round, those taken out of one included.</summary>
    public async Task<IReadOnlyList<DossierCard>> WaitingAsync(CancellationToken ct)
    {
        var waiting = (await dossiers.AcceptedAsync(ct)).ToList();
        foreach (var id in await db.SetAside.Select(s => s.DossierId).ToListAsync(ct))
        {
            if (!waiting.Exists(d => d.Id == id) && await dossiers.FindAsync(id, ct) is { State: DossierState.Accepted or DossierState.Scheduled } again)
            {
                waiting.Add(again);
            }
        }

        var ids = waiting.ConvertAll(d => d.Id);
        var taken = await db.Candidates.Where(c => ids.Contains(c.DossierId)).Select(c => c.DossierId).ToListAsync(ct);
        return waiting.Where(d => !taken.Contains(d.Id)).OrderBy(d => d.FiledOn).ThenBy(d => d.Number, StringComparer.Ordinal).ToList();
    }

    /// <summary>All of them or none. Dossiers is told after the commit.</summary>
    public async Task<Outcome> PutAsync(Guid roundId, IReadOnlyCollection<Guid> dossierIds, CancellationToken ct)
    {
        var waiting = await WaitingAsync(ct);
        var chosen = waiting.Where(d => dossierIds.Contains(d.Id)).ToList();
        if (dossierIds.Count == 0)
        {
            return Outcome.Refuse("Round.NothingChosen");
        }

        if (chosen.Count < dossierIds.Distinct().Count())
        {
            return Outcome.Refuse("Round.AlreadyIn");
        }

        var filed = new List<FiledDossier>();
        foreach (var card in chosen)
        {
            filed.Add(await dossiers.FiledAsync(card.Id, version: null, ct) ?? throw new InvalidOperationException($"Dossier {card.Number} is accepted but has no filed version."));
        }

        var ids = filed.ConvertAll(f => f.Card.Id);
        return await db.UnlessBeatenAsync(() => db.InTransactionAsync(() => AddAsync(roundId, filed, ct), ct), () => FreeAsync(ids, ct));
    }

    /// <summary>Takes a candidate out before its session is open; the dossier waits for another round.</summary>
    public Task<Outcome> TakeOutAsync(Candidate candidate, string reason, CancellationToken ct) => db.InTransactionAsync(() => TakeOutHeldAsync(candidate, reason, ct), ct);

    private async Task<Outcome> TakeOutHeldAsync(Candidate candidate, string reason, CancellationToken ct)
    {
        if (candidate.SessionId is { } session && await db.HoldSessionAsync(session, ct) is { State: not SessionState.Planned })
        {
            return Outcome.Refuse("Round.AlreadyScored");
        }

        db.Remove(candidate);
        db.Add(new SetAside { Id = Guid.CreateVersion7(clock.GetUtcNow()), DossierId = candidate.DossierId, RoundId = candidate.RoundId, Reason = reason, At = clock.UtcNow() });
        db.Because(candidate, "Candidate.TakenOut", reason);
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }

    private async Task<Outcome> FreeAsync(List<Guid> dossiers, CancellationToken ct) =>
        await db.Candidates.AnyAsync(c => dossiers.Contains(c.DossierId), ct) ? Outcome.Refuse("Round.AlreadyIn") : Outcome.Done;

    private async Task<Outcome> AddAsync(Guid roundId, List<FiledDossier> filed, CancellationToken ct)
    {
        var round = await db.Rounds.SingleAsync(r => r.Id == roundId, ct);
        var ids = filed.ConvertAll(f => f.Card.Id);
        if (await FreeAsync(ids, ct) is { IsDone: false } refusal)
        {
            return refusal;
        }

        db.RemoveRange(await db.SetAside.Where(s => ids.Contains(s.DossierId)).ToListAsync(ct));
        foreach (var dossier in filed)
        {
            var candidate = Candidate(round, dossier, await db.TakeNumberAsync("evaluation.sample", round.Year, ct));
            db.Add(candidate);
            db.Because(candidate, "Candidate.PutIntoRound", $"{round.Number}/{round.Year}");
            db.Announce(new CandidateScheduled(candidate.Id, candidate.DossierId, $"Đợt {round.Number} năm {round.Year}"));
        }

        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }

    private Candidate Candidate(Round round, FiledDossier filed, int sample)
    {
        var card = filed.Card;
        var pack = card.Pack ?? throw new InvalidOperationException($"Dossier {card.Number} was filed without a pack.");
        return new Candidate
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            RoundId = round.Id,
            DossierId = card.Id,
            ProductId = card.ProductId,
            ProducerId = card.ProducerId,
            CommuneId = card.CommuneId,
            DossierNumber = card.Number ?? "",
            DossierVersion = filed.Version,
            DossierHash = filed.Hash,
            ProductName = card.ProductName,
            ProducerName = card.ProducerName,
            CommuneName = card.CommuneName,
            CommuneCode = card.CommuneCode,
            Kind = card.Kind,
            Pack = pack,
            PackHash = card.PackHash ?? "",
            FiledOn = card.FiledOn ?? DateOnly.FromDateTime(filed.FiledAtUtc.InVietnam()),
            Set = card.Set,
            SetName = rules.Set(pack, card.Set).Card.Name,
            SampleNumber = $"M-{sample:000}",
            Search = SearchText.Of(card.ProductName, card.ProducerName, card.CommuneName, card.Number),
        };
    }
}
