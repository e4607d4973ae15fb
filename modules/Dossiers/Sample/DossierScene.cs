using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using OcopModular.Dossiers.Domain;
using OcopModular.Kernel;

namespace OcopModular.Dossiers.Sample;

/// <summary>Lives the dossiers of 2024 up to 05/11: round 1 accepted in spring, round 2 in every state.</summary>
internal sealed class DossierScene(ISampleStage stage, IWebHostEnvironment environment) : ISampleScene, IScoped
{
    private const string District = "thuong.truc";
    private readonly Dictionary<string, Guid> _producers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Guid> _dossiers = new(StringComparer.Ordinal);
    private readonly SamplePapers _papers = SamplePapers.Of(environment);

    public void Plan(CancellationToken ct)
    {
        var day = new DateTime(2024, 2, 20, 8, 10, 0, DateTimeKind.Unspecified);
        foreach (var producer in SampleProducts.Producers)
        {
            day = day.AddHours(1);
            Plan(day, producer.Person, services => RegisterAsync(services, producer, ct));
        }

        Plan(day.AddHours(1), "quan.tri", services => services.GetRequiredService<IProducerAccounts>().LinkAsync("chu.the", _producers[SampleProducts.Producers[0].Name], ct));
        foreach (var (product, number) in SampleProducts.Products.Select((p, i) => (p, i + 1)))
        {
            PlanDossier(product, number, ct);
        }
    }

    private void PlanDossier(SampleProduct product, int number, CancellationToken ct)
    {
        var producer = SampleProducts.Producers.First(p => p.Name == product.Producer);
        var filed = DateTime.Parse(product.FiledOn, CultureInfo.InvariantCulture).AddHours(9).AddMinutes(number * 3);
        var steps = new SampleSteps(_dossiers, _papers, product, producer, number, ct);
        Plan(filed.AddDays(-2), producer.Person, services => steps.PrepareAsync(services, _producers[product.Producer]));
        if (product.Reach == Reach.Draft)
        {
            return;
        }

        Plan(filed, producer.Person, steps.FileAsync);
        PlanAfterFiling(product, producer.Person, filed, steps);
    }

    private void PlanAfterFiling(SampleProduct product, string person, DateTime filed, SampleSteps steps)
    {
        if (product.Reach == Reach.Withdrawn)
        {
            Plan(filed.AddDays(6), person, steps.WithdrawAsync);
        }

        if (product.Reach is Reach.Filed or Reach.Withdrawn)
        {
            return;
        }

        Plan(filed.AddDays(8), person, steps.ReportAsync);
        if (product.Reach == Reach.Reported)
        {
            return;
        }

        Plan(filed.AddDays(product.Reach == Reach.Forwarded ? 17 : 10), person, steps.ForwardAsync);
        if (product.Reach is Reach.Returned or Reach.AcceptedAtSecond)
        {
            Plan(filed.AddDays(15), District, steps.ReturnAsync);
        }

        if (product.Reach == Reach.AcceptedAtSecond)
        {
            Plan(filed.AddDays(21), person, steps.CorrectAsync);
            Plan(filed.AddDays(22), person, steps.ForwardAsync);
        }

        if (product.Reach is Reach.Accepted or Reach.AcceptedAtSecond)
        {
            Plan(filed.AddDays(product.Reach == Reach.Accepted ? 20 : 28), District, steps.AcceptAsync);
        }
    }

    private void Plan(DateTime at, string person, Func<IServiceProvider, Task> doAsync) => stage.Plan(person, at, doAsync);

    private async Task RegisterAsync(IServiceProvider services, SampleProducer producer, CancellationToken ct)
    {
        var register = services.GetRequiredService<RegisterProducer>();
        var commune = (await services.GetRequiredService<Communes>().ChoicesAsync(ct)).First(u => u.Name.EndsWith(producer.Commune, StringComparison.Ordinal));
        var number = (6_200_118_000 + (SampleProducts.Producers.ToList().IndexOf(producer) * 37)).ToString(CultureInfo.InvariantCulture);
        var details = new ProducerDetails(
            producer.Name, producer.Kind, number, new DateOnly(2020, 3, 16), producer.Representative, producer.Post, producer.Gender, producer.Ethnicity, producer.Phone, null,
            $"{producer.Village}, xã {producer.Commune}, huyện Phong Thổ, tỉnh Lai Châu");
        var (outcome, id) = await register.RunAsync(commune.Id, details, ct);
        SampleSteps.Demand(outcome);
        _producers[producer.Name] = id;
    }
}
