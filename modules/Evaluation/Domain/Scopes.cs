using OcopModular.Evaluation.Data;
using OcopModular.Kernel;

namespace OcopModular.Evaluation.Domain;

/// <summary>Whose records: each query of a page starts here, so that a foreign record answers like one that does not exist.</summary>
internal static class Scopes
{
    private static readonly string[] Overseers = [Role.StandingBody, Role.HelperTeam, Role.Leader];

    /// <summary>A council member sees the sessions in which they sit; communes and producers see none.</summary>
    public static IQueryable<Session> VisibleTo(this IQueryable<Session> sessions, Actor actor, EvaluationDb db)
    {
        if (SeesAll(actor))
        {
            return sessions;
        }

        var staff = StaffOf(actor);
        return sessions.Where(s => db.Members.Any(m => m.SessionId == s.Id && m.StaffId == staff));
    }

    /// <summary>A council member sees the rounds of their council and those with a session in which they sit.</summary>
    public static IQueryable<Round> VisibleTo(this IQueryable<Round> rounds, Actor actor, EvaluationDb db)
    {
        if (SeesAll(actor))
        {
            return rounds;
        }

        var staff = StaffOf(actor);
        return rounds.Where(r => r.Council.Any(c => c.StaffId == staff)
            || db.Sessions.Any(s => s.RoundId == r.Id && db.Members.Any(m => m.SessionId == s.Id && m.StaffId == staff)));
    }

    /// <summary>Before a session is called the council of the round sees a candidate, from then on those who sit in it.</summary>
    public static IQueryable<Candidate> VisibleTo(this IQueryable<Candidate> candidates, Actor actor, EvaluationDb db)
    {
        if (SeesAll(actor))
        {
            return candidates;
        }

        var staff = StaffOf(actor);
        return candidates.Where(c => c.SessionId == null
            ? db.Rounds.Any(r => r.Id == c.RoundId && r.Council.Any(m => m.StaffId == staff))
            : db.Members.Any(m => m.SessionId == c.SessionId && m.StaffId == staff));
    }

    /// <summary>A commune sees its own certificates and those of communes merged into it, a producer those of its own products, the offices all.</summary>
    public static IQueryable<Certificate> VisibleTo(this IQueryable<Certificate> certificates, Actor actor, EvaluationDb db)
    {
        if (actor.OnlyProducer is { } producer)
        {
            return certificates.Where(c => db.Candidates.Any(a => a.Id == c.CandidateId && a.ProducerId == producer));
        }

        return actor.IsUnassigned ? certificates.Where(c => false)
            : actor.OnlyUnits is { } communes ? certificates.Where(c => communes.Contains(c.CommuneId))
            : certificates;
    }

    public static bool SeesAll(Actor actor) =>
        !IsOutside(actor) && (ReferenceEquals(actor, Actor.System) || actor.Can(Can.ManageRounds) || actor.Roles.Overlaps(Overseers));

    public static bool IsOutside(Actor actor) => actor.OnlyUnits is not null || actor.OnlyProducer is not null;

    /// <summary>Nobody's id for communes and producers: they sit in no council.</summary>
    private static Guid StaffOf(Actor actor) => IsOutside(actor) ? Guid.Empty : actor.Id;
}
