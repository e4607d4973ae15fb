using System.Text.Json;

namespace OcopModular.E2E;

/// <summary>Whoever enters finds pages that open, fit a telephone and a desk, and put up no barrier.</summary>
[Collection(OnTheSite.Name)]
public sealed class RolesTests(Site site)
{
    public static TheoryData<string, string> People()
    {
        using var stream = typeof(Program).Assembly.GetManifestResourceStream("OcopModular.Host.Sample.staff.json")!;
        using var staff = JsonDocument.Parse(stream);
        var people = new TheoryData<string, string>();
        foreach (var person in staff.RootElement.EnumerateArray())
        {
            people.Add(person.GetProperty("name").GetString()!, person.GetProperty("userName").GetString()!);
        }

        return people;
    }

    [Theory, MemberData(nameof(People))]
    public async Task Every_page_of_the_menu_opens_for_its_people(string person, string userName)
    {
        await using var visitor = await site.VisitAsync(Screen.Desk);
        await visitor.EnterAsync(person);
        var links = await visitor.Page.Locator(".o-nav a").EvaluateAllAsync<string[]>("links => links.map(a => a.getAttribute('href'))");

        links.Should().NotBeEmpty();
        foreach (var link in links.Prepend("/").Append("/Help").Distinct(StringComparer.Ordinal))
        {
            await visitor.GoAsync(link);
            await visitor.LookAsync($"{userName}{Slug(link)}", examines: site.IsNew(link));
        }

        visitor.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task Everyone_on_the_sign_in_page_is_looked_at()
    {
        await using var visitor = await site.VisitAsync(Screen.Desk);
        await visitor.GoAsync("/Account/SignIn");

        var names = await visitor.Page.Locator(".o-person b").AllInnerTextsAsync();

        names.Should().BeEquivalentTo(People().Select(p => (string)p[0]));
    }

    private static string Slug(string link) => link == "/" ? "-home" : link.ToLowerInvariant().Replace('/', '-').Split('?')[0];
}
