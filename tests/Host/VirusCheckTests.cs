using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OcopModular.Dossiers.Data;
using OcopModular.Dossiers.Domain;
using OcopModular.Host.Files;
using OcopModular.Kernel;
using OcopModular.Tests.Dossiers;

namespace OcopModular.Tests.HostTests;

/// <summary>Files wait for clamd, are refused with its finding, and wait on while it is away.</summary>
public sealed class VirusCheckTests
{
    private static readonly byte[] Bad = FileStoreKit.Pdf($"has {ClamdServer.Signature} inside");

    [Theory, OnBothDatabases]
    public async Task A_file_waits_and_is_judged_when_clamd_comes_back(string database)
    {
        var store = await TestDatabase.MigratedAsync(database);
        await using var end = store;
        var clamd = new ClamdServer(store.Folder);
        await using var app = await App.StartAsync(store, s => s.Values["Files:Clamd"] = clamd.Socket);
        var story = await Story.BeginAsync(app);
        await UploadAsync(story, ("sach.pdf", FileStoreKit.Pdf("clean")), ("doc-hai.pdf", Bad));
        var files = await app.AskAsync<DossiersDb, List<Attachment>>(db => db.Attachments.OrderBy(a => a.Name).ToListAsync());
        var (bad, clean) = (files[0], files[1]);

        (await CheckAsync(app)).Should().Be(0, "nobody listens");
        var page = await app.As(story.Officer).OpenAsync($"/Dossiers/File/{clean.Id}");
        page.Text.Should().Contain("Đang kiểm tra");
        page.Document.QuerySelector("[data-pdf]").Should().BeNull();
        (await app.As(story.Officer).OpenAsync($"/Dossiers/File/{clean.Id}?handler=Content")).Status.Should().Be(HttpStatusCode.NotFound);

        await using (await clamd.StartAsync())
        {
            (await CheckAsync(app)).Should().Be(2);
        }

        (await app.CheckOfAsync(clean.Sha256)).Should().Be((FileCheck.Clean, null));
        (await app.CheckOfAsync(bad.Sha256)).Should().Be((FileCheck.Infected, "Ocop.Test.UNOFFICIAL"));
        (await app.As(story.Officer).OpenAsync($"/Dossiers/File/{clean.Id}?handler=Content")).Status.Should().Be(HttpStatusCode.OK);
        (await app.As(story.Officer).OpenAsync($"/Dossiers/File/{bad.Id}?handler=Content")).Status.Should().Be(HttpStatusCode.NotFound);
        (await app.As(story.Officer).OpenAsync($"/Dossiers/File/{bad.Id}")).Text.Should().Contain("Ocop.Test.UNOFFICIAL");
        (await app.As(story.Officer).OpenAsync($"/Dossiers/Submit/{story.Dossier}")).Text.Should().Contain("Tệp có mã độc, phải gỡ: doc-hai.pdf");
        (await app.As(await app.PersonAsync(Role.Administrator)).OpenAsync("/Admin/Files")).Text.Should().Contain("Ocop.Test.UNOFFICIAL");
    }

    [Theory, OnBothDatabases]
    public async Task What_was_found_infected_is_refused_at_once_when_it_comes_again(string database)
    {
        var store = await TestDatabase.MigratedAsync(database);
        await using var end = store;
        var clamd = new ClamdServer(store.Folder);
        await using var daemon = await clamd.StartAsync();
        await using var app = await App.StartAsync(store, s => s.Values["Files:Clamd"] = $"127.0.0.1:{clamd.Port}");
        await app.KeptAsync(Bad);
        (await CheckAsync(app)).Should().Be(1);

        var story = await Story.BeginAsync(app);
        var page = await UploadAsync(story, ("lan-hai.pdf", Bad));

        page.TextIn(".o-errors").Should().Contain("lan-hai.pdf").And.Contain("Ocop.Test.UNOFFICIAL");
        (await app.AskAsync<DossiersDb, int>(db => db.Attachments.CountAsync())).Should().Be(0);
    }

    [Fact]
    public async Task Without_clamd_a_file_is_marked_as_not_scanned_and_can_be_opened()
    {
        await using var app = await App.StartAsync(Databases.Sqlite);
        var story = await Story.BeginAsync(app);

        var page = await UploadAsync(story, ("giay.pdf", FileStoreKit.Pdf("paper")));

        page.Text.Should().Contain("Chưa quét mã độc");
        (await CheckAsync(app)).Should().Be(0);
        (await app.ReadAsync((await app.ContentsAsync())[0].Sha256)).Should().NotBeNull();
    }

    [Theory]
    [InlineData("stream: OK", null)]
    [InlineData("stream: Win.Test.EICAR_HDB-1 FOUND", "Win.Test.EICAR_HDB-1")]
    public void A_verdict_is_read(string answer, string? finding) => Clamd.Verdict(answer).Should().Be(finding);

    [Theory]
    [InlineData("")]
    [InlineData("INSTREAM size limit exceeded. ERROR")]
    [InlineData("stream: FOUND nothing")]
    public void What_is_no_verdict_is_not_taken_for_clean(string answer) => FluentActions.Invoking(() => Clamd.Verdict(answer)).Should().Throw<ClamdException>();

    [Theory]
    [InlineData("clamd")]
    [InlineData("127.0.0.1:")]
    [InlineData(":3310")]
    public async Task An_address_that_is_none_stops_the_start(string address)
    {
        var start = () => App.StartAsync(Databases.Sqlite, s => s.Values["Files:Clamd"] = address);

        (await start.Should().ThrowAsync<InvalidOperationException>()).WithMessage("*Files:Clamd*");
    }

    private static Task<int> CheckAsync(App app) => app.Services.GetRequiredService<VirusCheck>().RunAsync(default);

    private static async Task<Page> UploadAsync(Story story, params (string Name, byte[] Content)[] files)
    {
        var page = await story.App.As(story.Officer).OpenAsync($"/Dossiers/Evidence/{story.Dossier}");
        return await page.SubmitAsync(f => Array.ForEach(files, file => f.Attach("Input.Files", file.Name, file.Content)), "Tải lên");
    }
}
