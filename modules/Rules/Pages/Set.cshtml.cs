using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OcopModular.Rules.Contracts;
using OcopModular.Rules.Domain;
using OcopModular.Rules.Scoring;

namespace OcopModular.Rules.Pages;

/// <summary>One criteria set in full, as it can be read and printed.</summary>
[Authorize(Policy = Can.ReadRules)]
internal sealed class SetModel(RuleBook book) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Pack { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public int Number { get; set; }

    public CriteriaSet Set { get; private set; } = null!;

    public IReadOnlyList<Gate> Gates { get; private set; } = [];

    public IReadOnlyList<Disqualifier> Disqualifiers { get; private set; } = [];

    public IReadOnlyList<RequiredPaper> Papers { get; private set; } = [];

    public decimal Sum => Set.Criteria.Sum(c => c.Max);

    public IActionResult OnGet()
    {
        if (book.Loaded.Packs.FirstOrDefault(p => p.Name == Pack) is not { } pack || !pack.Sets.TryGetValue(Number, out var rules))
        {
            return NotFound();
        }

        Show(rules);
        return Page();
    }

    public static string Points(decimal points) => points.ToString("0.##", CultureInfo.CurrentCulture);

    private void Show(SetRules rules)
    {
        Set = rules.Set;
        Gates = [.. rules.Gates.Select(g => g.Gate)];
        Disqualifiers = [.. rules.Disqualifiers.Select(d => d.Disqualifier)];
        Papers = [.. rules.Papers.Select(p => p.Paper)];
    }
}
