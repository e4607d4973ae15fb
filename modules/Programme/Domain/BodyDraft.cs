using OcopModular.Kernel;
using OcopModular.Programme.Contracts;
using OcopModular.Rules.Contracts;

namespace OcopModular.Programme.Domain;

/// <summary>A refusal and the field of the draft to which it belongs.</summary>
internal sealed record Objection(string Field, Outcome Outcome);

/// <summary>One row of the decision's list.</summary>
internal sealed record SeatDraft(Guid? StaffId, Seat Seat);

/// <summary>A body as the decision lists it, before it is recorded.</summary>
internal sealed record BodyDraft(
    BodyKind Kind,
    int Year,
    string Name,
    string DecisionNumber,
    DateOnly DecisionDate,
    string Signer,
    DateOnly? TermUntil,
    IReadOnlyList<SeatDraft> Seats,
    WorkingRules? Rules)
{
    /// <summary>A mean of fewer sheets is one person's opinion.</summary>
    public const int FewestScoring = 3;

    /// <summary>All that is wrong with it, each at its field.</summary>
    public IEnumerable<Objection> Check(DateOnly today) => CheckDays(today).Concat(CheckRows()).Concat(CheckWhole());

    private IEnumerable<Objection> CheckDays(DateOnly today)
    {
        if (DecisionDate > today)
        {
            yield return new(nameof(DecisionDate), Outcome.Refuse("Body.DecisionInFuture", today.Show()));
        }

        if (TermUntil <= DecisionDate)
        {
            yield return new(nameof(TermUntil), Outcome.Refuse("Body.TermEndsEarly"));
        }
    }

    private IEnumerable<Objection> CheckRows()
    {
        var hasChair = false;
        var seen = new HashSet<Guid>();
        for (var row = 0; row < Seats.Count; row++)
        {
            if (Seats[row].StaffId is not { } person)
            {
                continue;
            }

            if (!seen.Add(person))
            {
                yield return new($"Members[{row}].StaffId", Outcome.Refuse("Body.PersonTwice"));
            }

            if (Seats[row].Seat == Seat.Chair && hasChair)
            {
                yield return new($"Members[{row}].Seat", Outcome.Refuse($"Body.SecondChair.{Kind}"));
            }

            hasChair |= Seats[row].Seat == Seat.Chair;
        }
    }

    private IEnumerable<Objection> CheckWhole()
    {
        if (!Seats.Any(s => s is { StaffId: not null, Seat: Seat.Chair }))
        {
            yield return new("Members[0].StaffId", Outcome.Refuse($"Body.NoChair.{Kind}"));
        }

        var scoring = Seats.Where(s => s.StaffId is not null).DistinctBy(s => s.StaffId)
            .Count(s => new CouncilMember(Guid.Empty, "", "", "", s.Seat).ScoresUnder(Rules ?? new WorkingRules()));
        if (Kind == BodyKind.Council && scoring < FewestScoring)
        {
            yield return new("Members[0].StaffId", Outcome.Refuse("Body.TooFewScore", FewestScoring));
        }
    }
}
