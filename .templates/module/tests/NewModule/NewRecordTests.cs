using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OcopModular.Kernel;
using OcopModular.NewModule.Data;
using OcopModular.NewModule.Domain;
using OcopModular.Tests.HostTests;

namespace OcopModular.Tests.NewModule;

public sealed class NewRecordTests
{
    [Theory, OnBothDatabases]
    public async Task An_officer_adds_one_and_finds_it_in_list_search_and_history(string database)
    {
        await using var app = await App.StartAsync(database);
        var officer = app.As(await app.CommuneOfficerAsync(await app.UnitAsync("Xã Mồ Sì San")));
        (await officer.OpenAsync("/NewModule")).Text.Should().Contain("Chưa có RecordInVietnamese nào");

        var page = await AddAsync(officer, "Số một", "01/2024");

        page.Address.Should().StartWith("/NewModule/View/");
        page.Text.Should().Contain("01/2024").And.Contain("Xã Mồ Sì San").And.Contain("Thêm RecordInVietnamese");
        (await officer.OpenAsync("/NewModule?q=so+mot")).Text.Should().Contain("Số một");
        (await officer.OpenAsync("/Search?q=1/2024")).Links.Should().Contain(page.Address);
    }

    [Theory, OnBothDatabases]
    public async Task A_wrong_field_is_named_and_what_was_typed_stays(string database)
    {
        await using var app = await App.StartAsync(database);
        var officer = app.As(await app.CommuneOfficerAsync(await app.UnitAsync("Xã Mồ Sì San")));
        await AddAsync(officer, "Số một", "01/2024");

        (await AddAsync(officer, "", "02/2024")).Document.QuerySelector("[name='Input.Number']")!.GetAttribute("value").Should().Be("02/2024");
        (await AddAsync(officer, "Số hai", "01/2024")).Text.Should().Contain("Số 01/2024 đã dùng cho “Số một”");
    }

    [Theory, OnBothDatabases]
    public async Task Of_two_who_edit_the_second_sees_both_versions(string database)
    {
        await using var app = await App.StartAsync(database);
        var officer = app.As(await app.CommuneOfficerAsync(await app.UnitAsync("Xã Mồ Sì San")));
        var edit = (await AddAsync(officer, "Số một", null)).Address.Replace("View", "Edit", StringComparison.Ordinal);
        var (mine, theirs) = (await officer.OpenAsync(edit), await officer.OpenAsync(edit));

        (await theirs.SubmitAsync(f => f["Input.Name"] = "Của người khác")).Address.Should().StartWith("/NewModule/View/");
        var refused = await mine.SubmitAsync(f => f["Input.Name"] = "Của tôi");

        refused.Status.Should().Be(HttpStatusCode.Conflict);
        refused.Text.Should().Contain("Của người khác").And.Contain("Của tôi");
        (await refused.SubmitAsync()).Text.Should().Contain("Của tôi");
    }

    [Theory, OnBothDatabases]
    public async Task An_officer_of_another_commune_finds_nothing(string database)
    {
        await using var app = await App.StartAsync(database);
        var page = await AddAsync(app.As(await app.CommuneOfficerAsync(await app.UnitAsync("Xã Mồ Sì San"))), "Số một", "01/2024");
        var foreign = app.As(await app.CommuneOfficerAsync(await app.UnitAsync("Xã Bản Lang")));

        (await foreign.OpenAsync(page.Address)).Status.Should().Be(HttpStatusCode.NotFound);
        (await foreign.OpenAsync("/NewModule")).Text.Should().NotContain("Số một");
        (await foreign.OpenAsync("/Search?q=so+mot")).Text.Should().NotContain("Số một");
    }

    private static async Task<Page> AddAsync(Browser browser, string name, string? number) => await (await browser.OpenAsync("/NewModule/New")).SubmitAsync(f =>
    {
        f["Input.Name"] = name;
        f["Input.Number"] = number ?? "";
    });
}

/// <summary>Records of this module for the test that asks for foreign ids.</summary>
internal sealed class NewRecordOfSide : ISideRecords
{
    public Task MakeAsync(App app, Person officer, Guid commune, string mark) => app.ActAsync(officer, services =>
    {
        var (db, clock) = (services.GetRequiredService<NewModuleDb>(), services.GetRequiredService<TimeProvider>());
        var record = new NewRecord { Id = Guid.CreateVersion7(clock.GetUtcNow()), CommuneId = commune, CommuneName = $"Xã {mark}", MadeAt = clock.UtcNow() };
        record.Describe(null, $"RecordInVietnamese {mark}", null);
        db.Add(record);
        return db.SaveChangesAsync();
    });
}
