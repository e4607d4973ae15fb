using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OcopModular.Dossiers.Data;
using OcopModular.Dossiers.Domain;
using OcopModular.Dossiers.Pages.Producers;
using OcopModular.Host.Data;
using OcopModular.Host.Imports;
using OcopModular.Kernel;

namespace OcopModular.Tests.Imports;

public sealed class ImportTests
{
    private static readonly IReadOnlyList<string> ProductHeadings = ["Sản phẩm", "Chủ thể", "Xã", "Bộ số"];

    [Theory, OnBothDatabases]
    public async Task A_template_is_filled_in_sent_confirmed_and_changed_by_a_second_one(string database)
    {
        await using var app = await App.StartAsync(database);
        var officer = await app.CommuneOfficerAsync(await app.UnitAsync("Xã Bản Lang"));
        var browser = app.As(officer);
        (await browser.OpenAsync("/Dossiers/Producers")).Links.Should().Contain("/Imports/Start/producers");
        var template = (await browser.OpenAsync("/Imports/Start/producers?handler=Template")).Content;

        var page = await SendAsync(app, officer, "producers", Sheets.Fill(template, Row("HTX Chè", "Dao")));
        page.Text.Should().Contain("1 dòng mới");
        var confirmed = await page.SubmitAsync(button: "Nhập 1 dòng");
        await RunAsync(app);
        (await browser.OpenAsync(confirmed.Address)).Text.Should().Contain("Đã nhập xong: 1 dòng mới");

        var second = await SendAsync(app, officer, "producers", Sheets.Fill(template, Row("HTX Chè", ""), Row("Tổ Mật ong", "Thái")));
        second.Text.Should().Contain("1 dòng mới, 0 dòng thay đổi, 1 dòng không đổi");
        var third = await SendAsync(app, officer, "producers", Sheets.Fill(template, Row("HTX  Chè ", "Mông")));
        third.Text.Should().Contain("0 dòng mới, 1 dòng thay đổi");
        await third.SubmitAsync(button: "Nhập 1 dòng");
        await RunAsync(app);

        var kept = await app.AskAsync<DossiersDb, Producer>(db => db.Producers.SingleAsync());
        (kept.Name, kept.Ethnicity, kept.Version, kept.RegistrationNumber).Should().Be(("HTX Chè", "Mông", 1, "0062"));
        kept.FoundedOn.Should().Be(new DateOnly(2019, 3, 5));
    }

    [Theory, OnBothDatabases]
    public async Task Products_follow_their_producers_and_each_fault_says_what_to_do(string database)
    {
        await using var app = await App.StartAsync(database);
        var body = await app.StandingBodyAsync();
        await app.UnitAsync("Xã Bản Lang");
        await SaveAsync(app, await SendAsync(app, body, "producers", Sheets.Of([Sheets.ProducerHeadings, Sheets.Producer(1, "xa ban lang")])));

        var bad = await SendAsync(app, body, "products", Sheets.Of([ProductHeadings, ["Trà", "Hợp tác xã số 1", "Xã Bản Lang", "1.5"], ["Gạo", "HTX Lạ", "Xã Bản Lang", "3"], ["Miến", "Hợp tác xã số 1", "Xã Bản Lang", "900"]]));
        bad.TextsIn("#bad-cells tbody tr").Should().SatisfyRespectively(
            a => a.Should().Contain("Dòng 2, cột Bộ số").And.Contain("1,5 hoặc 15"),
            b => b.Should().Contain("Dòng 3, cột Chủ thể").And.Contain("HTX Lạ").And.Contain("Nhập danh sách chủ thể trước"),
            c => c.Should().Contain("Dòng 4, cột Bộ số"));
        var excel = await bad.Browser.OpenAsync(bad.Address + "?handler=Excel");
        excel.Content[..2].Should().Equal("PK"u8.ToArray());

        await SaveAsync(app, await SendAsync(app, body, "products", Sheets.Of([ProductHeadings, ["Trà", "Hợp tác xã số 1", "Xã Bản Lang", "3"]])));
        (await app.AskAsync<DossiersDb, string>(db => db.Products.Select(p => p.Name + p.Set).SingleAsync())).Should().Be("Trà3");
    }

    [Theory, OnBothDatabases]
    public async Task A_commune_officer_imports_for_the_own_commune_and_nobody_sees_the_lists_of_another(string database)
    {
        await using var app = await App.StartAsync(database);
        await app.UnitAsync("Xã Khác");
        var officer = await app.CommuneOfficerAsync(await app.UnitAsync("Xã Nhà"));
        var page = await SendAsync(app, officer, "producers", Sheets.Of([Sheets.ProducerHeadings, Sheets.Producer(1, "Xã Nhà"), Sheets.Producer(2, "Xã Khác")]));
        page.TextsIn("#bad-cells tbody tr").Should().ContainSingle().Which.Should().Contain("Dòng 3").And.Contain("Xã Khác").And.Contain("Xã Nhà");

        var stranger = app.As(await app.StandingBodyAsync());
        foreach (var handler in new[] { "", "?handler=Progress", "?handler=Excel" })
        {
            (await stranger.OpenAsync(page.Address + handler)).Status.Should().Be(HttpStatusCode.NotFound);
        }

        (await stranger.OpenAsync("/Imports")).Text.Should().NotContain("danh-sach");
        (await stranger.OpenAsync("/Imports/Start/nothing")).Status.Should().Be(HttpStatusCode.NotFound);
        var leader = app.As(await app.PersonAsync(Role.Leader));
        (await leader.OpenOnlyAsync("/Imports/Start/producers")).Location.Should().Contain("/Error/403");
        (await leader.OpenOnlyAsync("/Imports/Start/producers?handler=Template")).Location.Should().Contain("/Error/403");
    }

    [Theory, OnBothDatabases]
    public async Task What_others_changed_meanwhile_is_not_overwritten(string database)
    {
        await using var app = await App.StartAsync(database);
        var body = await app.StandingBodyAsync();
        await app.UnitAsync("Xã Nhà");
        await SaveAsync(app, await SendAsync(app, body, "producers", Sheets.Of([Sheets.ProducerHeadings, Sheets.Producer(1, "Xã Nhà")])));
        var mine = Sheets.Producer(1, "Xã Nhà").Select(t => t == "bản 1" ? "bản khác" : t).ToList();
        var page = await SendAsync(app, body, "producers", Sheets.Of([Sheets.ProducerHeadings, mine, Sheets.Producer(2, "Xã Nhà")]));
        await page.SubmitAsync(button: "Nhập 2 dòng");
        await app.DoAsync<DossiersDb>(async db =>
        {
            var form = ProducerForm.Of(await db.Producers.SingleAsync());
            form.Post = "Chủ nhiệm";
            (await db.Producers.SingleAsync()).Describe(form.ToDetails());
            await db.SaveChangesAsync();
        });

        await RunAsync(app);

        var again = await app.As(body).OpenAsync(page.Address);
        again.Text.Should().Contain("có người khác đã sửa").And.Contain("1 dòng mới, 1 dòng thay đổi");
        (await app.AskAsync<DossiersDb, int>(db => db.Producers.CountAsync())).Should().Be(1);
        await SaveAsync(app, again);
        (await app.AskAsync<DossiersDb, string>(db => db.Producers.OrderBy(p => p.Name).Select(p => p.Address + p.Post).FirstAsync())).Should().Be("bản khácChủ nhiệm");
    }

    [Theory, OnBothDatabases]
    public async Task Confirming_twice_has_one_effect_and_columns_are_chosen_by_hand(string database)
    {
        await using var app = await App.StartAsync(database);
        var body = await app.StandingBodyAsync();
        await app.UnitAsync("Xã Nhà");
        var page = await SendAsync(app, body, "producers", Sheets.Of([Sheets.ProducerHeadings.Select(h => h == "Địa chỉ" ? "Ở đâu" : h).ToList(), Sheets.Producer(1, "Xã Nhà")]));
        page.Text.Should().Contain("Chưa tìm thấy cột bắt buộc: Địa chỉ").And.Contain("Cột không dùng đến: Ở đâu, Ghi chú riêng");
        var mapped = await page.SubmitAsync(f => f.Choose("Map.Address", "Ở đâu"), button: "Kiểm tra lại");
        mapped.Text.Should().Contain("1 dòng mới");

        var form = mapped.Form("Nhập 1 dòng");
        await form.SendAsync();
        await form.SendAsync();
        await RunAsync(app);
        (await mapped.Form("Nhập 1 dòng").SendAsync()).Text.Should().Contain("Đã nhập xong");
        await RunAsync(app);

        (await app.AskAsync<DossiersDb, int>(db => db.Producers.CountAsync())).Should().Be(1);
        (await app.AskAsync<HostDb, int>(db => db.Set<AuditEntry>().CountAsync(e => e.Action == "Import.Confirmed"))).Should().Be(1);
        app.Log.Lines.Should().BeEmpty();
    }

    private static IReadOnlyList<string> Row(string name, string ethnicity) => [name, "Xã Bản Lang", "Hợp tác xã", "0062", "5/3/2019", "bản 1", "Lù Thị Mỷ", "", "Nữ", ethnicity];

    private static async Task SaveAsync(App app, Page good)
    {
        await good.SubmitAsync(button: "form[action*=Confirm]");
        await RunAsync(app);
    }

    private static Task<int> RunAsync(App app) => app.Services.GetRequiredService<ImportJobs>().RunDueAsync(default);

    private static async Task<Page> SendAsync(App app, Person person, string import, byte[] sheet)
    {
        var page = await app.As(person).OpenAsync($"/Imports/Start/{import}");
        return await page.SubmitAsync(f => f.Attach("Sheet", "danh-sach.xlsx", sheet), button: "Gửi và kiểm tra");
    }
}
