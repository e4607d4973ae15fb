using System.Net;
using Microsoft.EntityFrameworkCore;
using OcopModular.Dossiers.Data;

namespace OcopModular.Tests.Dossiers;

/// <summary>Two officers on one dossier: nothing is overwritten silently, nothing typed is lost.</summary>
public sealed class ConcurrencyTests
{
    [Theory, OnBothDatabases]
    public async Task A_stale_registration_form_shows_both_versions_and_keeps_what_was_typed(string database)
    {
        await using var app = await App.StartAsync(database);
        var story = await Story.BeginAsync(app);
        var other = await app.CommuneOfficerAsync(story.Commune);
        var mine = await app.As(story.Officer).OpenAsync($"/Dossiers/Registration/{story.Dossier}");
        await (await app.As(other).OpenAsync($"/Dossiers/Registration/{story.Dossier}")).SubmitAsync(f => f["Input.Specification"] = "Túi giấy 250 g", "Lưu, sang tự đánh giá");

        var answer = await mine.SubmitAsync(f => f["Input.Specification"] = "Hộp thiếc 100 g", "Lưu, sang tự đánh giá");

        answer.Status.Should().Be(HttpStatusCode.Conflict);
        answer.Text.Should().Contain("Túi giấy 250 g").And.Contain("Hộp thiếc 100 g");
        answer.Form("Lưu, sang tự đánh giá")["Input.Specification"]!.Trim().Should().Be("Hộp thiếc 100 g");
        (await story.ReadAsync()).Registration.Specification.Should().Be("Túi giấy 250 g");

        (await answer.SubmitAsync(button: "Lưu, sang tự đánh giá")).Status.Should().Be(HttpStatusCode.OK);
        (await story.ReadAsync()).Registration.Specification.Should().Be("Hộp thiếc 100 g");
    }

    [Theory, OnBothDatabases]
    public async Task A_stale_self_assessment_is_refused_with_both_picks(string database)
    {
        await using var app = await App.StartAsync(database);
        var story = await Story.BeginAsync(app);
        var other = await app.CommuneOfficerAsync(story.Commune);
        var mine = await app.As(story.Officer).OpenAsync($"/Dossiers/SelfAssessment/{story.Dossier}");
        await (await app.As(other).OpenAsync($"/Dossiers/SelfAssessment/{story.Dossier}")).SubmitAsync(f => f.Tick("pick.A.1.1", "a"), "Lưu, sang minh chứng");

        var answer = await mine.SubmitAsync(f => f.Tick("pick.A.1.1", "c"), "Lưu, sang minh chứng");

        answer.Status.Should().Be(HttpStatusCode.Conflict);
        answer.Form("Lưu, sang minh chứng")["pick.A.1.1"].Should().Be("c");
        (await app.AskAsync<DossiersDb, string>(db => db.Answers.Where(a => a.Criterion == "A.1.1").Select(a => a.Pick).SingleAsync())).Should().Be("a");
    }

    [Theory, OnBothDatabases]
    public async Task A_pick_that_the_set_does_not_know_is_refused(string database)
    {
        await using var app = await App.StartAsync(database);
        var story = await Story.BeginAsync(app);

        var answer = await (await app.As(story.Officer).OpenAsync($"/Dossiers/SelfAssessment/{story.Dossier}")).SubmitAsync(f => f.Force("pick.A.1.1", "z"), "Lưu, sang minh chứng");

        answer.TextIn(".o-errors").Should().Contain("A.1.1");
        (await app.AskAsync<DossiersDb, int>(db => db.Answers.CountAsync())).Should().Be(0);
    }

    [Theory, OnBothDatabases]
    public async Task A_filing_from_a_page_opened_before_a_change_is_refused(string database)
    {
        await using var app = await App.StartAsync(database);
        var story = await Story.BeginAsync(app);
        await story.FillAsync();
        var page = await app.As(story.Officer).OpenAsync($"/Dossiers/Submit/{story.Dossier}");
        await (await app.As(await app.CommuneOfficerAsync(story.Commune)).OpenAsync($"/Dossiers/Registration/{story.Dossier}")).SubmitAsync(f => f["Input.Specification"] = "Khác", "Lưu, sang tự đánh giá");

        (await page.SubmitAsync(button: "Nộp hồ sơ")).Status.Should().Be(HttpStatusCode.Conflict);
        (await story.ReadAsync()).Versions.Should().Be(0);
    }

    [Theory, OnBothDatabases]
    public async Task A_filed_version_cannot_be_changed_even_by_the_program(string database)
    {
        await using var app = await App.StartAsync(database);
        var story = await Story.BeginAsync(app);
        await story.FileAsync();

        var change = () => app.DoAsync<DossiersDb>(async db =>
        {
            db.Remove(await db.Versions.SingleAsync());
            await db.SaveChangesAsync();
        });

        await change.Should().ThrowAsync<InvalidOperationException>();
    }

    [Theory, OnBothDatabases]
    public async Task The_database_itself_refuses_a_second_open_dossier_and_a_filed_one_without_number(string database)
    {
        await using var app = await App.StartAsync(database);
        var story = await Story.BeginAsync(app);

        var unnumbered = () => app.DoAsync<DossiersDb>(db => db.Dossiers.ExecuteUpdateAsync(s => s.SetProperty(d => d.State, OcopModular.Dossiers.Contracts.DossierState.Filed)));
        var second = () => app.DoAsync<DossiersDb>(async db =>
        {
            var product = await db.Products.Include(p => p.Producer).SingleAsync(p => p.Id == story.Product);
            db.Add(OcopModular.Dossiers.Domain.Dossier.Open(Guid.CreateVersion7(), product, new(product.CommuneId, "", product.CommuneName), OcopModular.Rules.Contracts.DossierKind.First, 2024, new DateTime(2024, 11, 5, 0, 0, 0, DateTimeKind.Utc)));
            await db.SaveChangesAsync();
        });

        await unnumbered.Should().ThrowAsync<System.Data.Common.DbException>();
        await second.Should().ThrowAsync<DbUpdateException>();
    }
}
