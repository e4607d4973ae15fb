using Microsoft.Extensions.DependencyInjection;
using OcopModular.Kernel;

namespace OcopModular.Rules;

/// <summary>Rule packs (bộ tiêu chí): loads, checks, compiles, chooses, scores and explains.</summary>
public sealed class RulesModule : IModule
{
    public string Name => "Rules";

    public void AddServices(IServiceCollection services)
    {
    }
}
