namespace OcopModular.Rules.Contracts;

/// <summary>Kind of a dossier (loại hồ sơ): lần đầu, nâng hạng, đánh giá lại.</summary>
public enum DossierKind
{
    First,
    Upgrade,
    Reevaluation,
}

/// <summary>Who judges a criterion: the commune (in its report, without points of its own) or the council alone.</summary>
public enum AssessedBy
{
    Council,
    Commune,
}

/// <summary>Everything one national decision fixes (bộ quy tắc), without its criteria.</summary>
/// <param name="Name">Folder name in <c>rules/</c>, for example <c>148-qd-ttg</c>.</param>
/// <param name="FiledFrom">First filing day (inclusive).</param>
/// <param name="FiledBefore">First filing day of the successor (exclusive); <c>null</c> while in force.</param>
/// <param name="Authority">Stars → who recognises: <c>district</c>, <c>province</c>, <c>national</c>.</param>
/// <param name="ProductCode">Pattern of product codes, for example <c>{province}-{district}-{commune}-{serial}-{year}</c>.</param>
/// <param name="Hash">SHA-256 of the pack's files, lower-case hex: pinned by a dossier together with the name.</param>
public sealed record PackCard(
    string Name,
    string Decision,
    string Title,
    DateOnly Issued,
    DateOnly FiledFrom,
    DateOnly? FiledBefore,
    string? Extends,
    int CertificateMonths,
    IReadOnlyDictionary<int, string> Authority,
    string ProductCode,
    int RenewalNoticeDays,
    int PapersToMembersWorkingDays,
    string Hash,
    IReadOnlyList<string> Remarks,
    IReadOnlyList<SetCard> Sets);

/// <summary>A criteria set (bộ tiêu chí) of a product group, without its criteria.</summary>
public sealed record SetCard(
    int Number,
    string Code,
    string Name,
    string Sector,
    string Group,
    string? Subgroup,
    string Ministry,
    bool RequiresSample,
    string Confidence,
    IReadOnlyList<string> Remarks);

/// <summary>A criteria set with its parts A, B, C, in printed order.</summary>
public sealed record CriteriaSet(string Pack, string Decision, SetCard Card, IReadOnlyList<Part> Parts)
{
    public IEnumerable<Criterion> Criteria => Parts.SelectMany(p => p.Sections).SelectMany(s => s.Criteria);
}

public sealed record Part(string Code, string Title, decimal Max, IReadOnlyList<Section> Sections);

public sealed record Section(string Code, string Title, decimal Max, IReadOnlyList<Criterion> Criteria);

/// <summary>A criterion (tiêu chí).</summary>
/// <param name="Code"><c>A.1.1</c>; unique in the set and never changed.</param>
/// <param name="Cases">Titles of the cases of which one is picked first; empty where there are none.</param>
/// <param name="Gates">Codes of the gates that a member may find to apply (pick <c>stop</c>).</param>
public sealed record Criterion(
    string Code,
    string Title,
    decimal Max,
    AssessedBy AssessedBy,
    string Citation,
    string? Evidence,
    IReadOnlyList<string> Notes,
    string? Group,
    IReadOnlyList<string> Cases,
    IReadOnlyList<string> Gates,
    IReadOnlyList<string> Remarks,
    IReadOnlyList<Option> Options)
{
    /// <summary>May this pick be given: an option's id, <c>-</c> (nothing ticked, 0 points), or <c>stop</c> where the criterion has a gate.</summary>
    public bool Accepts(string pick) => pick == Pick.Nothing || (pick == Pick.Stop && Gates.Count > 0) || Options.Any(o => o.Id == pick);
}

/// <summary>One level (mức) of a criterion.</summary>
/// <param name="Id"><c>a</c>, or <c>2b</c> under the second case: what is stored as the pick.</param>
/// <param name="MinForStars">3, 4 or 5: the lowest level that a product of so many stars must reach.</param>
/// <param name="Case">1-based case to which it belongs.</param>
public sealed record Option(string Id, string Title, decimal Points, int? MinForStars, int? Case, IReadOnlyList<string> Remarks);

/// <summary>Picks that are no option.</summary>
public static class Pick
{
    /// <summary>"Không đạt mức nào": answered, 0 points.</summary>
    public const string Nothing = "-";

    /// <summary>The member finds that the criterion's gate applies: the scoring stops.</summary>
    public const string Stop = "stop";
}

/// <summary>A paper (tài liệu) that a dossier of the set must or may hold.</summary>
public sealed record RequiredPaper(string Code, string Title, bool IsMandatory, string Citation);

/// <summary>What rejects a dossier before scoring (bị loại).</summary>
public sealed record Disqualifier(string Code, string Title, string Citation);

/// <summary>The pack for a filing, or why there is none.</summary>
/// <param name="FinishBy">Last day on which the older pack may still be applied, where a successor says so (26/2026/QĐ-TTg, Điều 12.2).</param>
public sealed record PackChoice(PackCard? Pack, DateOnly? FinishBy, string? FinishByCitation);

/// <summary>Asks for the packs in force: classification, criteria, papers, and which pack a filing falls under.</summary>
public interface IRuleBook
{
    /// <summary>All packs, oldest first.</summary>
    IReadOnlyList<PackCard> Packs { get; }

    /// <summary>The pack of that name.</summary>
    /// <exception cref="KeyNotFoundException">No such pack.</exception>
    PackCard Pack(string pack);

    /// <summary>The set of that number.</summary>
    /// <exception cref="KeyNotFoundException">No such pack or set.</exception>
    CriteriaSet Set(string pack, int set);

    /// <summary>The pack is chosen by the filing date alone; the kind decides the last day to finish under it.</summary>
    PackChoice Choose(DateOnly filedOn, DossierKind kind);

    /// <summary>Papers that a dossier of this set and kind must hold, in the order of the decision.</summary>
    IReadOnlyList<RequiredPaper> Papers(string pack, int set, DossierKind kind);

    IReadOnlyList<Disqualifier> Disqualifiers(string pack, int set);
}
