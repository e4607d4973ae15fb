using System.Net;
using Microsoft.EntityFrameworkCore;
using OcopModular.Dossiers.Data;
using OcopModular.Kernel;

namespace OcopModular.Tests.Dossiers;

/// <summary>Whose records one sees: anything else is not found, as if it did not exist.</summary>
public sealed class ScopeTests
{
    private static readonly string[] DossierPages = ["View", "Registration", "SelfAssessment", "Evidence", "Submit", "Receipt", "Report", "Forward", "Withdraw"];

    [Theory, OnBothDatabases]
    public async Task An_officer_of_another_commune_finds_no_page_with_an_id(string database)
    {
        await using var app = await App.StartAsync(database);
        var story = await Story.BeginAsync(app);
        await story.FileAsync();
        var foreign = app.As(await app.CommuneOfficerAsync(await app.UnitAsync("Xã Bản Lang")));
        var file = await app.AskAsync<DossiersDb, Guid>(db => db.Attachments.Select(a => a.Id).FirstAsync());
        string[] addresses =
        [
            .. DossierPages.Select(p => $"/Dossiers/{p}/{story.Dossier}"), $"/Dossiers/Version/{story.Dossier}/1", $"/Dossiers/File/{file}", $"/Dossiers/File/{file}?handler=Content",
            $"/Dossiers/Producers/View/{story.Producer}", $"/Dossiers/Producers/Edit/{story.Producer}", $"/Dossiers/Products/View/{story.Product}", $"/Dossiers/Products/Edit/{story.Product}",
        ];

        foreach (var address in addresses)
        {
            var page = await foreign.OpenAsync(address);
            page.Status.Should().Be(HttpStatusCode.NotFound, address);
            page.Text.Should().NotContain(Story.ProductName, address).And.NotContain("Mây Ngàn", address);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Lists_show_an_officer_only_the_own_commune_and_the_district_all(string database)
    {
        await using var app = await App.StartAsync(database);
        var story = await Story.BeginAsync(app);
        var foreign = app.As(await app.CommuneOfficerAsync(await app.UnitAsync("Xã Bản Lang")));

        foreach (var list in new[] { "/Dossiers", "/Dossiers/Products", "/Dossiers/Producers" })
        {
            (await foreign.OpenAsync(list + "?q=may+ngan")).Text.Should().NotContain("Mây Ngàn", list);
            (await app.As(story.Officer).OpenAsync(list + "?q=may+ngan")).Text.Should().Contain("Mây Ngàn", list);
            (await app.As(story.Standing).OpenAsync(list + "?q=may+ngan")).Text.Should().Contain("Mây Ngàn", list);
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_producer_sees_its_own_and_one_that_is_not_linked_sees_nothing(string database)
    {
        await using var app = await App.StartAsync(database);
        var story = await Story.BeginAsync(app);
        var (own, unlinked) = (app.As(await app.PersonAsync(Role.Producer, producer: story.Producer)), app.As(await app.PersonAsync(Role.Producer)));

        (await own.OpenAsync($"/Dossiers/View/{story.Dossier}")).Text.Should().Contain(Story.ProductName);
        (await unlinked.OpenAsync($"/Dossiers/View/{story.Dossier}")).Status.Should().Be(HttpStatusCode.NotFound);
        (await unlinked.OpenAsync("/Dossiers")).Text.Should().NotContain("Mây Ngàn");
    }

    [Theory, OnBothDatabases]
    public async Task A_leader_reads_the_dossier_without_the_producers_phone(string database)
    {
        await using var app = await App.StartAsync(database);
        var story = await Story.BeginAsync(app);
        await story.FileAsync();
        var leader = app.As(await app.PersonAsync(Role.Leader));

        foreach (var address in new[] { $"/Dossiers/Producers/View/{story.Producer}", $"/Dossiers/Version/{story.Dossier}/1" })
        {
            (await leader.OpenAsync(address)).Text.Should().Contain("098 ••• 118").And.NotContain("0987 654 118");
            (await app.As(story.Officer).OpenAsync(address)).Text.Should().Contain("0987 654 118");
        }
    }

    [Theory, OnBothDatabases]
    public async Task The_audit_log_says_that_a_phone_changed_but_not_what_it_is(string database)
    {
        await using var app = await App.StartAsync(database);
        var story = await Story.BeginAsync(app);
        await story.FileAsync();

        var entries = await app.AskAsync<DossiersDb, List<string>>(db => db.Set<AuditEntry>().Select(e => e.Changes).ToListAsync());

        entries.Should().NotContain(e => e.Contains("0987 654 118")).And.Contain(e => e.Contains("\"personal\""));
    }
}
