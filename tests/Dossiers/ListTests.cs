using System.IO.Compression;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;
using OcopModular.Dossiers.Contracts;
using OcopModular.Dossiers.Data;
using OcopModular.Dossiers.Domain;
using OcopModular.Host.Data;
using OcopModular.Tests.ProgrammeTests;

namespace OcopModular.Tests.Dossiers;

/// <summary>What every list promises, on the lists of dossiers, producers and staff.</summary>
public sealed class ListTests
{
    private static readonly string[] Formulas = ["=1+1", "+2", "-3", "@SUM(1)", "=cmd|' /C calc'!A0", "＝4"];

    [Theory, OnBothDatabases]
    public async Task Excel_holds_exactly_what_the_pages_show_filtered_and_in_their_order(string database)
    {
        await using var app = await App.StartAsync(database);
        var commune = await app.UnitAsync("Xã Mồ Sì San");
        var officer = await app.CommuneOfficerAsync(commune);
        foreach (var i in Enumerable.Range(1, 25))
        {
            await RegisterAsync(app, officer, commune, $"HTX số {i:00}");
        }

        await RegisterAsync(app, officer, commune, "Tổ khác");
        var browser = app.As(officer);
        const string list = "/Dossiers/Producers?q=htx&sort=-name";

        var shown = new List<string>();
        for (var page = 1; page <= 2; page++)
        {
            shown.AddRange((await browser.OpenAsync($"{list}&page={page}")).TextsIn("tbody .o-name"));
        }

        var (names, file) = await ExcelAsync(browser, $"{list}&handler=Excel", "Tên chủ thể");
        names.Should().Equal(shown).And.HaveCount(25);
        names[0].Should().Be("HTX số 25");
        file.Headers["Content-Disposition"].Should().Contain("producers-20241105.xlsx");
    }

    [Theory, OnBothDatabases]
    public async Task No_cell_of_an_export_is_a_formula(string database)
    {
        await using var app = await App.StartAsync(database);
        var commune = await app.UnitAsync("Xã Mồ Sì San");
        var officer = await app.CommuneOfficerAsync(commune);
        foreach (var formula in Formulas)
        {
            await RegisterAsync(app, officer, commune, formula);
        }

        var (names, file) = await ExcelAsync(app.As(officer), "/Dossiers/Producers?handler=Excel", "Tên chủ thể");

        names.Should().BeEquivalentTo(Formulas);
        await using var zip = new ZipArchive(new MemoryStream(file.Content));
        foreach (var sheet in zip.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(await sheet.OpenAsync());
            (await reader.ReadToEndAsync()).Should().NotContain("<x:f>").And.NotContain("<f>");
        }
    }

    [Theory, OnBothDatabases]
    public async Task An_export_of_a_commune_holds_its_own_only_and_a_day_is_a_day(string database)
    {
        await using var app = await App.StartAsync(database);
        var own = await Story.BeginAsync(app, "Xã A", mark: " A");
        var foreign = await Story.BeginAsync(app, "Xã B", mark: " B");
        await own.FileAsync();
        await foreign.FileAsync();

        var answer = await app.As(own.Officer).OpenAsync("/Dossiers?handler=Excel");

        var rows = MiniExcel.Query(new MemoryStream(answer.Content), useHeaderRow: true).Cast<IDictionary<string, object?>>().ToList();
        rows.Should().ContainSingle().Which["Tên chủ thể"].Should().Be("HTX Chè cổ thụ Mây Ngàn A");
        rows[0].Values.OfType<DateTime>().Should().Contain(new DateTime(2024, 11, 5, 0, 0, 0, DateTimeKind.Unspecified));
    }

    [Theory, OnBothDatabases]
    public async Task A_view_is_kept_under_a_name_for_its_person_only_and_removed_again(string database)
    {
        await using var app = await App.StartAsync(database);
        var officer = await app.CommuneOfficerAsync(await app.UnitAsync("Xã A"));
        var (mine, other) = (app.As(officer), app.As(await app.StandingBodyAsync()));
        var form = await (await mine.OpenAsync("/Dossiers?state=Filed&sort=-number")).ClickAsync("Lưu chế độ xem");
        (await form.SubmitAsync(f => f["Input.Name"] = "", "Input.Name")).At("Input.Name").Should().NotBeEmpty();

        var list = await form.SubmitAsync(f => f["Input.Name"] = "Chờ báo cáo", "Input.Name");

        list.Address.Should().Be("/Dossiers?state=Filed&sort=-number");
        list.TextIn(".o-views a[aria-current]").Should().Be("Chờ báo cáo");
        (await (await (await mine.OpenAsync("/Dossiers?state=Filed")).ClickAsync("Lưu chế độ xem")).SubmitAsync(f => f["Input.Name"] = "chờ báo cáo", "Input.Name")).At("Input.Name").Should().Contain("Đã có chế độ xem");
        (await other.OpenAsync("/Dossiers")).Text.Should().NotContain("Chờ báo cáo");
        var id = await app.AskAsync<HostDb, Guid>(db => db.SavedViews.Select(v => v.Id).SingleAsync());
        var kept = await mine.OpenAsync("/Lists/Dossiers?back=/Dossiers");
        await (await other.OpenAsync("/Lists/Dossiers?back=/Dossiers%3Fq%3Da")).SubmitAsync(f => f["Input.Name"] = "Khác", "Input.Name");
        (await (await other.OpenAsync("/Lists/Dossiers?back=/Dossiers")).SubmitAsync(f => f.Force("id", $"{id}"), "Xóa – Khác")).Status.Should().Be(HttpStatusCode.NotFound);
        (await kept.SubmitAsync(button: "Xóa – Chờ báo cáo")).Text.Should().Contain("Chưa lưu chế độ xem nào");
    }

    [Theory]
    [InlineData("https://xau.example/")]
    [InlineData("//xau.example")]
    [InlineData("")]
    public async Task A_view_leads_nowhere_else(string back)
    {
        await using var app = await App.StartAsync(Databases.Sqlite);
        var browser = app.As(await app.StandingBodyAsync());

        (await browser.OpenAsync($"/Lists/Dossiers?back={Uri.EscapeDataString(back)}")).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory, OnBothDatabases]
    public async Task Several_dossiers_are_sent_up_at_once_and_what_was_not_is_named(string database)
    {
        await using var app = await App.StartAsync(database);
        var commune = await app.UnitAsync("Xã A");
        var ready = await Story.BeginAsync(app, inCommune: commune, mark: " sẵn");
        var early = await Story.BeginAsync(app, inCommune: commune, mark: " sớm");
        var foreign = await Story.BeginAsync(app, "Xã B");
        foreach (var story in new[] { ready, early, foreign })
        {
            await story.FileAsync();
        }

        await ready.ReportAsync();
        await foreign.ReportAsync();
        var page = await app.As(ready.Officer).OpenAsync("/Dossiers");

        var answer = await page.SubmitAsync(
            f =>
            {
                f.Tick("Chosen", $"{ready.Dossier}");
                f.Tick("Chosen", $"{early.Dossier}");
            },
            "Gửi lên huyện");

        answer.Text.Should().Contain("Đã xử lý 1 dòng.").And.Contain($"{Story.ProductName} sớm:");
        (await ready.ReadAsync()).State.Should().Be(DossierState.Forwarded);
        (await early.ReadAsync()).State.Should().Be(DossierState.Filed);
        (await (await page.Browser.OpenAsync("/Dossiers")).SubmitAsync(f => f.Force("Chosen", $"{foreign.Dossier}"), "Gửi lên huyện")).Text.Should().Contain("Chưa chọn dòng nào.");
        (await foreign.ReadAsync()).State.Should().Be(DossierState.Filed, "a foreign id is none");
    }

    [Fact]
    public async Task Page_size_and_sort_stay_with_the_filter()
    {
        await using var app = await App.StartAsync(Databases.Sqlite);
        var page = await app.As(await app.StandingBodyAsync()).OpenAsync("/Dossiers?sort=-number&size=50&page=3");

        var kept = page.Document.QuerySelectorAll("form.o-filter input[type=hidden]").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value"));

        kept.Should().BeEquivalentTo(new Dictionary<string, string?> { ["sort"] = "-number", ["size"] = "50" });
    }

    private static async Task<(List<string> Names, Page File)> ExcelAsync(Browser browser, string path, string heading)
    {
        var file = await browser.OpenAsync(path);
        file.Status.Should().Be(HttpStatusCode.OK);
        return (MiniExcel.Query(new MemoryStream(file.Content), useHeaderRow: true).Cast<IDictionary<string, object?>>().Select(r => $"{r[heading]}").ToList(), file);
    }

    private static Task<bool> RegisterAsync(App app, Person officer, Guid commune, string name) => app.ActAsync(officer, async services =>
    {
        var details = new ProducerDetails(name, ProducerKind.Cooperative, null, null, "Chẻo Mỷ Lai", "Giám đốc", null, null, "0987 654 118", null, "bản Séo Hồ Thầu");
        Story.Done((await services.GetRequiredService<RegisterProducer>().RunAsync(commune, details, default)).Outcome);
        return true;
    });
}
