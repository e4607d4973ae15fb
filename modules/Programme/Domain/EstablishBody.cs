using Microsoft.EntityFrameworkCore;
using OcopModular.Kernel;
using OcopModular.Programme.Data;

namespace OcopModular.Programme.Domain;

/// <summary>A body recorded, or all that stands against it.</summary>
internal sealed record Established(Body? Body, IReadOnlyList<Objection> Objections);

/// <summary>Records the decision that establishes a body, and the one that replaces it.</summary>
internal sealed class EstablishBody(ProgrammeDb db, IDirectory directory, TimeProvider clock) : IScoped
{
    public async Task<Established> EstablishAsync(BodyDraft draft, CancellationToken ct)
    {
        var (body, objections) = await PrepareAsync(draft, ct);
        if (body is null)
        {
            return new(null, objections);
        }

        var outcome = await OneAtATimeAsync(draft, ct);
        outcome = outcome.IsDone ? await db.UnlessBeatenAsync(() => SaveAsync(body, ct), () => OneAtATimeAsync(draft, ct)) : outcome;
        return outcome.IsDone ? new(body, []) : new(null, [new("", outcome)]);
    }

    /// <summary>The old body ends on the day of the new decision; both stay as they were decided.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Somebody replaced it meanwhile.</exception>
    public async Task<Established> ReplaceAsync(Body old, BodyDraft draft, CancellationToken ct)
    {
        var (body, objections) = await PrepareAsync(draft, ct);
        if (body is null)
        {
            return new(null, objections);
        }

        if (old.ReplaceBy(body) is { IsDone: false } refusal)
        {
            return new(null, [new(nameof(BodyDraft.DecisionDate), refusal)]);
        }

        await db.InTransactionAsync(() => SaveBothAsync(old, body, ct), ct);
        return new(body, []);
    }

    private async Task<Outcome> OneAtATimeAsync(BodyDraft draft, CancellationToken ct) =>
        await db.Bodies.AnyAsync(b => b.Year == draft.Year && b.Kind == draft.Kind && b.Until == null, ct) ? Outcome.Refuse($"Body.OneAtATime.{draft.Kind}", draft.Year) : Outcome.Done;

    private async Task<Outcome> SaveAsync(Body body, CancellationToken ct)
    {
        db.Add(body);
        db.Because(body, "Body.Established");
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }

    /// <summary>The index allows one body in force at any moment and the key wants the new row first: the old one ends beforehand, its record follows the new one.</summary>
    private async Task<int> SaveBothAsync(Body old, Body body, CancellationToken ct)
    {
        var version = db.Entry(old).Property(b => b.Version).OriginalValue;
        if (await db.Bodies.Where(b => b.Id == old.Id && b.Version == version && b.Until == null).ExecuteUpdateAsync(s => s.SetProperty(b => b.Until, old.Until), ct) == 0)
        {
            throw new DbUpdateConcurrencyException($"Body {old.DecisionNumber} was changed meanwhile.");
        }

        db.Because(old, "Body.Replaced", $"{body.DecisionNumber}, {body.DecisionDate.Show()}");
        db.Add(body);
        db.Because(body, "Body.Established", $"{old.DecisionNumber}, {old.DecisionDate.Show()}");
        return await db.SaveChangesAsync(ct);
    }

    private async Task<Established> PrepareAsync(BodyDraft draft, CancellationToken ct)
    {
        var objections = draft.Check(clock.Today()).ToList();
        if (!await db.Years.AnyAsync(y => y.Year == draft.Year, ct))
        {
            objections.Add(new("", Outcome.Refuse("Body.YearNotOpen", draft.Year)));
        }

        var staff = (await directory.StaffAsync(ct)).ToDictionary(s => s.Id);
        objections.AddRange(draft.Seats.Index().Where(s => s.Item.StaffId is { } id && !staff.ContainsKey(id))
            .Select(s => new Objection($"Members[{s.Index}].StaffId", Outcome.Refuse("Body.UnknownPerson"))));
        return objections.Count > 0 ? new(null, objections) : new(Body(draft, staff), []);
    }

    private Body Body(BodyDraft draft, Dictionary<Guid, StaffCard> staff)
    {
        var body = new Body
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Year = draft.Year,
            Kind = draft.Kind,
            Name = draft.Name,
            DecisionNumber = draft.DecisionNumber,
            DecisionDate = draft.DecisionDate,
            Signer = draft.Signer,
            TermUntil = draft.TermUntil,
            Rules = draft.Kind == BodyKind.Council ? draft.Rules : null,
            RecordedAt = clock.UtcNow(),
            Search = SearchText.Of(draft.Name, draft.DecisionNumber, draft.Signer),
        };
        body.Members.AddRange(draft.Seats.Where(s => s.StaffId is not null).Select((s, place) => Member(body, s, staff[s.StaffId!.Value], place)));
        return body;
    }

    private BodyMember Member(Body body, SeatDraft seat, StaffCard person, int place) => new()
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow()),
        BodyId = body.Id,
        StaffId = person.Id,
        Name = person.Name,
        Position = person.Position,
        Unit = person.UnitName,
        Seat = seat.Seat,
        Place = place,
    };
}
