using System.Net;
using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Data;
using OcopModular.Host.Modules;
using OcopModular.Kernel;
using OcopModular.Tests.Dossiers;

namespace OcopModular.Tests.HostTests;

/// <summary>Modules that the administrator switches; what runs follows at the next start, which the host makes itself.</summary>
public sealed class ModuleSwitchTests
{
    /// <summary>A page of a module that asks nobody who they are; an address that is not there sends to the sign-in page.</summary>
    private const string Public = "/Evaluation/Check/khong-co";

    private static readonly string[] Leaves = ["Evaluation", "Communications", "Training", "TradePromotion", "Monitoring"];

    [Theory, OnBothDatabases]
    public async Task A_module_that_is_switched_off_is_gone_and_comes_back_with_all_it_had(string database)
    {
        await using var store = await TestDatabase.MigratedAsync(database);
        Guid dossier;
        Person officer;
        await using (var app = await App.StartAsync(store))
        {
            var story = await Story.BeginAsync(app);
            (dossier, officer) = (story.Dossier, story.Officer);
            await SwitchAsync(app, "Evaluation", "Tắt phân hệ – Đánh giá, công nhận", "Đã ghi");
            await SwitchAsync(app, "Dossiers", "Tắt phân hệ – Hồ sơ sản phẩm", "Đã ghi");
        }

        await using (var app = await App.StartAsync(store))
        {
            var browser = app.As(officer);
            (await browser.OpenAsync($"/Dossiers/View/{dossier}")).Status.Should().Be(HttpStatusCode.NotFound);
            (await browser.OpenAsync("/")).Links.Should().NotContain(l => l.StartsWith("/Dossiers", StringComparison.Ordinal));
            await SwitchAsync(app, "Evaluation", "Bật phân hệ – Đánh giá, công nhận", "cần Hồ sơ sản phẩm đang tắt");
            await SwitchAsync(app, "Dossiers", "Bật phân hệ – Hồ sơ sản phẩm", "Đã ghi");
            await SwitchAsync(app, "Evaluation", "Bật phân hệ – Đánh giá, công nhận", "Đã ghi");
        }

        await using var again = await App.StartAsync(store);
        (await again.As(officer).OpenAsync($"/Dossiers/View/{dossier}")).Text.Should().Contain(Story.ProductName);
        (await again.As(officer).OpenAsync("/")).Links.Should().Contain("/Dossiers");
        (await again.AskAsync<HostDb, List<AuditEntry>>(db => db.Set<AuditEntry>().Where(e => e.Kind == nameof(ModuleSwitch)).ToListAsync())).Should().HaveCount(4).And.OnlyContain(e => e.Reason == "Thử");
    }

    [Theory, OnBothDatabases]
    public async Task What_others_need_is_refused_and_the_setting_wins(string database)
    {
        await using var app = await App.StartAsync(database, s => s.Values["Modules:Off:0"] = "Training");
        await SwitchAsync(app, "Rules", "Tắt phân hệ – Bộ tiêu chí", "đang cần. Tắt các phân hệ đó trước");
        var page = await app.As(await app.PersonAsync(Role.Administrator)).OpenAsync("/Admin/Modules");
        page.Text.Should().Contain("Tập huấn bị tắt bằng thiết lập Modules:Off").And.NotContain("Bật phân hệ – Tập huấn").And.NotContain(".About").And.NotContain(".Title");
        page.TextsIn(".card-title").Should().HaveCount(OcopModular.Tests.Architecture.Repository.Rooms.Count(r => r.StartsWith("modules/", StringComparison.Ordinal) && r != "modules/Kernel")).And.NotContain("Training").And.Contain("Chương trình năm, Hội đồng");
        (await app.AskAsync<SwitchModules, Outcome>(m => m.SwitchAsync("Training", false, "x", default))).Reason.Should().Be("Modules.BySetting");
        (await app.AskAsync<SwitchModules, Outcome>(m => m.SwitchAsync("Kernel", true, "x", default))).Reason.Should().Be("Modules.Unknown");
    }

    [Fact]
    public async Task A_switch_that_a_running_module_does_not_bear_never_stops_a_start()
    {
        await using var store = await TestDatabase.MigratedAsync(Databases.Sqlite);
        await using (var app = await App.StartAsync(store))
        {
            await app.DoAsync<HostDb>(db =>
            {
                db.Add(new ModuleSwitch { Id = Guid.CreateVersion7(), Name = "Rules", IsOff = true });
                return db.SaveChangesAsync();
            });
        }

        await using var next = await App.StartAsync(store);
        (await next.As(await next.PersonAsync(Role.RuleMaintainer)).OpenAsync("/Rules")).Status.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [MemberData(nameof(EachLeaf))]
    public async Task The_district_lives_without_any_one_module_that_no_other_needs(string leaf, bool bySetting)
    {
        await using var store = await TestDatabase.MigratedAsync(Databases.Sqlite);
        Person officer;
        await using (var app = await App.StartAsync(store))
        {
            var story = await Story.BeginAsync(app);
            await story.FileAsync();
            officer = story.Officer;
            if (!bySetting)
            {
                (await app.AskAsync<SwitchModules, Outcome>(m => m.SwitchAsync(leaf, true, "Thử", default))).Reason.Should().BeNull();
            }
        }

        await using var without = await App.StartAsync(store, s =>
        {
            if (bySetting)
            {
                s.Values["Modules:Off:0"] = leaf;
            }
        });
        await without.DeliverAsync();
        var everybody = without.As(await without.PersonAsync(Role.All));
        string[] pages = ["/", "/Help", "/Dossiers", "/Dossiers/Products", "/Dossiers/Producers", "/Programme/Bodies", "/Rules", "/Calendar", "/Notices", "/Admin/Staff", "/Admin/Units", "/Admin/Audit", "/Admin/Jobs", "/Admin/Roles", "/Admin/Templates", "/Admin/Books", "/Admin/Modules", "/Admin/Health", "/Imports"];
        foreach (var page in pages)
        {
            (await everybody.OpenAsync(page)).Status.Should().Be(HttpStatusCode.OK, $"{page} without {leaf}");
        }

        foreach (var page in new[] { "/", "/Dossiers", "/Help" })
        {
            (await without.As(officer).OpenAsync(page)).Status.Should().Be(HttpStatusCode.OK, $"{page} without {leaf}");
        }

        (await everybody.OpenAsync($"/{leaf}")).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory, OnBothDatabases]
    public async Task A_running_host_begins_anew_by_itself_and_answers_again(string database)
    {
        await using var store = await TestDatabase.MigratedAsync(database);
        var address = $"http://127.0.0.1:{ClamdServer.FreePort()}";
        string[] arguments =
        [
            typeof(Program).Assembly.Location, "--environment", "Development", "--urls", address, "--Sample:Scene", "None", "--Data:Folder", store.Folder,
            "--Database:Provider", store.Kind, "--ConnectionStrings:Ocop", store.Connection, $"--{Durability.Setting}", "true",
        ];
        await using var host = (await Daemon.StartAsync("dotnet", arguments, "(Begin again)")).Daemon;
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };
        (await StatusAsync(client, Public)).Should().Be(HttpStatusCode.NotFound, "anybody may ask for a certificate, and there is none");
        await using (var beside = await App.StartAsync(store))
        {
            (await beside.AskAsync<SwitchModules, Outcome>(m => m.SwitchAsync("Evaluation", true, "Thử", default))).Reason.Should().BeNull();
            await UntilAsync(client, HttpStatusCode.Redirect);
            (await beside.AskAsync<SwitchModules, Outcome>(m => m.SwitchAsync("Evaluation", false, "Thử", default))).Reason.Should().BeNull();
            await UntilAsync(client, HttpStatusCode.NotFound);
        }

        (await StatusAsync(client, "/health/ready")).Should().Be(HttpStatusCode.OK);
    }

    public static TheoryData<string, bool> EachLeaf()
    {
        var data = new TheoryData<string, bool>();
        foreach (var leaf in Leaves)
        {
            data.Add(leaf, true);
            data.Add(leaf, false);
        }

        return data;
    }

    private static async Task SwitchAsync(App app, string module, string button, string says)
    {
        var page = await app.As(await app.PersonAsync(Role.Administrator)).OpenAsync("/Admin/Modules");
        var answer = await page.SubmitAsync(f => f["Reason"] = "Thử", button: button);
        answer.Text.Should().Contain(says, module);
    }

    private static async Task<HttpStatusCode?> StatusAsync(HttpClient client, string path)
    {
        try
        {
            using var answer = await client.GetAsync(path);
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static async Task UntilAsync(HttpClient client, HttpStatusCode status)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await StatusAsync(client, Public) != status)
        {
            await Task.Delay(200, patience.Token);
        }
    }
}
