using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Localization;
using OcopModular.Kernel;
using OcopModular.Rules.Scoring;

namespace OcopModular.Rules.Domain;

/// <summary>Which packs are loaded, and whether one of them is in force today.</summary>
internal sealed class RulesHealth(RuleBook book, TimeProvider clock, IStringLocalizer<Texts> texts) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var today = clock.Today();
        var packs = book.Loaded.Packs;
        var inForce = packs.Where(p => p.Card.FiledFrom <= today && (p.Card.FiledBefore is not { } end || today < end)).ToList();
        var facts = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [texts["Health.rules.Loaded"]] = string.Join(", ", packs.Select(p => p.Name)),
            [texts["Health.rules.InForce"]] = string.Join(", ", inForce.Select(p => p.Card.Decision)),
            [texts["Health.rules.Findings"]] = packs.Sum(p => p.Findings.Count),
        };
        return Task.FromResult(inForce.Count > 0 ? HealthCheckResult.Healthy(data: facts) : HealthCheckResult.Unhealthy(texts["Health.rules.None"], data: facts));
    }
}
