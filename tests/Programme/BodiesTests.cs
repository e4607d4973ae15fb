using System.Net;
using Microsoft.EntityFrameworkCore;
using OcopModular.Kernel;
using OcopModular.Programme.Contracts;

namespace OcopModular.Tests.ProgrammeTests;

public sealed class BodiesTests
{
    [Theory, OnBothDatabases]
    public async Task A_council_is_recorded_as_its_decision_lists_it_and_a_repeated_post_has_one_effect(string database)
    {
        await using var app = await App.StartAsync(database);
        var office = await Office.BeginAsync(app, await app.UnitAsync("Phòng Y tế", UnitKind.Office));
        await office.OpenYearAsync();
        var page = await office.OpenAsync(Office.NewCouncil);

        var first = await page.SubmitAsync(office.FillBody);
        var again = await page.SubmitAsync(office.FillBody);

        first.Text.Should().Contain("215/QĐ-UBND").And.Contain("05/06/2024").And.Contain("Người Ký Quyết Định").And.Contain(office.Secretary.Name).And.Contain("Phòng Y tế");
        again.Id().Should().Be(first.Id());
        var body = (await office.AskAsync(db => db.Bodies.Include(b => b.Members).ToListAsync())).Should().ContainSingle().Subject;
        body.Members.OrderBy(m => m.Place).Select(m => ((Guid?)m.StaffId, m.Seat)).Should().Equal(office.Bench);
        body.Members.Should().ContainSingle(m => m.Unit == "Phòng Y tế");
        (await app.AuditOfAsync(body.Id)).Should().ContainSingle().Which.Action.Should().Be("Body.Established");
        foreach (var member in body.Members)
        {
            (await app.AuditOfAsync(member.Id)).Should().ContainSingle().Which.Subject.Should().Be(body.Id);
        }
    }

    [Theory, OnBothDatabases]
    public async Task What_is_wrong_with_a_decision_is_said_at_its_field_and_what_was_typed_stays(string database)
    {
        await using var app = await App.StartAsync(database);
        var office = await Office.BeginAsync(app);
        await office.OpenYearAsync();
        (string Field, string Value)[] wrongs =
        [
            ("Name", ""), ("DecisionNumber", ""), ("DecisionNumber", "QĐ"), ("DecisionDate", ""), ("DecisionDate", "06/11/2024"), ("Signer", ""),
            ("TermUntil", "05/06/2024"), ("TermUntil", "hết năm"), ("Rules.Quorum", "0"), ("Rules.Quorum", "101"), ("Rules.SpreadLimit", ""), ("Rules.DisplayDecimals", "5"),
        ];

        foreach (var (field, value) in wrongs)
        {
            var answer = await (await office.OpenAsync(Office.NewCouncil)).SubmitAsync(f =>
            {
                office.FillBody(f);
                f[$"Input.{field}"] = value;
            });

            answer.Status.Should().Be(HttpStatusCode.OK);
            answer.At($"Input.{field}").Should().NotBeEmpty($"{field} was '{value}'");
            var form = answer.Form();
            form[$"Input.{field}"].Should().Be(value);
            form["Input.Members[1].StaffId"].Should().Be(office.Members[0].Id.ToString());
            form["Input.Members[5].Seat"].Should().Be(nameof(Seat.Secretary));
        }

        (await office.AskAsync(db => db.Bodies.CountAsync())).Should().Be(0);
    }

    [Theory, OnBothDatabases]
    public async Task A_wrong_list_of_members_is_refused_at_the_row(string database)
    {
        await using var app = await App.StartAsync(database);
        var office = await Office.BeginAsync(app);
        await office.OpenYearAsync();
        var (chair, a, b, secretary) = (office.Chair.Id, office.Members[0].Id, office.Members[1].Id, office.Secretary.Id);
        (string Field, string Message, (Guid?, Seat)[] Bench)[] wrongs =
        [
            ("Members[0].StaffId", "Chọn Chủ tịch Hội đồng.", [(null, Seat.Chair), (a, Seat.Member), (b, Seat.Member), (chair, Seat.ViceChair)]),
            ("Members[1].Seat", "Hội đồng chỉ có một Chủ tịch.", [(chair, Seat.Chair), (a, Seat.Chair), (b, Seat.Member), (secretary, Seat.Member)]),
            ("Members[2].StaffId", "Người này đã có ở hàng trên.", [(chair, Seat.Chair), (a, Seat.Member), (a, Seat.Secretary), (b, Seat.Member)]),
            ("Members[0].StaffId", "Hội đồng phải có ít nhất 3 người chấm điểm theo quy chế đã chọn.", [(chair, Seat.Chair), (a, Seat.Member), (secretary, Seat.Secretary), (b, Seat.Secretary)]),
            ("Members[1].StaffId", "Người này không còn tài khoản đang dùng.", [(chair, Seat.Chair), (Guid.CreateVersion7(), Seat.Member), (a, Seat.Member), (b, Seat.Member)]),
        ];

        foreach (var (field, message, bench) in wrongs)
        {
            var answer = await (await office.OpenAsync(Office.NewCouncil)).SubmitAsync(f => office.FillBody(f, bench));

            answer.At("Input." + field).Should().Be(message);
            answer.Form()["Input.Signer"].Should().Be("Người Ký Quyết Định");
        }

        (await office.AskAsync(db => db.Bodies.CountAsync())).Should().Be(0);
    }

    [Theory, OnBothDatabases]
    public async Task Of_several_who_establish_the_council_at_once_one_does(string database)
    {
        await using var app = await App.StartAsync(database);
        var office = await Office.BeginAsync(app);
        (await (await office.OpenAsync(Office.NewCouncil)).SubmitAsync(office.FillBody)).Errors().Should().Contain("Năm 2024 chưa mở");
        await office.OpenYearAsync();

        var answers = await (await app.OpenedByAsync(Office.NewCouncil)).AtOnceAsync(office.FillBody);

        answers.Should().ContainSingle(a => a.Status == HttpStatusCode.Redirect);
        answers.Where(a => a.Status != HttpStatusCode.Redirect).Should().OnlyContain(a => a.Status == HttpStatusCode.OK && a.Errors().Contains("Năm 2024 đã có Hội đồng đang hoạt động"));
        (await office.AskAsync(db => db.Bodies.CountAsync())).Should().Be(1);
    }

    [Theory, OnBothDatabases]
    public async Task A_later_decision_replaces_the_council_and_an_earlier_one_does_not(string database)
    {
        await using var app = await App.StartAsync(database);
        var (office, old) = await Office.SeatedAsync(app);
        var page = await office.OpenAsync($"/Programme/Bodies/Replace/{old}");
        page.Form()["Input.Members[0].StaffId"].Should().Be(office.Chair.Id.ToString());

        (await page.SubmitAsync(f => Replace(f, "199/QĐ-UBND", "04/06/2024"))).At("Input.DecisionDate").Should().Contain("215/QĐ-UBND");
        var done = await page.SubmitAsync(f => Replace(f, "301/QĐ-UBND", "01/11/2024"));

        done.Text.Should().Contain("301/QĐ-UBND").And.Contain("215/QĐ-UBND");
        var replaced = await office.AskAsync(db => db.Bodies.SingleAsync(b => b.Id == old));
        (replaced.Until, replaced.ReplacedById).Should().Be((new DateOnly(2024, 11, 1), done.Id()));
        (await app.AuditOfAsync(old)).Select(a => a.Action).Should().BeEquivalentTo("Body.Established", "Body.Replaced");
        (await app.AuditOfAsync(done.Id())).Should().ContainSingle();
        (await office.OpenAsync($"/Programme/Bodies/View/{old}")).Text.Should().Contain("Đã được thay thế").And.Contain("01/11/2024");
    }

    [Theory, OnBothDatabases]
    public async Task A_second_replacement_from_a_stale_form_is_a_conflict_that_shows_both(string database)
    {
        await using var app = await App.StartAsync(database);
        var (office, old) = await Office.SeatedAsync(app);
        var mine = await office.OpenAsync($"/Programme/Bodies/Replace/{old}");
        await (await app.As(await app.StandingBodyAsync()).OpenAsync($"/Programme/Bodies/Replace/{old}")).SubmitAsync(f => Replace(f, "301/QĐ-UBND", "01/11/2024"));

        var answer = await mine.SubmitAsync(f => Replace(f, "302/QĐ-UBND", "02/11/2024"));

        answer.Status.Should().Be(HttpStatusCode.Conflict);
        answer.Text.Should().Contain("301/QĐ-UBND").And.Contain("01/11/2024");
        answer.Form()["Input.DecisionNumber"].Should().Be("302/QĐ-UBND");
        (await office.AskAsync(db => db.Bodies.CountAsync())).Should().Be(2);
    }

    [Theory, OnBothDatabases]
    public async Task Of_several_replacements_at_once_one_stands(string database)
    {
        await using var app = await App.StartAsync(database);
        var (office, old) = await Office.SeatedAsync(app);

        var answers = await (await app.OpenedByAsync($"/Programme/Bodies/Replace/{old}")).AtOnceAsync(f => Replace(f, "301/QĐ-UBND", "01/11/2024"));

        answers.Should().ContainSingle(a => a.Status == HttpStatusCode.Redirect);
        answers.Where(a => a.Status != HttpStatusCode.Redirect).Should().OnlyContain(a => a.Status == HttpStatusCode.Conflict && a.Errors().Length > 0);
        (await office.AskAsync(db => db.Bodies.CountAsync())).Should().Be(2);
    }

    [Fact]
    public async Task Who_only_reads_neither_records_nor_replaces_and_an_unknown_body_is_not_found()
    {
        await using var app = await App.StartAsync(Databases.Sqlite);
        var (office, council) = await Office.SeatedAsync(app);
        var member = app.As(office.Members[0]);
        var commune = app.As(await app.CommuneOfficerAsync(await app.UnitAsync("Xã Mồ Sì San")));

        var seen = await member.OpenAsync($"/Programme/Bodies/View/{council}");
        seen.Text.Should().Contain("215/QĐ-UBND");
        seen.Links.Should().NotContain(l => l.Contains("/Replace/", StringComparison.Ordinal) || l.Contains("/Rules/", StringComparison.Ordinal));
        foreach (var path in new[] { Office.NewCouncil, $"/Programme/Bodies/Replace/{council}", $"/Programme/Bodies/Rules/{council}" })
        {
            (await member.OpenOnlyAsync(path)).Document.QuerySelectorAll("[name^='Input.']").Should().BeEmpty(path);
        }

        (await commune.OpenOnlyAsync($"/Programme/Bodies/View/{council}")).Text.Should().NotContain("215/QĐ-UBND");
        foreach (var page in new[] { "View", "Replace", "Rules" })
        {
            (await office.OpenAsync($"/Programme/Bodies/{page}/{Guid.CreateVersion7()}")).Status.Should().Be(HttpStatusCode.NotFound);
        }
    }

    private static void Replace(PageForm form, string number, string date)
    {
        form["Input.DecisionNumber"] = number;
        form["Input.DecisionDate"] = date;
        form["Input.Signer"] = "Người Ký Quyết Định";
    }
}
