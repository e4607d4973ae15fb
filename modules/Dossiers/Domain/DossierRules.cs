using OcopModular.Kernel;
using OcopModular.Rules.Contracts;

namespace OcopModular.Dossiers.Domain;

/// <summary>The pack and set of a dossier: pinned once filed, before that those of the day on which it would be filed.</summary>
internal sealed class DossierRules(IRuleBook rules, IScorer scorer, TimeProvider clock) : IScoped
{
    /// <summary>The day that chooses the pack.</summary>
    public DateOnly FilingDay(Dossier dossier) => dossier.FiledOn ?? dossier.ReceivedOn ?? clock.Today();

    public PackCard? PackOf(Dossier dossier) =>
        dossier.Pack is { } pinned ? rules.Pack(pinned) : rules.Choose(FilingDay(dossier), dossier.Kind).Pack;

    /// <summary>The criteria of a dossier, or <c>null</c> where no pack covers its day or the pack lacks its set.</summary>
    public CriteriaSet? SetOf(Dossier dossier) => PackOf(dossier) is { } pack ? SetOf(pack, dossier.Set) : null;

    public CriteriaSet? SetOf(PackCard pack, int set) => pack.Sets.Any(s => s.Number == set) ? rules.Set(pack.Name, set) : null;

    public IReadOnlyList<RequiredPaper> PapersOf(Dossier dossier) =>
        PackOf(dossier) is { } pack && SetOf(pack, dossier.Set) is not null ? rules.Papers(pack.Name, dossier.Set, dossier.Kind) : [];

    public IReadOnlyList<Disqualifier> DisqualifiersOf(Dossier dossier) =>
        PackOf(dossier) is { } pack && SetOf(pack, dossier.Set) is not null ? rules.Disqualifiers(pack.Name, dossier.Set) : [];

    /// <summary>The sets from which a new product chooses: those of the pack in force today, else of the newest.</summary>
    public IReadOnlyList<SetCard> SetsToday() => (rules.Choose(clock.Today(), DossierKind.First).Pack ?? rules.Packs[^1]).Sets;

    /// <summary>What the self-assessment would come to, also unfinished.</summary>
    public SheetScore Score(CriteriaSet set, IReadOnlyDictionary<string, string> picks) => scorer.ScoreSheet(set.Pack, set.Card.Number, picks);

    public IReadOnlyList<Suggestion> Suggest(CriteriaSet set, Facts facts) => scorer.Suggest(set.Pack, set.Card.Number, facts);
}
