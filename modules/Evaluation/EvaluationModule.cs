using Microsoft.Extensions.DependencyInjection;
using OcopModular.Dossiers.Contracts;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Documents;
using OcopModular.Evaluation.Domain;
using OcopModular.Evaluation.Pages.Rounds;
using OcopModular.Kernel;

namespace OcopModular.Evaluation;

/// <summary>Rounds, council sessions, score sheets, results, certificates (đánh giá, phân hạng).</summary>
public sealed class EvaluationModule : IModule
{
    private const string ResultsView = "/Areas/Evaluation/Pages/Certificates/_Results.cshtml";

    public string Name => "Evaluation";

    public IReadOnlyList<Permission> Permissions => Can.All;

    public void AddServices(IServiceCollection services)
    {
        services.AddModuleDb<EvaluationDb>();
        AddRounds(services);
        AddCertificates(services);
        AddScoring(services);
    }

    private static void AddScoring(IServiceCollection services)
    {
        services.AddSingleton(new MenuItem("Menu.Work", 32, typeof(Texts), "Score.Menu", "/Evaluation/Score", "pencil", Can.Score));
        services.AddSingleton(new MenuItem("Menu.Work", 34, typeof(Texts), "Consolidation.Menu", "/Evaluation/Consolidation", "gavel", Can.Consolidate));
    }

    private static void AddRounds(IServiceCollection services)
    {
        services.AddSingleton(new MenuItem("Menu.Work", 20, typeof(Texts), "Menu.Rounds", "/Evaluation/Rounds", "clipboard-check", Can.ReadRounds));
        services.AddSingleton(new SlotPart(HomeSlots.Side, 10, Can.ReadRounds, "/Areas/Evaluation/Pages/Rounds/_Card.cshtml", async (p, _, ct) => await p.GetRequiredService<RoundCards>().NextAsync(ct)));
    }

    private static void AddCertificates(IServiceCollection services)
    {
        services.AddSingleton<District>();
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<PaperFonts>();
        services.AddSingleton(new MenuItem("Menu.Work", 40, typeof(Texts), "Certificate.Many", "/Evaluation/Certificates", "certificate", Can.ReadCertificates));
        services.AddSingleton(new MenuItem("Menu.Work", 38, typeof(Texts), "Results.Title", "/Evaluation/Results", "award", Can.ReadCertificates));
        services.AddSingleton(new SlotPart(DossierSlots.Product, 10, Can.ReadCertificates, ResultsView, async (p, id, ct) => await p.GetRequiredService<ResultCards>().OfProductAsync(id, ct)));
        services.AddSingleton(new SlotPart(DossierSlots.Dossier, 10, Can.ReadCertificates, ResultsView, async (p, id, ct) => await p.GetRequiredService<ResultCards>().OfDossierAsync(id, ct)));
    }
}
