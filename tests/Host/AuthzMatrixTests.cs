using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Data;
using OcopModular.Kernel;
using OcopModular.Tests.Architecture;

namespace OcopModular.Tests.HostTests;

/// <summary>Who may pass which door: the checked-in matrix is the table of the running host, and every cell of it is called.</summary>
[Collection(SharedApps.Name)]
public sealed class AuthzMatrixTests(SharedApps apps)
{
    private const string Name = "/authz-matrix.csv";
    private const string Variable = "OCOP_WRITE_MATRIX";
    private const string Anonymous = "anonymous";
    private const string Disabled = "disabled";
    private static readonly IReadOnlyList<string> Columns = [Anonymous, Disabled, .. Role.All];

    [Fact]
    public async Task The_matrix_is_the_table_of_the_running_host()
    {
        var rows = (await RowsAsync(await apps.OnAsync(Databases.Sqlite))).GroupBy(r => FileOf(r.Door.Route)).ToDictionary(g => g.Key, g => g.Select(r => r.Line).ToList(), StringComparer.Ordinal);
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 })
        {
            foreach (var (file, lines) in rows)
            {
                await File.WriteAllLinesAsync(Path.Combine(Repository.Root, file), lines.Prepend(Header()));
            }
        }

        var written = Repository.Files.Where(f => f.StartsWith("tests/", StringComparison.Ordinal) && f.EndsWith(Name, StringComparison.Ordinal)).ToDictionary(f => f, f => Repository.Read(f).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.TrimEnd('\r')).ToList(), StringComparer.Ordinal);

        written.Values.Select(l => l.FirstOrDefault()).Should().AllBe(Header(), $"the files {Name} are written anew by a run with {Variable}=1; look at what it changed");
        rows.Values.SelectMany(r => r).Except(written.Values.SelectMany(l => l)).Together().Should().BeEmpty("each door has its row");
        written.Values.SelectMany(l => l.Skip(1)).Except(rows.Values.SelectMany(r => r)).Together().Should().BeEmpty("each row has its door");
    }

    [Fact]
    public async Task Every_cell_of_the_matrix_is_as_declared_when_it_is_called()
    {
        await using var app = await App.StartAsync(Databases.Sqlite);
        var rows = await RowsAsync(app);
        var wrong = new List<string>();
        foreach (var column in Columns)
        {
            var browser = await BrowserOfAsync(app, column);
            foreach (var row in rows)
            {
                var isOpen = await IsOpenAsync(browser, row.Door);
                if (isOpen != row.Allowed.Contains(column))
                {
                    wrong.Add($"{row.Door} is {(isOpen ? "open" : "closed")} to {column}");
                }
            }
        }

        rows.Count.Should().BeGreaterThan(5);
        wrong.Together().Should().BeEmpty();
    }

    [Fact]
    public async Task A_door_that_is_closed_is_told_from_one_that_is_open()
    {
        var app = await apps.OnAsync(Databases.Sqlite);
        var staff = new Door("Admin/Staff", "GET", null, "host.staff", IsAnonymous: false, IsAsset: false, Page: null);

        (await IsOpenAsync(app.Anonymous(), staff)).Should().BeFalse();
        (await IsOpenAsync(app.As(await app.PersonAsync(Role.CommuneOfficer)), staff)).Should().BeFalse();
        (await IsOpenAsync(app.As(await app.PersonAsync(Role.Administrator)), staff)).Should().BeTrue();
    }

    /// <summary>The file of the module's own tests where it has one, else that of the host.</summary>
    private static string FileOf(string route)
    {
        var own = $"tests/{route.Split('/')[0]}{Name}";
        return Repository.Files.Contains(own) ? own : $"tests/Host{Name}";
    }

    private static string Header() => string.Join(',', new[] { "route", "method", "handler", "right" }.Concat(Columns));

    private static async Task<IReadOnlyList<Row>> RowsAsync(App app)
    {
        var held = await app.AskAsync<HostDb, List<(string Role, string Right)>>(async db =>
            (await (from p in db.RolePermissions join r in db.Roles on p.RoleId equals r.Id select new { r.Name, p.Permission }).ToListAsync()).ConvertAll(x => (x.Name!, x.Permission)));
        return (await EndpointTable.ReadAsync(app.Services)).Where(d => !d.IsAsset)
            .Select(d => new Row(d, d.IsAnonymous ? Columns.ToHashSet() : held.Where(h => h.Right == d.Policy).Select(h => h.Role).ToHashSet())).ToList();
    }

    private static async Task<Browser> BrowserOfAsync(App app, string column)
    {
        if (column == Anonymous)
        {
            return app.Anonymous();
        }

        var person = await app.PersonAsync(column == Disabled ? Role.Administrator : column, await app.UnitAsync("Đơn vị", column == Role.CommuneOfficer ? UnitKind.Commune : UnitKind.Office));
        var browser = app.As(person);
        await browser.OpenOnlyAsync("/Account/Preferences");
        if (column == Disabled)
        {
            await app.DoAsync<HostDb>(db => db.Users.Where(a => a.Id == person.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.IsDisabled, true)));
        }

        return browser;
    }

    /// <summary>Closed is: sent to the sign-in page, or told that the right is missing. All else got past the door.</summary>
    private static async Task<bool> IsOpenAsync(Browser browser, Door door)
    {
        using var request = new HttpRequestMessage(new HttpMethod(door.Method), Address(door));
        if (door.Method == "POST")
        {
            request.Content = new FormUrlEncodedContent([]);
        }

        using var response = await browser.SendAsync(request);
        var location = response.Headers.Location?.ToString() ?? "";
        var isSentAway = location.Contains("/Account/SignIn?ReturnUrl=", StringComparison.Ordinal) || location.Contains("/Error/403", StringComparison.Ordinal);
        return !isSentAway && response.StatusCode is not (System.Net.HttpStatusCode.Forbidden or System.Net.HttpStatusCode.Unauthorized);
    }

    /// <summary>An address of the route with invented values: no record has these ids.</summary>
    private static string Address(Door door)
    {
        var parts = door.Route.Split('/').Select(p => !p.StartsWith('{') ? p
            : p.Contains(":guid", StringComparison.Ordinal) ? "019a0000-0000-7000-8000-000000000001"
            : p.Contains(":int", StringComparison.Ordinal) ? "404"
            : "x" + p[(p.LastIndexOf('}') + 1)..]);
        return $"/{string.Join('/', parts).TrimStart('/')}" + (door.Handler is null ? "" : $"?handler={door.Handler}");
    }

    private sealed record Row(Door Door, IReadOnlySet<string> Allowed)
    {
        public string Line => string.Join(',', new[] { "/" + Door.Route, Door.Method, Door.Handler ?? "", Door.IsAnonymous ? "(everybody)" : Door.Policy ?? "(none)" }.Concat(Columns.Select(c => Allowed.Contains(c) ? "+" : "-")));
    }
}
