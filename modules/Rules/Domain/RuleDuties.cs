using Microsoft.Extensions.Localization;
using OcopModular.Kernel;
using OcopModular.Rules.Scoring;

namespace OcopModular.Rules.Domain;

/// <summary>For the maintainers: what the checks of the packs warn of. For the approvers: packs that are about to apply.</summary>
internal sealed class RuleDuties(RuleBook book, TimeProvider clock, IStringLocalizer<Texts> texts) : IDutySource, IScoped
{
    public Task<IReadOnlyList<Duty>> ForAsync(Actor actor, CancellationToken ct)
    {
        var today = clock.Today();
        var duties = new List<Duty>();
        if (actor.Roles.Contains(Role.RuleMaintainer))
        {
            duties.AddRange(book.Loaded.Packs.Where(p => p.Card.FiledBefore is not { } end || end > today).Where(p => Warnings(p) > 0).Select(ToMend));
        }

        if (actor.Roles.Contains(Role.RuleApprover))
        {
            duties.AddRange(book.Loaded.Packs.Where(p => p.Card.FiledFrom > today).Select(ToApply));
        }

        return Task.FromResult<IReadOnlyList<Duty>>(duties);
    }

    private static int Warnings(RulePack pack) => pack.Findings.Count(f => !f.IsError);

    private Duty ToMend(RulePack pack) => new(
        texts["Duty.Mend", Warnings(pack), pack.Card.Decision], texts["Duty.Mend.Detail"], $"/Rules#pack-{pack.Name}", texts["View"], null, "scale");

    private Duty ToApply(RulePack pack) => new(
        texts["Duty.Apply", pack.Card.Decision, pack.Card.FiledFrom.Show()], texts["Duty.Apply.Detail"], $"/Rules#pack-{pack.Name}", texts["View"], pack.Card.FiledFrom.AddDays(-1), "scale");
}
