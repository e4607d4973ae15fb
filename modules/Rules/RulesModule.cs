using Microsoft.Extensions.DependencyInjection;
using OcopModular.Kernel;
using OcopModular.Rules.Commands;
using OcopModular.Rules.Contracts;
using OcopModular.Rules.Domain;
using OcopModular.Rules.Scoring;

namespace OcopModular.Rules;

/// <summary>Rule packs (bộ tiêu chí): loads, checks, compiles, chooses, scores and explains.</summary>
public sealed class RulesModule : IModule
{
    public string Name => "Rules";

    public IReadOnlyList<Permission> Permissions =>
    [
        new(Can.ReadRules, Role.StandingBody, Role.RuleMaintainer, Role.RuleApprover, Role.Leader, Role.CouncilMember, Role.CouncilChair, Role.CouncilSecretary, Role.HelperTeam),
    ];

    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<RuleBook>();
        services.AddSingleton<IRuleBook>(provider => provider.GetRequiredService<RuleBook>());
        services.AddSingleton<Scorer>();
        services.AddSingleton<IScorer>(provider => provider.GetRequiredService<Scorer>());
        services.AddSingleton<ICommand, RulesCommand>();
        services.AddHostedService<Start>();
        services.AddHealthChecks().AddCheck<RulesHealth>("rules");
        services.AddSingleton(new MenuItem("Menu.Admin", 10, typeof(Texts), "Menu.Rules", "/Rules", "scale", Can.ReadRules));
    }
}
