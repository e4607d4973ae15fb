using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OcopModular.Dossiers.Contracts;
using OcopModular.Dossiers.Data;
using OcopModular.Dossiers.Domain;
using OcopModular.Evaluation.Domain;
using OcopModular.Host.Accounts;
using OcopModular.Host.Data;
using OcopModular.Host.Units;
using OcopModular.Kernel;
using OcopModular.Tests.Dossiers;
using OcopModular.Tests.Evaluation;

namespace OcopModular.Tests.HostTests;

/// <summary>Communes that are merged: who acts for whom from the day on, and what keeps the old name.</summary>
public sealed class UnitMergerTests
{
    private const string Home = "Xã Mồ Sì San";
    private const string Beside = "Xã Pa Vây Sử";
    private const string Heir = "Xã Sì Lở Lầu mới";
    private static readonly DateOnly Today = new(2024, 11, 5);
    private static readonly DateOnly Coming = new(2025, 1, 1);

    [Theory, OnBothDatabases]
    public async Task From_the_day_on_the_successors_officers_handle_what_was_filed_before_and_new_dossiers_carry_its_name(string database)
    {
        await using var app = await App.StartAsync(database);
        var story = await Story.BeginAsync(app, Home);
        await story.FileAsync();
        await story.ReportAsync();
        var closed = await app.ClosedSessionAsync(new Scored(60, 3) { Commune = story.Commune, ProducerId = story.Producer });
        await app.DoAsync<RecordDecision>(act => act.RecordAsync(closed.Id, new DecisionFacts("12/QĐ-UBND", Today, "Người Ký", "Chủ tịch"), default));
        var beside = await app.UnitAsync(Beside);
        var foreign = app.As(await app.CommuneOfficerAsync(await app.UnitAsync("Xã Bản Lang")));
        var ofBeside = app.As(await app.CommuneOfficerAsync(beside));
        (await ofBeside.OpenAsync($"/Dossiers/View/{story.Dossier}")).Status.Should().Be(HttpStatusCode.NotFound);

        var heir = await MergeAsync(app, [story.Commune, beside], Coming);
        (await ofBeside.OpenAsync($"/Dossiers/View/{story.Dossier}")).Status.Should().Be(HttpStatusCode.NotFound, "the day has not come");
        app.Time.SetUtcNow(new DateTimeOffset(Coming.StartUtc(), TimeSpan.Zero));

        var officer = await app.CommuneOfficerAsync(heir);
        foreach (var browser in new[] { app.As(officer), app.As(story.Officer), app.As(await app.CommuneOfficerAsync(beside)) })
        {
            (await browser.OpenAsync("/Dossiers?q=may+ngan")).Text.Should().Contain(Story.ProductName);
            (await browser.OpenAsync($"/Dossiers/View/{story.Dossier}")).Text.Should().Contain(Home);
            (await browser.OpenAsync("/Evaluation/Certificates")).Text.Should().Contain("Xã Mồ Sì San");
        }

        foreach (var address in new[] { $"/Dossiers/View/{story.Dossier}", $"/Dossiers/Producers/View/{story.Producer}", $"/Dossiers/Report/{story.Dossier}" })
        {
            (await foreign.OpenAsync(address)).Status.Should().Be(HttpStatusCode.NotFound, address);
        }

        (await foreign.OpenAsync("/Dossiers?q=may+ngan")).Text.Should().NotContain(Story.ProductName);
        Done(await app.ActAsync(officer, async s => await s.GetRequiredService<ReportOnDossier>().ForwardAsync(await s.GetRequiredService<DossiersDb>().Dossiers.SingleAsync(d => d.Id == story.Dossier), null, default)));
        (await story.ReadAsync()).State.Should().Be(DossierState.Forwarded);
        var product = await app.ActAsync(story.Officer, s => s.GetRequiredService<RegisterProduct>().RunAsync(story.Producer, "Mật ong rừng", null, 11, default));
        Done(product.Outcome);
        var opened = await app.ActAsync(officer, s => s.GetRequiredService<OpenDossier>().RunAsync(product.Id, OcopModular.Rules.Contracts.DossierKind.First, default));
        Done(opened.Outcome);
        var (now, before) = await app.AskAsync<DossiersDb, (Dossier, Dossier)>(async db => (await db.Dossiers.SingleAsync(d => d.Id == opened.Id), await db.Dossiers.SingleAsync(d => d.Id == story.Dossier)));
        (now.CommuneId, now.CommuneName, now.CommuneCode).Should().Be((heir, Heir, "09999"));
        (before.CommuneId, before.CommuneName).Should().Be((story.Commune, Home));
    }

    [Theory, OnBothDatabases]
    public async Task An_account_of_a_merged_commune_acts_for_its_successor_through_several_mergers(string database)
    {
        await using var app = await App.StartAsync(database);
        var (one, two, three) = (await app.UnitAsync(Home), await app.UnitAsync(Beside), await app.UnitAsync("Xã Bản Lang"));
        var officer = await app.CommuneOfficerAsync(one);
        var first = await MergeAsync(app, [one, two], Today);
        var second = await MergeAsync(app, [first, three], Today.AddDays(1), "Xã sau cùng", "08888");

        (await ActorAsync(app, officer)).OnlyUnits.Should().BeEquivalentTo([one, two, first]);
        app.Time.Advance(TimeSpan.FromDays(1));

        var actor = await ActorAsync(app, officer);
        actor.Unit.Should().Be(second);
        actor.OnlyUnits.Should().BeEquivalentTo([one, two, three, first, second]);
        (await app.As(officer).OpenAsync("/")).Text.Should().Contain("Xã sau cùng");
        (await app.AskAsync<IDirectory, IReadOnlyList<StaffCard>>(d => d.StaffAsync(default))).Should().ContainSingle(s => s.Id == officer.Id).Which.UnitName.Should().Be("Xã sau cùng");
        (await app.AskAsync<ActorList, IReadOnlyList<Actor>>(l => l.AllAsync(default))).Single(a => a.Id == officer.Id).OnlyUnits.Should().HaveCount(5);
    }

    [Theory, OnBothDatabases]
    public async Task A_draft_that_was_opened_before_is_filed_under_the_successor(string database)
    {
        await using var app = await App.StartAsync(database);
        var story = await Story.BeginAsync(app, Home);
        var heir = await MergeAsync(app, [story.Commune, await app.UnitAsync(Beside)], Today);

        await story.FileAsync();

        var filed = await story.ReadAsync();
        (filed.CommuneId, filed.CommuneName).Should().Be((heir, Heir));
        filed.Number.Should().Contain("-09999-");
    }

    [Theory, OnBothDatabases]
    public async Task One_of_the_old_ones_may_go_on_and_what_lies_ahead_is_taken_back(string database)
    {
        await using var app = await App.StartAsync(database);
        var (one, two) = (await app.UnitAsync(Home), await app.UnitAsync(Beside));
        Done(await app.AskAsync<MergeUnits, Outcome>(m => m.RunAsync(new Merger([one, two], Coming, one, "", ""), "Nghị quyết", default)));
        (await UnitAsync(app, two)).MergedInto.Should().Be(one);
        (await UnitAsync(app, one)).Until.Should().BeNull();

        Done(await app.AskAsync<MergeUnits, Outcome>(m => m.UndoAsync(one, "Hoãn", default)));
        (await UnitAsync(app, two)).Should().Match<Unit>(u => u.Until == null && u.MergedInto == null);
        var heir = await MergeAsync(app, [one, two], Coming);
        Done(await app.AskAsync<MergeUnits, Outcome>(m => m.UndoAsync(heir, "Hoãn", default)));
        (await app.AskAsync<HostDb, bool>(db => db.Units.AnyAsync(u => u.Id == heir))).Should().BeFalse("the unit of a merger that is taken back never was");
        heir = await MergeAsync(app, [one, two], Coming);
        await app.CommuneOfficerAsync(heir);
        (await RefusalAsync(app, m => m.UndoAsync(heir, "Hoãn", default))).Should().Be("Unit.UndoHangs");
        app.Time.SetUtcNow(new DateTimeOffset(Coming.StartUtc(), TimeSpan.Zero));
        (await RefusalAsync(app, m => m.UndoAsync(heir, "Hoãn", default))).Should().Be("Unit.NotAhead");
    }

    [Theory, OnBothDatabases]
    public async Task A_merger_that_would_break_the_order_of_units_is_refused_and_changes_nothing(string database)
    {
        await using var app = await App.StartAsync(database);
        var (one, two, office) = (await app.UnitAsync(Home), await app.UnitAsync(Beside), await app.UnitAsync("Phòng Y tế", UnitKind.Office));
        var other = await UnitAsync(app, await app.UnitAsync("Xã Bản Lang"));
        var code = (await UnitAsync(app, one)).Code;
        var refused = new (string Why, Merger Asked, string Reason)[]
        {
            ("one unit", new([one], Coming, null, "09999", Heir), "Unit.MergeTwo"),
            ("the same unit twice", new([one, one], Coming, null, "09999", Heir), "Unit.MergeTwo"),
            ("units of two kinds", new([one, office], Coming, null, "09999", Heir), "Unit.MergeKinds"),
            ("into one that was not chosen", new([one, two], Coming, other.Id, "", ""), "Unit.MergeIntoChosen"),
            ("no name", new([one, two], Coming, null, "09999", ""), "Unit.MergeNames"),
            ("a day before they existed", new([one, two], new(2018, 1, 1), null, "09999", Heir), "Unit.NotYet"),
            ("the code of another", new([one, two], Coming, null, other.Code, Heir), "Unit.CodeTaken"),
            ("the name of another", new([one, two], Coming, null, "09999", other.Name), "Unit.NameTaken"),
        };
        foreach (var (why, asked, reason) in refused)
        {
            (await RefusalAsync(app, m => m.RunAsync(asked, "x", default))).Should().Be(reason, why);
        }

        var heir = await MergeAsync(app, [one, two], Coming, code: code);
        (await RefusalAsync(app, m => m.RunAsync(new([heir, one], Coming.AddDays(9), one, "", ""), "x", default))).Should().Be("Unit.Ends", "nothing is merged in a circle");
        (await RefusalAsync(app, m => m.RunAsync(new([heir, other.Id], Coming, null, "07777", "Xã khác"), "x", default))).Should().Be("Unit.NotYet");
        (await app.AskAsync<UnitBook, Outcome>(b => b.DissolveAsync(heir, 0, Coming, "x", default))).Reason.Should().Be("Unit.NotYet");
        (await app.AskAsync<HostDb, int>(db => db.Units.CountAsync())).Should().Be(5);
    }

    [Theory, OnBothDatabases]
    public async Task The_administrator_merges_units_on_the_pages_and_the_log_says_why(string database)
    {
        await using var app = await App.StartAsync(database);
        var story = await Story.BeginAsync(app, Home);
        var beside = await app.UnitAsync(Beside);
        var administrator = app.As(await app.PersonAsync(Role.Administrator));
        var page = await administrator.OpenAsync($"/Admin/Units/Merge?Asked.Chosen={story.Commune}");

        var preview = await page.SubmitAsync(f =>
        {
            f.Tick("Asked.Chosen", $"{beside}");
            f["Asked.Day"] = "01/07/2025";
            f["Asked.Name"] = Heir;
            f["Asked.Code"] = "03562";
        }, button: "Xem trước");
        preview.Text.Should().Contain("Tài khoản đang dùng1").And.Contain("Hồ sơ1").And.Contain("rút lại được");
        (await preview.SubmitAsync(button: "Xác nhận sáp nhập")).Text.Should().Contain("Nhập Lý do");
        var done = await preview.SubmitAsync(f => f["Reason"] = "Nghị quyết 1670", button: "Xác nhận sáp nhập");

        done.Address.Should().Be("/Admin/Units");
        done.Text.Should().Contain("Đã ghi việc sáp nhập từ ngày 01/07/2025").And.Contain(Heir).And.Contain("Sắp có");
        (await administrator.OpenAsync("/Admin/Units?on=01/07/2025")).TextIn("table").Should().Contain(Heir).And.NotContain(Home + " 0");
        (await administrator.OpenAsync("/Admin/Units?q=mo+si+san")).TextIn("table").Should().Contain(Home).And.Contain($"{Heir} (03562)");
        (await administrator.OpenAsync($"/Admin/Units/Edit/{story.Commune}")).Text.Should().Contain("Sáp nhập vào đơn vị khác").And.Contain("Nghị quyết 1670");
        (await app.As(story.Officer).OpenAsync("/Admin/Units")).Status.Should().Be(HttpStatusCode.Forbidden);
    }

    [Theory, OnBothDatabases]
    public async Task A_unit_is_added_renamed_with_a_reason_dissolved_and_kept(string database)
    {
        await using var app = await App.StartAsync(database);
        var administrator = app.As(await app.PersonAsync(Role.Administrator));
        var page = await administrator.OpenAsync("/Admin/Units/Edit");
        page = await page.SubmitAsync(f =>
        {
            f.Tick("Input.Kind", "Commune");
            (f["Input.Name"], f["Input.Code"], f["Input.From"], f["Input.Reason"]) = (Home, "03553", "01/02/2020", "Danh mục 2020");
        }, button: "Thêm đơn vị");
        page.Address.Should().Be("/Admin/Units");
        var id = await app.AskAsync<HostDb, Guid>(db => db.Units.Where(u => u.Code == "03553").Select(u => u.Id).SingleAsync());
        var officer = await app.CommuneOfficerAsync(id);
        var edit = await administrator.OpenAsync($"/Admin/Units/Edit/{id}");
        var stale = await administrator.OpenAsync($"/Admin/Units/Edit/{id}");

        (await edit.SubmitAsync(f => f["Input.Name"] = "Mồ Sì San", button: "Lưu tên, mã")).Text.Should().Contain("nhập lý do đổi tên");
        (await edit.SubmitAsync(f => (f["Input.Name"], f["Input.Reason"]) = ("Mồ Sì San", "Đúng danh mục"), button: "Lưu tên, mã")).Text.Should().Contain("Đã lưu đơn vị Mồ Sì San");
        (await stale.SubmitAsync(f => (f["Input.Name"], f["Input.Reason"]) = ("Khác", "Cũ"), button: "Lưu tên, mã")).Status.Should().Be(HttpStatusCode.Conflict, "the form is stale");
        edit = await administrator.OpenAsync($"/Admin/Units/Edit/{id}");
        (await edit.SubmitAsync(f => (f["End.Last"], f["End.Reason"]) = ("31/12/2024", "Chuyển huyện khác"), button: "Giải thể")).Text.Should().Contain("Còn 1 tài khoản");
        await app.DoAsync<HostDb>(db => db.Users.Where(a => a.Id == officer.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.UnitId, (Guid?)null)));
        (await edit.SubmitAsync(f => (f["End.Last"], f["End.Reason"]) = ("31/12/2024", "Chuyển huyện khác"), button: "Giải thể")).Text.Should().Contain("Đã ghi việc giải thể");
        (await UnitAsync(app, id)).Until.Should().Be(new DateOnly(2025, 1, 1));
        edit = await administrator.OpenAsync($"/Admin/Units/Edit/{id}");
        (await edit.SubmitAsync(f => f["End.Reason"] = "Chưa có quyết định", button: "Rút lại")).Text.Should().Contain("Đã rút lại");
        (await UnitAsync(app, id)).Until.Should().BeNull();
    }

    private static async Task<Guid> MergeAsync(App app, IReadOnlyList<Guid> units, DateOnly day, string name = Heir, string code = "09999")
    {
        Done(await app.AskAsync<MergeUnits, Outcome>(m => m.RunAsync(new Merger(units, day, null, code, name), "Nghị quyết sáp nhập", default)));
        return (await UnitAsync(app, units[0])).MergedInto!.Value;
    }

    private static Task<Unit> UnitAsync(App app, Guid id) => app.AskAsync<HostDb, Unit>(db => db.Units.AsNoTracking().SingleAsync(u => u.Id == id));

    private static async Task<string?> RefusalAsync(App app, Func<MergeUnits, Task<Outcome>> act) => (await app.AskAsync(act)).Reason;

    private static Task<Actor> ActorAsync(App app, Person person) => app.ActAsync(person, s => Task.FromResult(s.GetRequiredService<CurrentActor>().Actor));

    private static void Done(Outcome outcome) => outcome.Reason.Should().BeNull();
}
