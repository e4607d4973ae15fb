using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using OcopModular.Host.Accounts;

namespace OcopModular.Tests.Architecture;

[Collection(SharedApps.Name)]
public sealed partial class TextTests(SharedApps apps)
{
    private const string Common = "modules/Kernel";

    /// <summary>The certificate is a Vietnamese document in every language; official names and an example of a title are proposed as they are written.</summary>
    private static readonly string[] StayVietnamese = ["Language.", "Brand.", "Certificate.Paper.", "Body.Name.", "Recognition.SignerPosition.Hint"];

    /// <summary>Provinces and towns whose working rules are quoted; our own district and province are named in the settings.</summary>
    private static readonly string[] Places = ["Tây Ninh", "Đồng Tháp", "Bến Tre", "Châu Đức"];

    private static readonly IReadOnlyList<string> Names = [.. Places, .. OwnDistrict()];

    [Fact]
    public void Vietnamese_and_English_have_the_same_keys_and_no_empty_text() =>
        Repository.Rooms.SelectMany(r => Unequal(r, Repository.Texts(r, ""), Repository.Texts(r, "en"))).Together().Should().BeEmpty();

    [Fact]
    public void A_missing_or_empty_text_is_found()
    {
        var vi = new Dictionary<string, string>(StringComparer.Ordinal) { ["A"] = "Lưu", ["B"] = "Huỷ", ["C"] = "{0} hồ sơ" };
        var en = new Dictionary<string, string>(StringComparer.Ordinal) { ["A"] = " ", ["C"] = "dossiers" };

        Unequal("room", vi, en).Should().BeEquivalentTo("room: B is missing in English", "room: A is empty", "room: C has other placeholders");
    }

    [Fact]
    public void English_texts_hold_no_Vietnamese_letter() =>
        Repository.Rooms.SelectMany(r => Repository.Texts(r, "en").Where(t => IsVietnamese(WithoutNames(t.Value)) && !Array.Exists(StayVietnamese, k => t.Key.StartsWith(k, StringComparison.Ordinal))).Select(t => $"{r}: {t.Key} = {t.Value}")).Together().Should().BeEmpty();

    [Theory]
    [InlineData("lưu", true)]
    [InlineData("the xã", true)]
    [InlineData("Save “all” – 5 €", false)]
    [InlineData("At Bến Tre, words like “gạo”, number 215/QĐ-UBND", false)]
    [InlineData("At Bến Tre the hội đồng", true)]
    [InlineData("The Hội đồng of Lai Châu", true)]
    [InlineData("Hồ sơ", true)]
    [InlineData("The xã/phường decides", true)]
    [InlineData("Phong Thổ, Lai Châu", false)]
    public void Vietnamese_letters_are_told_apart(string text, bool isVietnamese) => IsVietnamese(WithoutNames(text)).Should().Be(isVietnamese);

    [Fact]
    public void Every_place_of_the_list_is_named_in_a_text() =>
        Places.Where(p => !Repository.Rooms.Any(r => Repository.Texts(r, "en").Values.Any(t => t.Contains(p, StringComparison.Ordinal)))).Together().Should().BeEmpty();

    [Fact]
    public void Every_act_that_is_written_to_the_log_has_a_text()
    {
        var acts = Repository.Sources.SelectMany(f => Acts(Repository.Read(f)).Select(act => (Room: Repository.RoomOf(f), Act: act))).Distinct().ToList();

        acts.Should().HaveCountGreaterThan(30);
        acts.Where(a => !Repository.Texts(a.Room, "").ContainsKey($"Audit.{a.Act}") && !Repository.Texts(Common, "").ContainsKey($"Audit.{a.Act}")).Select(a => $"{a.Room}: Audit.{a.Act}").Together().Should().BeEmpty();
    }

    [Fact]
    public void An_act_is_found_where_it_is_written() =>
        Acts("db.Because(account, disable ? \"Account.Disabled\" : \"Account.Enabled\", reason);\nSay(\"No.Act\");").Should().Equal("Account.Disabled", "Account.Enabled");

    [Fact]
    public void Every_text_that_is_asked_for_exists() => Repository.Sources.Concat(Repository.Views).SelectMany(f => Missing(f, Repository.Read(f), Repository.RoomOf(f))).Together().Should().BeEmpty();

    [Theory]
    [InlineData("<h1>@T[\"No.Such.Text\"]</h1>")]
    [InlineData("return Outcome.Refuse(\"No.Such.Text\", 5);")]
    [InlineData("[Display(Name = \"No.Such.Text\")]")]
    [InlineData("[Required(ErrorMessage = \"No.Such.Text\")]")]
    public void A_text_that_does_not_exist_is_found(string source) => Missing("x", source, Common).Should().Equal("x: No.Such.Text");

    [Fact]
    public void Every_right_has_a_text()
    {
        var rights = House.Modules.SelectMany(m => m.GetTypes()).Where(t => typeof(Kernel.IModule).IsAssignableFrom(t) && t.IsClass)
            .SelectMany(t => ((Kernel.IModule)Activator.CreateInstance(t)!).Permissions.Select(p => (Room: $"modules/{House.NameOf(t.Assembly)}", p.Name)))
            .Concat(HostCan.All.Select(p => (Room: "host", p.Name))).ToList();

        rights.Should().NotBeEmpty();
        rights.Where(r => !Has(r.Room, $"Permission.{r.Name}")).Together().Should().BeEmpty();
    }

    [Fact]
    public void Views_hold_no_words_of_their_own() => Repository.Views.SelectMany(v => RazorText.LooseWords(Repository.Read(v)).Select(w => $"{v}: {w}")).Together().Should().BeEmpty();

    [Theory]
    [InlineData("<p>Hồ sơ</p>", "Hồ sơ")]
    [InlineData("<p>Có @Model.Count hồ sơ</p>", "Có   hồ sơ")]
    [InlineData("@if (Model.Any(x => x.A > 1))\n{\n<b>Xin chào</b>\n}", "Xin chào")]
    [InlineData("<input placeholder=\"Tìm\" />", "Tìm")]
    public void A_word_in_a_view_is_found(string view, string word) => RazorText.LooseWords(view).Should().Equal(word);

    [Theory]
    [InlineData("<p>@T[\"Home.Title\"] (@Model.Count) · @Model.Of<int>(x => x.A)</p>")]
    [InlineData("@foreach (var row in Model.Rows.Where(r => r.A < 5 && r.B > 3))\n{\n    var name = row.Name;\n    <td>@name</td>\n}\nelse\n{\n<b>1.</b>}")]
    [InlineData("@* không *@<!-- nor this --><b>&nbsp;OCOP</b>")]
    public void Expressions_are_no_words(string view) => RazorText.LooseWords(view).Together().Should().BeEmpty();

    [Fact]
    public void Views_hold_no_script_and_no_style() => Repository.Views.SelectMany(v => RazorText.Inline(Repository.Read(v)).Select(w => $"{v}: {w}")).Together().Should().BeEmpty();

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<style>p{}</style>")]
    [InlineData("<p style=\"color:red\">")]
    [InlineData("<button type=\"button\" onclick=\"go()\">")]
    public void Script_and_style_in_a_view_are_found(string view) => RazorText.Inline(view).Should().ContainSingle();

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task Every_text_is_found_at_run_time(string language)
    {
        var factory = (await apps.OnAsync(Databases.Sqlite)).Services.GetRequiredService<IStringLocalizerFactory>();
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            var texts = House.WithHost.Select(a => (Room: House.NameOf(a) == "Host" ? "host" : $"modules/{House.NameOf(a)}", Type: a.GetType($"{a.GetName().Name}.Texts") ?? typeof(Texts)))
                .SelectMany(r => Repository.Texts(r.Room, language == "vi" ? "" : language).Select(t => (r.Room, t.Key, t.Value, Found: factory.Create(r.Type)[t.Key].Value)));

            texts.Where(t => t.Found != t.Value).Together().Should().BeEmpty();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static IEnumerable<string> Unequal(string room, IReadOnlyDictionary<string, string> vi, IReadOnlyDictionary<string, string> en) =>
        vi.Keys.Except(en.Keys).Select(k => $"{room}: {k} is missing in English")
            .Concat(en.Keys.Except(vi.Keys).Select(k => $"{room}: {k} is missing in Vietnamese"))
            .Concat(vi.Concat(en).Where(t => string.IsNullOrWhiteSpace(t.Value)).Select(t => $"{room}: {t.Key} is empty"))
            .Concat(vi.Keys.Intersect(en.Keys).Where(k => !string.IsNullOrWhiteSpace(en[k]) && !Placeholders(vi[k]).SetEquals(Placeholders(en[k]))).Select(k => $"{room}: {k} has other placeholders"));

    private static HashSet<string> Placeholders(string text) => Placeholder().Matches(text).Select(m => m.Value).ToHashSet(StringComparer.Ordinal);

    private static string WithoutNames(string text) => Names.Aggregate(QuotedOrNumber().Replace(text, ""), (t, name) => t.Replace(name, "", StringComparison.Ordinal));

    private static IEnumerable<string> OwnDistrict()
    {
        using var settings = System.Text.Json.JsonDocument.Parse(Repository.Read("appsettings.json"));
        var district = settings.RootElement.GetProperty("District");
        return [district.GetProperty("Name").GetString()!, district.GetProperty("Province").GetString()!];
    }

    private static bool IsVietnamese(string text) => text.Normalize().Any(c => c > 'ɏ' ? c is >= 'Ḁ' and <= 'ỿ' : "àáâãèéêìíòóôõùúýăđĩũơưÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ".Contains(c, StringComparison.Ordinal));

    private static IEnumerable<string> Missing(string file, string source, string room) =>
        Asked().Matches(source).Select(m => m.Groups[1].Value).Distinct(StringComparer.Ordinal).Where(k => !Has(room, k)).Select(k => $"{file}: {k}");

    private static bool Has(string room, string key) => Repository.Texts(room, "").ContainsKey(key) || Repository.Texts(Common, "").ContainsKey(key);

    [GeneratedRegex(@"(?:\bT\[|\b[tT]exts\[|Outcome\.Refuse\(|\bDisplay\(Name = |ErrorMessage = )""([^""{}]+)(?<!\.)""", RegexOptions.None, 60_000)]
    private static partial Regex Asked();

    /// <summary>Quoted words and numbers of documents.</summary>
    [GeneratedRegex(@"“[^”]*”|\b\d+/\S+", RegexOptions.None, 60_000)]
    private static partial Regex QuotedOrNumber();

    [GeneratedRegex(@"\{\d+", RegexOptions.None, 60_000)]
    private static partial Regex Placeholder();

    private static IEnumerable<string> Acts(string source) =>
        source.Split('\n').Where(line => line.Contains("Because(", StringComparison.Ordinal)).SelectMany(line => ActName().Matches(line)).Select(m => m.Groups[1].Value);

    [GeneratedRegex("\"([A-Z][A-Za-z]+\\.[A-Za-z.]+)\"")]
    private static partial Regex ActName();
}
