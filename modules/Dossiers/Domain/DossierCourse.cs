using OcopModular.Dossiers.Contracts;
using OcopModular.Kernel;

namespace OcopModular.Dossiers.Domain;

/// <summary>What happens to a dossier once the commune has sent it up.</summary>
internal sealed partial class Dossier
{
    public Outcome Return(string? reason)
    {
        if (State != DossierState.Forwarded)
        {
            return Outcome.Refuse("Dossier.WrongState");
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return Outcome.Refuse("Dossier.ReasonNeeded");
        }

        (State, ReturnReason) = (DossierState.Returned, reason.Trim());
        return Outcome.Done;
    }

    public Outcome Accept(DateTime now)
    {
        if (State != DossierState.Forwarded)
        {
            return Outcome.Refuse("Dossier.WrongState");
        }

        (State, AcceptedAt, ReturnReason) = (DossierState.Accepted, now, null);
        return Outcome.Done;
    }

    /// <summary>It was put into a round; a second call for the same round changes nothing.</summary>
    public Outcome Schedule(string round)
    {
        if (State == DossierState.Scheduled && Round == round)
        {
            return Outcome.Done;
        }

        if (State != DossierState.Accepted)
        {
            return Outcome.Refuse("Dossier.WrongState");
        }

        (State, Round) = (DossierState.Scheduled, round);
        return Outcome.Done;
    }

    /// <summary>The council's result stands; a second call with the same result changes nothing.</summary>
    public Outcome Decide(string result)
    {
        if (State == DossierState.Decided && Result == result)
        {
            return Outcome.Done;
        }

        if (State != DossierState.Scheduled)
        {
            return Outcome.Refuse("Dossier.WrongState");
        }

        (State, Result) = (DossierState.Decided, result);
        return Outcome.Done;
    }

    public Outcome Withdraw(string? reason)
    {
        if (Closed.Contains(State))
        {
            return Outcome.Refuse("Dossier.WrongState");
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return Outcome.Refuse("Dossier.ReasonNeeded");
        }

        State = DossierState.Withdrawn;
        return Outcome.Done;
    }
}
