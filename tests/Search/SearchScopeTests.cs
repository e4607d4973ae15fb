using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OcopModular.Host.Data;
using OcopModular.Host.Search;
using OcopModular.Kernel;
using OcopModular.Tests.Dossiers;
using OcopModular.Tests.HostTests;

namespace OcopModular.Tests.Search;

/// <summary>The search finds, counts and offers nothing that the pages would not show.</summary>
public sealed class SearchScopeTests
{
    [Theory, OnBothDatabases]
    public async Task What_belongs_to_a_foreign_commune_or_council_is_never_found_counted_or_offered(string database)
    {
        await using var app = await App.StartAsync(database);
        var (one, other) = await TwoSides.BuildAsync(app);
        var found = new List<string>();

        foreach (var person in one.People)
        {
            var own = await Asked.AsAsync(app, person, one.Mark);
            own.Addresses.Should().NotBeEmpty(person.UserName);
            found.AddRange(own.Page.TextsIn("section h2"));
            // A council is the whole district's: it reads the dossiers of every commune, but papers of its own sessions alone.
            var isOutside = person.Unit is not null || person.Producer is not null;
            foreach (var text in new[] { other.Mark, "HTX", "2024", "canhgac" })
            {
                var offered = await app.As(person).OpenAsync($"/Search?handler=Offer&q={text}");
                var lines = (await Asked.AsAsync(app, person, text)).Page.Document.QuerySelectorAll(".o-found a").Concat(offered.Document.QuerySelectorAll("a"));
                lines.Where(l => isOutside || l.GetAttribute("href")!.StartsWith("/Documents", StringComparison.Ordinal)).Select(l => l.TextContent)
                    .Should().NotContain(t => t.Contains(other.Mark), $"{person.UserName} asked for {text}");
            }

            if (isOutside)
            {
                (await Asked.AsAsync(app, person, other.Mark)).Page.Text.Should().Contain("0 kết quả");
                Count(await Asked.AsAsync(app, person, "canhgac")).Should().Be(Count(own), "both marks begin so, and only the own side counts");
            }
        }

        found.Distinct().Should().BeEquivalentTo("Chủ thể", "Sản phẩm", "Hồ sơ", "Giấy chứng nhận", "Văn bản");
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_may_not_read_a_kind_finds_none_of_it(string database)
    {
        await using var app = await App.StartAsync(database);
        var story = await Story.BeginAsync(app);
        var (administrator, unlinked) = (await app.PersonAsync(Role.Administrator), await app.PersonAsync(Role.CommuneOfficer));

        (await Asked.AsAsync(app, administrator, "may ngan")).Addresses.Should().BeEmpty("an administrator reads no dossiers by right of office");
        (await Asked.AsAsync(app, unlinked, "may ngan")).Addresses.Should().BeEmpty("an officer of no commune sees nothing");
        (await Asked.AsAsync(app, story.Officer, "may ngan")).Addresses.Should().HaveCount(3);
    }

    [Theory, OnBothDatabases]
    public async Task The_index_is_made_anew_from_the_records(string database)
    {
        await using var app = await App.StartAsync(database);
        await TwoSides.BuildAsync(app);
        var before = await LinesAsync(app);
        await app.DoAsync<HostDb>(async db =>
        {
            await db.Database.ExecuteSqlAsync($"""DELETE FROM host_search WHERE "Kind" = 'Product'""");
            await db.Database.ExecuteSqlAsync($"""UPDATE host_search SET "Title" = 'sai', "Head" = 'sai', "Body" = 'sai' WHERE "Kind" = 'Producer'""");
            await db.Database.ExecuteSqlAsync($"""UPDATE host_search SET "Record" = {Guid.CreateVersion7()} WHERE "Id" = (SELECT MIN("Id") FROM host_search WHERE "Kind" = 'Certificate')""");
        });
        (await LinesAsync(app)).Should().NotEqual(before);

        var counts = await app.AskAsync<RebuildSearch, IReadOnlyList<(string Kind, int Count)>>(rebuild => rebuild.RunAsync(default));

        (await LinesAsync(app)).Should().Equal(before);
        counts.Sum(c => c.Count).Should().Be(before.Count);
    }

    [Theory, OnBothDatabases]
    public async Task A_database_from_before_the_search_is_taken_in_at_the_start(string database)
    {
        await using var store = await TestDatabase.MigratedAsync(database);
        Story story;
        await using (var app = await App.StartAsync(store))
        {
            story = await Story.BeginAsync(app);
            await app.DoAsync<HostDb>(db => db.Database.ExecuteSqlRawAsync(store.IsPostgres ? "DROP TABLE host_search_kind; DROP TABLE host_search" : "DROP TABLE host_search_kind; DROP TABLE host_search_words; DROP TABLE host_search"));
        }

        await using var later = await App.StartAsync(store);
        (await Asked.AsAsync(later, story.Standing, "tra xanh")).Titles.Should().Contain(Story.ProductName);
    }

    [Theory, OnBothDatabases]
    public async Task A_kind_that_was_never_taken_in_whole_is_taken_in_by_the_next_start(string database)
    {
        await using var store = await TestDatabase.MigratedAsync(database);
        Story story;
        await using (var app = await App.StartAsync(store))
        {
            story = await Story.BeginAsync(app);
            await app.DoAsync<HostDb>(db => db.Database.ExecuteSqlRawAsync("DELETE FROM host_search; DELETE FROM host_search_kind WHERE \"Kind\" = 'Product'"));
        }

        await using var later = await App.StartAsync(store);
        (await Asked.AsAsync(later, story.Standing, "tra xanh")).Addresses.Should().Equal($"/Dossiers/Products/View/{story.Product}");
    }

    private static int Count(Asked asked) => int.Parse(asked.Page.TextIn(".o-lead").Split(' ')[0], CultureInfo.InvariantCulture);

    private static Task<List<string>> LinesAsync(App app) => app.AskAsync<HostDb, List<string>>(async db =>
        [.. (await db.Database.SqlQuery<Line>($"""SELECT "Record", "Kind", "NumberKey", "Number", "Title", "Detail", "Marks", "Head", "Body" FROM host_search""").ToListAsync()).Select(l => $"{l}").Order(StringComparer.Ordinal)]);

    private sealed record Line(Guid Record, string Kind, string? NumberKey, string? Number, string Title, string Detail, string Marks, string Head, string Body);
}
