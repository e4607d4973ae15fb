using System.Net;
using Microsoft.EntityFrameworkCore;
using OcopModular.Dossiers.Contracts;
using OcopModular.Dossiers.Handlers;
using OcopModular.Evaluation.Domain;
using OcopModular.Host.Data;
using OcopModular.Host.Notices;
using OcopModular.Kernel;
using OcopModular.Tests.Dossiers;
using OcopModular.Tests.Evaluation;

namespace OcopModular.Tests.HostTests;

/// <summary>Who is told what in the bell, once, and nobody else.</summary>
public sealed class NoticeTests
{
    [Theory, OnBothDatabases]
    public async Task Those_concerned_are_told_on_the_way_of_a_dossier_and_nobody_of_another_commune(string database)
    {
        await using var app = await App.StartAsync(database);
        var story = await Story.BeginAsync(app);
        var producer = await app.PersonAsync(Role.Producer, producer: (await story.ReadAsync()).ProducerId);
        var (standing, stranger, other) = (await app.StandingBodyAsync(), await app.CommuneOfficerAsync(await app.UnitAsync("Xã Lả Nhì Thàng")), await app.PersonAsync(Role.Producer, producer: Guid.CreateVersion7()));
        await story.ForwardAsync();
        await app.DeliverAsync();

        (await BellAsync(app, standing)).Should().Be("1");
        var page = await app.As(standing).OpenAsync("/Notices");
        page.Text.Should().Contain("Xã Mồ Sì San đã gửi hồ sơ").And.Contain(Story.ProductName);
        (await app.As(standing).OpenAsync("/Notices?culture=en")).Text.Should().Contain("sent up dossier");
        (await BellAsync(app, story.Officer)).Should().BeNull("what the commune filed itself it knows");

        await (await app.As(standing).OpenAsync($"/Dossiers/Check/{story.Dossier}")).SubmitAsync(f => f["Input.Reason"] = "Thiếu phiếu kiểm nghiệm", "Trả lại để bổ sung");
        await app.DeliverAsync();

        foreach (var person in new[] { story.Officer, producer })
        {
            (await app.As(person).OpenAsync("/Notices")).Text.Should().Contain("được trả lại để bổ sung").And.NotContain("Thiếu phiếu kiểm nghiệm");
        }

        (await BellAsync(app, stranger)).Should().BeNull();
        (await BellAsync(app, other)).Should().BeNull();
    }

    [Theory, OnBothDatabases]
    public async Task A_producer_who_files_is_announced_to_its_commune(string database)
    {
        await using var app = await App.StartAsync(database);
        var story = await Story.BeginAsync(app);
        var stranger = await app.CommuneOfficerAsync(await app.UnitAsync("Xã Lả Nhì Thàng"));

        await app.AskAsync<IEnumerable<IWhen<DossierFiled>>, bool>(async handlers =>
        {
            foreach (var handler in handlers.OfType<WhenDossierFiled>())
            {
                // An event may arrive twice.
                await handler.HandleAsync(new DossierFiled(story.Dossier, 1, ByProducer: true), CancellationToken.None);
                await handler.HandleAsync(new DossierFiled(story.Dossier, 1, ByProducer: true), CancellationToken.None);
            }

            return true;
        });

        (await BellAsync(app, story.Officer)).Should().Be("1");
        (await BellAsync(app, stranger)).Should().BeNull();
    }

    [Theory, OnBothDatabases]
    public async Task Members_and_secretary_are_told_of_a_session_that_is_called_moved_and_called_off(string database)
    {
        await using var app = await App.StartAsync(database);
        var rooms = await Rooms.FullAsync(app);
        var session = await rooms.CallAsync("12/11/2024");
        await (await rooms.Office.OpenAsync($"/Evaluation/Sessions/Move/{session}")).SubmitAsync(f =>
        {
            f["Input.HeldOn"] = "13/11/2024";
            f["Input.Reason"] = "Đường sạt lở";
        });
        await (await rooms.Office.OpenAsync($"/Evaluation/Sessions/Cancel/{session}")).SubmitAsync(f => f["Input.Reason"] = "Bão");
        await app.DeliverAsync();

        foreach (var person in rooms.Office.Members.Append(rooms.Office.Chair).Append(rooms.Office.Secretary))
        {
            var text = (await app.As(person).OpenAsync("/Notices")).Text;
            text.Should().Contain("Mời họp Hội đồng").And.Contain("chuyển sang ngày 13/11/2024").And.Contain("đã hủy");
        }

        (await BellAsync(app, await app.PersonAsync(Role.CouncilMember))).Should().BeNull("who does not sit in it is not told");
    }

    [Theory, OnBothDatabases]
    public async Task A_notice_is_read_by_its_owner_alone_and_goes_after_ninety_days(string database)
    {
        await using var app = await App.StartAsync(database);
        var (one, two) = (await app.StandingBodyAsync(), await app.StandingBodyAsync());
        for (var i = 0; i < 3; i++)
        {
            await TellAsync(app, $"test-{i}", one, two);
        }

        var page = await app.As(one).OpenAsync("/Notices");
        var id = page.Document.QuerySelector("form[action*=Open] input[name=id]")!.GetAttribute("value")!;
        var foreign = await app.As(two).OpenAsync("/Notices");
        (await foreign.SubmitAsync(f => f.Force("id", id), foreign.TextsIn(".o-linky")[0])).Status.Should().Be(HttpStatusCode.NotFound);
        (await page.SubmitAsync(button: page.TextsIn(".o-linky")[0])).Address.Should().Be("/Help");
        (await BellAsync(app, one)).Should().Be("2");
        (await BellAsync(app, two)).Should().Be("3");
        await (await app.As(one).OpenAsync("/Notices")).SubmitAsync(button: "Đánh dấu đã đọc tất cả");
        (await BellAsync(app, one)).Should().BeNull();

        app.Time.Advance(TimeSpan.FromDays(89));
        await PruneAsync(app);
        (await CountAsync(app)).Should().Be(6);
        app.Time.Advance(TimeSpan.FromDays(2));
        await PruneAsync(app);
        (await CountAsync(app)).Should().Be(3, "what nobody read stays");
    }

    internal static Task TellAsync(App app, string key, params Person[] people) => app.DoAsync<INotices>(n =>
        n.TellAsync(new Notice(key, typeof(OcopModular.Dossiers.DossiersModule).Assembly.GetType("OcopModular.Dossiers.Texts")!, "Notice.Accepted", [$"Chè Shan tuyết {key}", "001/PĐK", "Xã Mồ Sì San"], "/Help", "check"), a => people.Any(p => p.Id == a.Id), CancellationToken.None));

    private static Task PruneAsync(App app) => app.DoAsync<PruneNotices>(p => p.RunAsync(CancellationToken.None));

    private static Task<int> CountAsync(App app) => app.AskAsync<HostDb, int>(db => db.Notices.CountAsync());

    private static async Task<string?> BellAsync(App app, Person person) =>
        (await app.As(person).OpenAsync("/")).Document.QuerySelector(".o-bell .o-count")?.TextContent.Trim();
}
