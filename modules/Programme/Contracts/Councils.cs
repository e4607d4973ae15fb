using OcopModular.Rules.Contracts;

namespace OcopModular.Programme.Contracts;

/// <summary>An official decision (quyết định).</summary>
/// <param name="Number">As offices write it: 215/QĐ-UBND.</param>
public sealed record DecisionCard(string Number, DateOnly Date, string Signer);

/// <summary>Seat in the council (Hội đồng đánh giá, phân hạng).</summary>
public enum Seat
{
    /// <summary>Chủ tịch.</summary>
    Chair,

    /// <summary>Phó Chủ tịch.</summary>
    ViceChair,

    /// <summary>Thành viên.</summary>
    Member,

    /// <summary>Thư ký: keeps the minutes, does not score.</summary>
    Secretary,
}

/// <param name="StaffId">The account with which the member signs in.</param>
public sealed record CouncilMember(Guid StaffId, string Name, string Position, string Unit, Seat Seat)
{
    /// <summary>Whether this seat scores under the council's working rules.</summary>
    public bool ScoresUnder(WorkingRules rules) => Seat switch
    {
        Seat.Secretary => false,
        Seat.Chair => rules.ChairScores,
        _ => true,
    };
}

/// <summary>A council as its decision established it, with its working rules (quy chế).</summary>
/// <param name="Until">First day on which a later decision has replaced it.</param>
/// <param name="TermUntil">Last day of its term (nhiệm kỳ), where the decision names one.</param>
public sealed record CouncilCard(Guid Id, int Year, string Name, DecisionCard Decision, DateOnly From, DateOnly? Until, DateOnly? TermUntil, IReadOnlyList<CouncilMember> Members, WorkingRules Rules)
{
    /// <summary>Whether it is in office on that day: not replaced, and its term not over.</summary>
    public bool SitsOn(DateOnly day) => (Until is null || day < Until) && (TermUntil is null || day <= TermUntil);
}

/// <summary>Asks for the bodies of the programme.</summary>
public interface ICouncilBook
{
    /// <summary>Councils of a programme year, the newest decision first.</summary>
    Task<IReadOnlyList<CouncilCard>> OfYearAsync(int year, CancellationToken ct);

    Task<CouncilCard?> FindAsync(Guid id, CancellationToken ct);
}

/// <summary>Asks for the programme years (năm chu trình).</summary>
public interface IYearBook
{
    /// <summary>Years that the standing body has opened, newest first.</summary>
    Task<IReadOnlyList<int>> OpenAsync(CancellationToken ct);
}

/// <summary>Answered by modules that work with a council: once it is used, its working rules stand.</summary>
public interface ICouncilUse
{
    Task<bool> IsUsedAsync(Guid councilId, CancellationToken ct);
}
