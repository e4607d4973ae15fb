namespace OcopModular.Tests.Dossiers;

/// <summary>What the pages of a draft do beside keeping it.</summary>
public sealed class SmallHelpsTests
{
    [Theory, OnBothDatabases]
    public async Task The_list_of_sections_follows_the_registrations_autosave(string database)
    {
        await using var app = await App.StartAsync(database);
        var story = await Story.BeginAsync(app);
        var page = await app.As(story.Officer).OpenAsync($"/Dossiers/Registration/{story.Dossier}");
        page.Document.QuerySelector("main form[method=post]")!.SetAttribute("action", $"/Dossiers/Registration/{story.Dossier}?handler=Autosave");
        int Missing(Page from) => int.Parse(from.TextsIn("#tasks a[href^='/Dossiers/Registration'] small").Single().Split(' ').First(w => w.All(char.IsDigit)), System.Globalization.CultureInfo.InvariantCulture);

        var saved = await page.SubmitAsync(f => f["Input.Specification"] = "Hộp 100 g");

        saved.Document.QuerySelector("#tasks")!.GetAttribute("hx-swap-oob").Should().Be("true");
        Missing(saved).Should().Be(Missing(page) - 1);
        saved.Document.QuerySelector("#saved [name='Input.Version']")!.GetAttribute("value").Should().Be("1");
    }

    [Theory, OnBothDatabases]
    public async Task Tea_is_found_first_also_without_its_marks(string database)
    {
        await using var app = await App.StartAsync(database);
        var story = await Story.BeginAsync(app);
        foreach (var words in new[] { "che", "Chè", "che tuoi" })
        {
            var found = await (await app.As(story.Officer).OpenAsync("/Dossiers/Products/New")).SubmitAsync(f => f["Input.Words"] = words, "Tìm");

            found.TextsIn("#sets label")[0].Should().StartWith("11 – Chè tươi, chè chế biến", $"{words} was asked");
        }
    }
}
