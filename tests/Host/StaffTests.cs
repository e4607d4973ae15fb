using System.Net;
using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Data;
using OcopModular.Host.Notices;
using OcopModular.Kernel;

namespace OcopModular.Tests.HostTests;

/// <summary>Accounts: invited, changed, reset, disabled, enabled; nobody locks the house from inside.</summary>
public sealed class StaffTests
{
    private const string Password = "một mật khẩu đủ dài 2024";

    [Theory, OnBothDatabases]
    public async Task A_new_account_is_invited_comes_in_and_is_given_another_unit_and_role(string database)
    {
        await using var app = await App.StartAsync(database);
        var (commune, other) = (await app.UnitAsync("Xã Bản Lang"), await app.UnitAsync("Xã Mù Sang"));
        var administrator = app.As(await app.PersonAsync(Role.Administrator));
        var page = await (await administrator.OpenAsync("/Admin/Staff/Edit")).SubmitAsync(f =>
        {
            (f["Input.Name"], f["Input.UserName"]) = ("Vàng Thị Mới", "thi.moi");
            f.Choose("Input.UnitId", "Xã Bản Lang");
            f.Tick("Input.Roles", Role.CommuneOfficer);
        }, button: "Tạo và lấy đường dẫn mời");
        var link = new Uri(page.TextIn(".o-link-once")).PathAndQuery;

        var home = await (await app.Anonymous().OpenAsync(link)).SubmitAsync(f => f["Input.Password"] = f["Input.Repeated"] = Password, button: "Input.Password");
        (home.Status, home.Address).Should().Be((HttpStatusCode.OK, "/"));
        (await app.Anonymous().OpenAsync(link)).Status.Should().Be(HttpStatusCode.NotFound);
        var account = await app.AskAsync<HostDb, Guid>(db => db.Users.Where(a => a.UserName == "thi.moi").Select(a => a.Id).SingleAsync());
        var changed = await (await administrator.OpenAsync($"/Admin/Staff/Edit/{account}")).SubmitAsync(f =>
        {
            f.Choose("Input.UnitId", "Xã Mù Sang");
            f.Tick("Input.Roles", Role.HelperTeam);
        }, button: "Lưu tài khoản");

        changed.Text.Should().Contain("Xã Mù Sang").And.Contain("Tổ giúp việc");
        (await administrator.OpenAsync($"/Admin/Staff/Edit/{account}")).Text.Should().Contain("Lịch sử tài khoản").And.Contain("Tạo tài khoản").And.Contain("+Tổ giúp việc");
        (await app.AskAsync<HostDb, Guid?>(db => db.Users.Where(a => a.Id == account).Select(a => a.UnitId).SingleAsync())).Should().Be(other).And.NotBe(commune);
    }

    [Theory, OnBothDatabases]
    public async Task A_reset_ends_open_sessions_tells_the_person_and_stands_in_the_log(string database)
    {
        await using var app = await App.StartAsync(database);
        var person = await WithPasswordAsync(app, await app.StandingBodyAsync());
        var session = app.As(person);
        await session.OpenAsync("/");
        var edit = await app.As(await app.PersonAsync(Role.Administrator)).OpenAsync($"/Admin/Staff/Edit/{person.Id}");

        var made = await edit.SubmitAsync(button: "Tạo đường dẫn mới");

        (await session.OpenOnlyAsync("/")).Location.Should().Contain("/Account/SignIn");
        made.Text.Should().Contain("Tạo đường dẫn đặt mật khẩu");
        var home = await (await app.Anonymous().OpenAsync(new Uri(made.TextIn(".o-link-once")).PathAndQuery)).SubmitAsync(f => f["Input.Password"] = f["Input.Repeated"] = Password, button: "Input.Password");
        (await home.Browser.OpenAsync("/Notices")).Text.Should().Contain("đặt lại mật khẩu cho tài khoản của anh/chị");
        (await app.AskAsync<HostDb, List<KeptNotice>>(db => db.Notices.Where(n => n.Text == "Notice.PasswordLink").ToListAsync())).Should().ContainSingle().Which.AccountId.Should().Be(person.Id);
    }

    [Theory, OnBothDatabases]
    public async Task Who_was_disabled_comes_back_only_by_signing_in_anew(string database)
    {
        await using var app = await App.StartAsync(database);
        var person = await app.StandingBodyAsync();
        var session = app.As(person);
        await session.OpenAsync("/");
        var administrator = app.As(await WithPasswordAsync(app, await app.PersonAsync(Role.Administrator)));
        var link = new Uri((await (await administrator.OpenAsync($"/Admin/Staff/Edit/{person.Id}")).SubmitAsync(button: "Tạo đường dẫn mới")).TextIn(".o-link-once")).PathAndQuery;
        session = app.As(person);
        await session.OpenAsync("/");

        (await (await administrator.OpenAsync($"/Admin/Staff/Edit/{person.Id}")).SubmitAsync(button: "Khóa tài khoản")).Text.Should().Contain("Nhập Lý do");
        (await (await administrator.OpenAsync($"/Admin/Staff/Edit/{person.Id}")).SubmitAsync(f => f["Reason"] = "Nghỉ việc", button: "Khóa tài khoản")).Text.Should().Contain("Đã khóa");
        (await session.OpenOnlyAsync("/")).Location.Should().Contain("/Account/SignIn");
        (await administrator.OpenAsync($"/Admin/Staff/Edit/{person.Id}")).Text.Should().NotContain("Tạo đường dẫn mới").And.Contain("Nghỉ việc");
        await (await administrator.OpenAsync($"/Admin/Staff/Edit/{person.Id}")).SubmitAsync(f => f["Reason"] = "Trở lại", button: "Mở lại tài khoản");

        (await session.OpenOnlyAsync("/")).Location.Should().Contain("/Account/SignIn", "an old session does not come to life again");
        (await app.Anonymous().OpenAsync(link)).Status.Should().Be(HttpStatusCode.NotFound, "nor does a link that was not used");
        (await app.As(person).OpenAsync("/")).Status.Should().Be(HttpStatusCode.OK);
    }

    [Theory, OnBothDatabases]
    public async Task The_last_administrator_stays_whoever_asks_and_two_cannot_lock_each_other_out(string database)
    {
        await using var app = await App.StartAsync(database);
        var (one, two) = (await WithPasswordAsync(app, await app.PersonAsync(Role.Administrator)), await WithPasswordAsync(app, await app.PersonAsync(Role.Administrator)));
        var (first, second) = (app.As(one), app.As(two));

        (await DisableAsync(first, one)).Text.Should().Contain("Không tự khóa tài khoản của mình");
        var editOfTwo = await first.OpenAsync($"/Admin/Staff/Edit/{two.Id}");
        var editOfOne = await second.OpenAsync($"/Admin/Staff/Edit/{one.Id}");
        await Task.WhenAll(
            editOfTwo.SubmitAsync(f => f["Reason"] = "Nghỉ", button: "Khóa tài khoản"),
            editOfOne.SubmitAsync(f => f["Reason"] = "Nghỉ", button: "Khóa tài khoản"));
        var left = await app.AskAsync<HostDb, List<Guid>>(db => db.Users.Where(a => !a.IsDisabled && (a.Id == one.Id || a.Id == two.Id)).Select(a => a.Id).ToListAsync());
        left.Should().ContainSingle("one of them is left to open the door again");

        var last = app.As(left[0] == one.Id ? one : two);
        var own = await last.OpenAsync($"/Admin/Staff/Edit/{left[0]}");
        (await own.SubmitAsync(f => f.Untick("Input.Roles", Role.Administrator), button: "Lưu tài khoản")).Text.Should().Contain("Phải còn ít nhất một tài khoản");
        (await last.OpenAsync("/Admin/Staff")).Status.Should().Be(HttpStatusCode.OK);
    }

    private static async Task<Page> DisableAsync(Browser browser, Person person) =>
        await (await browser.OpenAsync($"/Admin/Staff/Edit/{person.Id}")).SubmitAsync(f => f["Reason"] = "Nghỉ", button: "Khóa tài khoản");

    private static async Task<Person> WithPasswordAsync(App app, Person person)
    {
        await app.DoAsync<HostDb>(db => db.Users.Where(a => a.Id == person.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.PasswordHash, "x")));
        return person;
    }
}
