using Microsoft.EntityFrameworkCore;
using OcopModular.Dossiers.Data;
using OcopModular.Kernel;
using OcopModular.Tests.Architecture;

namespace OcopModular.Tests.HostTests;

/// <summary>Every route with an id, from the table of the running host, asked for the other side's records: as if they did not exist.</summary>
public sealed class ForeignIdTests
{
    /// <summary>Where a council, which is the whole district's, reads the records of every commune.</summary>
    private static readonly string[] OpenToEveryCouncil = ["Dossiers", "Search", "Evaluation/Certificates", "Evaluation/Results", "Programme", "Figures"];

    [Theory, OnBothDatabases]
    public async Task What_the_other_side_has_is_not_found_not_shown_and_not_changed(string database)
    {
        await using var app = await App.StartAsync(database);
        var (one, other) = await TwoSides.BuildAsync(app);
        var doors = await DoorsAsync(app);
        var calls = await CallsAsync(app, doors, other);
        var before = await TwoSides.RowsAsync(app);

        var breaches = new List<string>();
        foreach (var person in one.People)
        {
            var asker = new ForeignAsker(app.As(person), person);
            foreach (var call in calls.Where(c => IsForeign(person, c.Door)))
            {
                breaches.AddRange(await asker.BreachesAsync(call, other));
            }

            breaches.AddRange(await asker.SeenAsync(doors.Where(d => IsForeign(person, d)), other, countsAll: person.Producer is null && !IsOfCommune(person)));
        }

        breaches.Together().Should().BeEmpty();
        ChangedTables(before, await TwoSides.RowsAsync(app)).Together().Should().BeEmpty("nothing is changed by asking for what one may not see");
    }

    [Theory, OnBothDatabases]
    public async Task The_same_questions_about_the_own_side_show_and_change_something(string database)
    {
        await using var app = await App.StartAsync(database);
        var (one, _) = await TwoSides.BuildAsync(app);
        var doors = await DoorsAsync(app);
        var calls = await CallsAsync(app, doors, one);
        var before = await TwoSides.RowsAsync(app);

        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var person in one.People)
        {
            var asker = new ForeignAsker(app.As(person), person);
            foreach (var call in calls)
            {
                found.UnionWith((await asker.BreachesAsync(call, one)).Select(_ => $"{call.Door}"));
            }

            (await asker.SeenAsync(doors, one)).Should().NotBeEmpty(person.UserName);
        }

        calls.Select(c => $"{c.Door}").Except(found).Together().Should().BeEmpty("each of these doors answers its own people otherwise than for an id that does not exist");
        ChangedTables(before, await TwoSides.RowsAsync(app)).Should().Contain("dossiers_dossier").And.Contain("kernel_audit");
    }

    private static IEnumerable<string> ChangedTables(Dictionary<string, string> before, Dictionary<string, string> after) => after.Where(t => t.Value != before[t.Key]).Select(t => t.Key);

    private static bool IsForeign(Person person, Door door) => person.Producer is not null || IsOfCommune(person) || !IsUnder(door, OpenToEveryCouncil);

    private static bool IsOfCommune(Person person) => person.UserName.StartsWith(Role.CommuneOfficer, StringComparison.Ordinal);

    private static bool IsUnder(Door door, string[] folders) => Array.Exists(folders, f => door.Route == f || door.Route.StartsWith(f + "/", StringComparison.Ordinal));

    private static async Task<IReadOnlyList<Door>> DoorsAsync(App app) =>
        (await EndpointTable.ReadAsync(app.Services)).Where(d => !d.IsAsset && d.Method is "GET" or "POST" && !d.IsAnonymous).ToList();

    /// <summary>For each door with an id those records of the side that open it to the side's own people; a door that nobody opens would make the test say nothing.</summary>
    private static async Task<IReadOnlyList<IdCall>> CallsAsync(App app, IReadOnlyList<Door> doors, Side side)
    {
        var withId = doors.Where(d => d.Route.Contains(":guid}", StringComparison.Ordinal)).OrderBy(d => d.Route.Count(c => c == '{')).ToList();
        var (calls, entered, tables) = (new List<IdCall>(), new HashSet<Door>(), side.Tables.ToList());
        foreach (var person in side.People)
        {
            var owner = new OwnerOfIds(app.As(person), tables);
            foreach (var door in withId.Where(d => d.Method == "GET" && IsForeign(person, d) && !calls.Exists(c => c.Door == d)))
            {
                if (await owner.MayEnterAsync(door))
                {
                    entered.Add(door);
                    calls.AddRange(await owner.CallsAsync(door, withId.Where(d => d.Route == door.Route)));
                }
            }
        }

        entered.Count.Should().BeGreaterThan(25, "the table of the host has that many doors with an id for people with a scope");
        entered.Where(d => !calls.Exists(c => c.Door == d)).Together().Should().BeEmpty("each of these doors needs a record that opens it");
        return calls;
    }
}
