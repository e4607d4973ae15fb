using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OcopModular.Kernel;
using OcopModular.Rules.Contracts;
using OcopModular.Rules.Domain;
using OcopModular.Rules.Scoring;

namespace OcopModular.Rules.Pages;

/// <summary>The rule packs, newest first, with what the checks found worth minding.</summary>
[Authorize(Policy = Can.ReadRules)]
internal sealed class IndexModel(RuleBook book, TimeProvider clock) : PageModel
{
    public IReadOnlyList<PackView> Packs { get; private set; } = [];

    public void OnGet()
    {
        var today = clock.Today();
        Packs = [.. book.Loaded.Packs.Reverse().Select(p => PackView.Of(p, today))];
    }

    internal sealed record PackView(PackCard Card, string State, string StateClass, int Criteria, int Options, int Minima, IReadOnlyList<Finding> Warnings, IReadOnlyList<SetView> Sets)
    {
        public static PackView Of(RulePack pack, DateOnly today)
        {
            var isAhead = today < pack.Card.FiledFrom;
            var isOver = today >= pack.Card.FiledBefore;
            var criteria = pack.Sets.Values.SelectMany(s => s.Set.Criteria).ToList();
            return new PackView(
                pack.Card,
                isAhead ? "Index.Ahead" : isOver ? "Index.Superseded" : "Index.InForce",
                isAhead ? "is-wait" : isOver ? "" : "is-ok",
                criteria.Count,
                criteria.Sum(c => c.Options.Count),
                pack.Sets.Values.Sum(s => s.Minima.Count),
                [.. pack.Findings.Where(f => !f.IsError)],
                [.. pack.Sets.Values.OrderBy(s => s.Number).Select(s => new SetView(s.Set.Card, s.Criteria.Count, s.Criteria.Sum(c => c.Criterion.Max)))]);
        }
    }

    internal sealed record SetView(SetCard Card, int Criteria, decimal Sum);
}
