using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Data;
using OcopModular.Tests.Architecture;

namespace OcopModular.Tests.HostTests;

/// <summary>Everybody of the sample district walks through all pages that are linked for them.</summary>
[Collection(SharedApps.Name)]
public sealed partial class CrawlTests(SharedApps apps)
{
    private const int MostPages = 60;

    [Fact]
    public async Task No_link_is_broken_no_text_is_missing_no_page_holds_script_and_reading_changes_nothing()
    {
        var app = await apps.SampleAsync();
        await app.Anonymous().OpenAsync("/Account/SignIn");
        await using var watch = new SqliteConnection(app.Database.Connection);
        await watch.OpenAsync();
        var before = await VersionAsync(watch);

        var faults = new List<string>();
        var seen = 0;
        foreach (var person in await SampleStaffAsync(app))
        {
            seen += await WalkAsync(app.As(person), person, faults);
        }

        seen.Should().BeGreaterThan(50);
        faults.Together().Should().BeEmpty();
        (await VersionAsync(watch)).Should().Be(before, "a GET changes nothing");
    }

    private static async Task<int> WalkAsync(Browser browser, Person person, List<string> faults)
    {
        var known = new HashSet<string>(StringComparer.Ordinal) { "/" };
        var open = new Queue<string>(known);
        var seen = 0;
        for (; seen < MostPages && open.TryDequeue(out var path); seen++)
        {
            var page = await browser.OpenAsync(path);
            faults.AddRange(Faults(page).Select(f => $"{person.UserName} at {path}: {f}"));
            foreach (var link in page.Links.Select(l => l.Split('#')[0]).Where(l => known.Add(Shape().Replace(l, "*"))))
            {
                open.Enqueue(link);
            }
        }

        return seen;
    }

    private static IEnumerable<string> Faults(Page page)
    {
        if (page.Status != HttpStatusCode.OK)
        {
            yield return $"answers {(int)page.Status}";
        }

        if (page.Headers.GetValueOrDefault("Content-Type")?.StartsWith("text/html", StringComparison.Ordinal) == true)
        {
            foreach (var inline in RazorText.Inline(System.Text.Encoding.UTF8.GetString(page.Content)).Take(3))
            {
                yield return $"holds {inline}";
            }

            foreach (var key in Key().Matches(TemplateField().Replace(page.Text, "")).Select(m => m.Value).Distinct().Take(3))
            {
                yield return $"shows the key {key}";
            }
        }
    }

    internal static Task<List<Person>> SampleStaffAsync(App app) =>
        app.AskAsync<HostDb, List<Person>>(db => db.Users.Where(a => a.IsSample && !a.IsDisabled).Select(a => new Person(a.Id, a.UserName!, a.Name, a.UnitId, a.ProducerId)).ToListAsync());

    private static async Task<long> VersionAsync(SqliteConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA data_version";
        return (long)(await command.ExecuteScalarAsync())!;
    }

    // Two records of a kind are enough alike: ids and queries count once.
    [GeneratedRegex(@"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}|(?<==)[^&]*", RegexOptions.None, 60_000)]
    private static partial Regex Shape();

    [GeneratedRegex(@"\b[A-Z][a-z]+(?:\.[A-Z][A-Za-z]+)+\b", RegexOptions.None, 60_000)]
    private static partial Regex Key();

    /// <summary>«Phan.Ten»: a field of a Word template, shown as it is typed there.</summary>
    [GeneratedRegex("«[^»]*»")]
    private static partial Regex TemplateField();
}
