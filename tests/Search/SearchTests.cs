using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OcopModular.Dossiers.Data;
using OcopModular.Dossiers.Domain;
using OcopModular.Kernel;
using OcopModular.Tests.Dossiers;

namespace OcopModular.Tests.Search;

/// <summary>The one box over everything: how one may type, and in which order it answers.</summary>
public sealed class SearchTests
{
    [Theory, OnBothDatabases]
    public async Task Words_are_found_without_diacritics_in_any_order_by_their_beginning(string database)
    {
        await using var app = await App.StartAsync(database);
        var story = await Story.BeginAsync(app);

        foreach (var typed in new[] { "che shan mo si", "CHÈ mo SI", "trà xanh", "xanh tra", "tra xa mo", "mây ngàn", "che co thu ma", "  trà,  xanh! " })
        {
            (await Asked.AsAsync(app, story.Standing, typed)).Titles.Should().Contain(Story.ProductName, typed);
        }

        foreach (var typed in new[] { "che shan mo si xyz", "ranh", "anh shan", "tra-den" })
        {
            (await Asked.AsAsync(app, story.Standing, typed)).Titles.Should().NotContain(Story.ProductName, typed);
        }
    }

    [Theory, OnBothDatabases]
    public async Task The_record_with_the_whole_number_comes_first_however_it_is_typed(string database)
    {
        await using var app = await App.StartAsync(database);
        var story = await Story.BeginAsync(app);
        await story.FileAsync();
        var number = (await story.ReadAsync()).Number!;
        // Its name holds the number too, but the number is not its own.
        await NewProductAsync(app, story, $"Hộp quà theo phiếu {number}");

        foreach (var typed in new[] { number, number.ToLowerInvariant().Replace('đ', 'd'), number.TrimStart('0'), number.Replace('/', ' ') })
        {
            var asked = await Asked.AsAsync(app, story.Standing, typed);
            asked.Addresses[0].Should().Be($"/Dossiers/View/{story.Dossier}", typed);
            asked.Titles.Should().Contain($"Hộp quà theo phiếu {number}", typed);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Words_in_the_title_come_before_words_in_the_rest_and_side_by_side_before_apart(string database)
    {
        await using var app = await App.StartAsync(database);
        var story = await Story.BeginAsync(app);
        var (apart, together) = (await NewProductAsync(app, story, "Ngàn hoa trên mây"), await NewProductAsync(app, story, "Trà mây ngàn hoa"));

        var asked = await Asked.AsAsync(app, story.Standing, "may ngan", "Product");

        asked.Addresses.Should().Equal([.. new[] { together, apart, story.Product }.Select(id => $"/Dossiers/Products/View/{id}")], "the last is made by HTX … Mây Ngàn");
    }

    [Theory, OnBothDatabases]
    public async Task Results_stand_in_groups_that_open_in_full(string database)
    {
        await using var app = await App.StartAsync(database);
        var story = await Story.BeginAsync(app);
        for (var i = 1; i <= 23; i++)
        {
            await NewProductAsync(app, story, $"Bánh gai số {i}");
        }

        var all = await Asked.AsAsync(app, story.Standing, "banh gai");
        all.Addresses.Should().HaveCount(5);
        all.Page.Text.Should().Contain("23 kết quả");
        var full = await all.Page.ClickAsync("Xem cả 23 kết quả – Sản phẩm");
        var second = await full.ClickAsync("2");

        (Asked.In(full).Addresses.Count, Asked.In(second).Addresses.Count).Should().Be((20, 3));
        Asked.In(full).Addresses.Concat(Asked.In(second).Addresses).Should().OnlyHaveUniqueItems();
    }

    [Theory, OnBothDatabases]
    public async Task What_cannot_be_counted_quickly_says_so(string database)
    {
        await using var app = await App.StartAsync(database);
        var story = await Story.BeginAsync(app);
        await app.ActAsync(story.Officer, async services =>
        {
            var db = services.GetRequiredService<DossiersDb>();
            var commune = new Commune(story.Commune, "1", "Mồ Sì San");
            db.AddRange(Enumerable.Range(1, 501).Select(i => Producer.Register(Guid.CreateVersion7(), commune, new ProducerDetails($"Hộ trồng quế {i}", ProducerKind.Household, null, null, "Ai đó", null, null, null, null, null, "bản"), DateTime.UnixEpoch)));
            return await db.SaveChangesAsync();
        });

        (await Asked.AsAsync(app, story.Standing, "ho trong que")).Page.Text.Should().Contain("Hơn 500 kết quả");
        (await Asked.AsAsync(app, story.Standing, "que ho 501")).Page.Text.Should().Contain("1 kết quả");
    }

    [Theory, OnBothDatabases]
    public async Task A_new_name_is_found_at_once_everywhere_and_the_old_one_no_more(string database)
    {
        await using var app = await App.StartAsync(database);
        var story = await Story.BeginAsync(app);
        var saved = await (await app.As(story.Officer).OpenAsync($"/Dossiers/Products/Edit/{story.Product}")).SubmitAsync(f => f["Input.Name"] = "Bạch trà cổ thụ", "Lưu");
        saved.Address.Should().StartWith("/Dossiers/Products/View/");

        (await Asked.AsAsync(app, story.Standing, "bach tra")).Addresses.Should().BeEquivalentTo($"/Dossiers/Products/View/{story.Product}", $"/Dossiers/View/{story.Dossier}");
        (await Asked.AsAsync(app, story.Standing, "tra xanh")).Addresses.Should().BeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task What_was_not_saved_is_not_found(string database)
    {
        await using var app = await App.StartAsync(database);
        var story = await Story.BeginAsync(app);

        var save = () => app.ActAsync(story.Officer, services =>
        {
            var db = services.GetRequiredService<DossiersDb>();
            return db.InTransactionAsync<int>(
                async () =>
                {
                    db.Add(Producer.Register(Guid.CreateVersion7(), new Commune(story.Commune, "1", "Mồ Sì San"), new ProducerDetails("Hợp tác xã Dở Dang", ProducerKind.Cooperative, null, null, "Ai đó", null, null, null, null, null, "bản"), DateTime.UnixEpoch));
                    await db.SaveChangesAsync();
                    throw new InvalidOperationException("thought better of it");
                },
                default);
        });

        await save.Should().ThrowAsync<InvalidOperationException>();
        (await Asked.AsAsync(app, story.Standing, "do dang")).Addresses.Should().BeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Signs_that_mean_something_to_a_database_are_only_signs(string database)
    {
        await using var app = await App.StartAsync(database);
        var story = await Story.BeginAsync(app);
        string[] typed = ["\"", "'", "trà' & 'xanh", "trà OR xanh", "NEAR(trà xanh)", "Body:trà", "trà*", "^trà", "{0} {1}", "trà -xanh", "%_%", "#dossier", "#dossier tra", "🍵", "\u0000trà", "1e5 0x1F", new string('a', 20_000), string.Join(' ', Enumerable.Repeat("tra xanh", 500))];

        foreach (var text in typed)
        {
            (await Asked.AsAsync(app, story.Standing, text)).Page.Status.Should().Be(HttpStatusCode.OK, text.Length > 50 ? "long" : text);
        }

        (await Asked.AsAsync(app, story.Standing, "#dossier")).Addresses.Should().BeEmpty("a mark of the index is no word");
        (await Asked.AsAsync(app, story.Standing, "trà' & 'xanh")).Titles.Should().Contain(Story.ProductName);
        app.Log.Lines.Should().BeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Nothing_asked_and_nothing_found_say_what_to_do(string database)
    {
        await using var app = await App.StartAsync(database);
        var person = await app.StandingBodyAsync();

        (await Asked.AsAsync(app, person, " ")).Page.Text.Should().Contain("Gõ vài từ vào ô tìm kiếm");
        (await Asked.AsAsync(app, person, "không có đâu")).Page.Text.Should().Contain("Không tìm thấy gì").And.Contain("Bớt đi một từ");
    }

    private static Task<Guid> NewProductAsync(App app, Story story, string name) => app.ActAsync(story.Officer, async services =>
    {
        var (outcome, id) = await services.GetRequiredService<RegisterProduct>().RunAsync(story.Producer, name, null, 11, default);
        outcome.Should().Be(Outcome.Done);
        return id;
    });
}

/// <summary>An answer of the search page.</summary>
internal sealed record Asked(Page Page)
{
    public IReadOnlyList<string> Addresses => [.. Page.Document.QuerySelectorAll(".o-found a").Select(a => a.GetAttribute("href")!)];

    public IReadOnlyList<string> Titles => Page.TextsIn(".o-found b");

    public static Asked In(Page page) => new(page);

    public static async Task<Asked> AsAsync(App app, Person person, string text, string? kind = null) => new(await app.As(person).OpenAsync($"/Search?q={Uri.EscapeDataString(text)}{(kind is null ? "" : $"&kind={kind}")}"));
}
