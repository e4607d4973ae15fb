using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OcopModular.Dossiers.Data;
using OcopModular.Dossiers.Domain;
using OcopModular.Dossiers.Sample;
using OcopModular.Kernel;
using OcopModular.Rules.Contracts;

namespace OcopModular.Tests.Dossiers;

/// <summary>A commune with its officer, and one dossier of a tea, brought as far as a test wants.</summary>
internal sealed class Story(App app, Guid commune, Person officer, Person standing, Guid producer, Guid product, Guid dossier)
{
    public const string ProductName = "Trà xanh Shan Mồ Sì San";
    public const string Phone = "0987 654 118";
    private const int Tea = 11;

    /// <summary>Draws files; without the host's typeface their text may be missing, which no test reads.</summary>
    public static SamplePapers Papers { get; } = new(SkiaSharp.SKTypeface.Default);

    public App App { get; } = app;

    public Guid Commune { get; } = commune;

    public Person Officer { get; } = officer;

    public Person Standing { get; } = standing;

    public Guid Producer { get; } = producer;

    public Guid Product { get; } = product;

    public Guid Dossier { get; } = dossier;

    /// <param name="mark">Stands behind the names of producer and product, to be looked for where it must not be.</param>
    public static async Task<Story> BeginAsync(App app, string communeName = "Xã Mồ Sì San", DossierKind kind = DossierKind.First, Guid? inCommune = null, string mark = "")
    {
        var commune = inCommune ?? await app.UnitAsync(communeName);
        var officer = await app.CommuneOfficerAsync(commune);
        var standing = await app.StandingBodyAsync();
        var (producer, product, dossier) = await app.ActAsync(officer, async services =>
        {
            var details = new ProducerDetails("HTX Chè cổ thụ Mây Ngàn" + mark, ProducerKind.Cooperative, "6200118", null, "Chẻo Mỷ Lai", "Giám đốc", null, null, Phone, null, "bản Séo Hồ Thầu");
            var producerId = Done(await services.GetRequiredService<RegisterProducer>().RunAsync(commune, details, default));
            var productId = Done(await services.GetRequiredService<RegisterProduct>().RunAsync(producerId, ProductName + mark, null, Tea, default));
            return (producerId, productId, Done(await services.GetRequiredService<OpenDossier>().RunAsync(productId, kind, default)));
        });
        return new Story(app, commune, officer, standing, producer, product, dossier);
    }

    public Task FillAsync(bool withPapers = true) => ActAsync(Officer, async services =>
    {
        var (db, rules) = (services.GetRequiredService<DossiersDb>(), services.GetRequiredService<DossierRules>());
        var found = await FindAsync(services);
        var sample = SampleProducts.Products[0];
        Done(found.Fill(SampleAnswers.RegistrationOf(sample, SampleProducts.Producers[0]), SampleAnswers.FactsOf(sample), services.GetRequiredService<TimeProvider>().UtcNow()));
        await db.SaveChangesAsync();
        Done(await services.GetRequiredService<KeepAnswers>().RunAsync(found, found.Version, SampleAnswers.Of(rules.SetOf(found)!, 0.7m, 1), default));
        foreach (var paper in rules.PapersOf(found).Where(p => withPapers && p.IsMandatory && Completeness.IsFile(p)))
        {
            Done(await services.GetRequiredService<AttachEvidence>().AddAsync(Dossier, new MemoryStream(Pdf(paper.Title)), "giay.pdf", new About(paper.Title, null, paper.Code), default));
        }
    });

    public async Task FileAsync()
    {
        await FillAsync();
        await ActAsync(Officer, async services => Done(await services.GetRequiredService<FileDossier>().RunAsync(Dossier, null, default)));
    }

    public Task ReportAsync() => ActAsync(Officer, async services =>
    {
        var content = new ReportContent { Number = "42/BC-UBND", Date = new DateOnly(2024, 11, 5), Signer = "Phó Chủ tịch", LocalMaterial = "100%", LocalLabour = "41 người", OriginOfIdea = "Truyền thống", Identity = "Người Dao", Proposal = "Đề nghị đánh giá" };
        Done(await services.GetRequiredService<ReportOnDossier>().WriteAsync(await FindAsync(services), null, content, default));
    });

    public async Task ForwardAsync()
    {
        await FileAsync();
        await ReportAsync();
        await ActAsync(Officer, async services => Done(await services.GetRequiredService<ReportOnDossier>().ForwardAsync(await FindAsync(services), null, default)));
    }

    public async Task<Dossier> ReadAsync() => await App.AskAsync<DossiersDb, Dossier>(db => db.Dossiers.AsNoTracking().SingleAsync(d => d.Id == Dossier));

    public static byte[] Pdf(string title) => Papers.Pdf(title, "Bản dùng để thử.");

    public static void Done(Outcome outcome) => outcome.Reason.Should().BeNull();

    private static Guid Done((Outcome Outcome, Guid Id) result)
    {
        Done(result.Outcome);
        return result.Id;
    }

    private Task<Dossier> FindAsync(IServiceProvider services) => services.GetRequiredService<DossiersDb>().Dossiers.Include(d => d.Product).ThenInclude(p => p.Producer).SingleAsync(d => d.Id == Dossier);

    private Task<bool> ActAsync(Person person, Func<IServiceProvider, Task> actAsync) => App.ActAsync(person, async services =>
    {
        await actAsync(services);
        return true;
    });
}
