using System.Net;
using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Tests.HostTests;

public sealed class RightsTests
{
    [Theory, OnBothDatabases]
    public async Task Who_is_disabled_is_out_with_the_next_click(string database)
    {
        await using var app = await App.StartAsync(database);
        var person = await app.StandingBodyAsync();
        var browser = app.As(person);
        (await browser.OpenAsync("/")).Status.Should().Be(HttpStatusCode.OK);

        await app.DoAsync<HostDb>(db => db.Users.Where(a => a.Id == person.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.IsDisabled, true)));

        (await browser.OpenOnlyAsync("/")).Location.Should().Contain("/Account/SignIn");
    }

    [Theory, OnBothDatabases]
    public async Task A_role_that_is_given_or_taken_counts_at_once(string database)
    {
        await using var app = await App.StartAsync(database);
        var person = await app.StandingBodyAsync();
        var browser = app.As(person);
        (await browser.OpenAsync("/Admin/Staff")).Status.Should().Be(HttpStatusCode.Forbidden);

        await app.DoAsync<HostDb>(async db =>
        {
            var role = await db.Roles.SingleAsync(r => r.Name == Role.Administrator);
            db.Add(new Microsoft.AspNetCore.Identity.IdentityUserRole<Guid> { UserId = person.Id, RoleId = role.Id });
            await db.SaveChangesAsync();
        });
        (await browser.OpenAsync("/Admin/Staff")).Status.Should().Be(HttpStatusCode.OK);

        await app.DoAsync<HostDb>(db => db.UserRoles.Where(r => r.UserId == person.Id).ExecuteDeleteAsync());
        (await browser.OpenAsync("/Admin/Staff")).Status.Should().Be(HttpStatusCode.Forbidden);
    }

    [Theory, OnBothDatabases]
    public async Task A_session_ends_when_the_account_gets_a_new_stamp(string database)
    {
        await using var app = await App.StartAsync(database);
        var person = await app.StandingBodyAsync();
        var browser = app.As(person);
        await browser.OpenAsync("/");

        await app.DoAsync<HostDb>(db => db.Users.Where(a => a.Id == person.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.SecurityStamp, "new")));

        (await browser.OpenOnlyAsync("/")).Location.Should().Contain("/Account/SignIn");
    }

    [Fact]
    public async Task A_session_ends_after_twelve_hours()
    {
        await using var app = await App.StartAsync(Databases.Sqlite);
        var browser = app.As(await app.StandingBodyAsync());
        await browser.OpenAsync("/");

        app.Time.Advance(TimeSpan.FromHours(12.1));

        (await browser.OpenOnlyAsync("/")).Location.Should().Contain("/Account/SignIn");
    }

    [Fact]
    public async Task A_person_of_a_commune_sees_only_that_commune()
    {
        await using var app = await App.StartAsync(Databases.Sqlite);
        var commune = await app.UnitAsync("Xã Mù Sang");
        var office = await app.UnitAsync("Phòng Tài chính", UnitKind.Office);

        (await ScopeAsync(app, await app.CommuneOfficerAsync(commune))).Should().Equal(commune);
        (await ScopeAsync(app, await app.PersonAsync(Role.FinanceOfficer, office))).Should().BeNull();
    }

    private static Task<IReadOnlyCollection<Guid>?> ScopeAsync(App app, Person person) =>
        app.ActAsync(person, services => Task.FromResult(((CurrentActor)services.GetService(typeof(CurrentActor))!).Actor.OnlyUnits));
}
