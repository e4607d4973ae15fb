using OcopModular.Kernel;

namespace OcopModular.Tests.Rules;

[Collection(SharedApps.Name)]
public sealed class PacksPageTests(SharedApps apps)
{
    [Theory, OnBothDatabases]
    public async Task A_pack_that_goes_on_from_another_names_its_decision(string database)
    {
        var app = await apps.OnAsync(database);
        var page = await app.As(await app.PersonAsync(Role.RuleMaintainer)).OpenAsync("/Rules");

        page.TextsIn("dd").Should().Contain("148/QĐ-TTg").And.NotContain("148-qd-ttg");
    }

    [Theory, OnBothDatabases]
    public async Task How_far_a_set_was_checked_is_said_in_words(string database)
    {
        var app = await apps.OnAsync(database);
        var page = await app.As(await app.PersonAsync(Role.RuleMaintainer)).OpenAsync("/Rules/Set/148-qd-ttg/11");

        page.Text.Should().Contain("cộng không khớp").And.NotContain("VERIFIED");
    }
}
