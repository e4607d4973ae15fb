using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OcopModular.Evaluation.Data;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;
using OcopModular.Tests.Architecture;

namespace OcopModular.Tests.HostTests;

/// <summary>An administrator looks after accounts and machine; by right of office they see no judgement.</summary>
public sealed class AdministratorTests
{
    [Theory, OnBothDatabases]
    public async Task No_door_that_an_administrator_passes_shows_what_a_council_judged(string database)
    {
        await using var app = await App.StartAsync(database);
        var (one, _) = await TwoSides.BuildAsync(app);
        var canaries = await CanariesAsync(app, one.Mark);
        var administrator = app.As(await app.PersonAsync(Role.Administrator));
        var ids = one.Tables.SelectMany(t => t.Ids).ToList();
        var (seen, shown) = (0, new List<string>());
        foreach (var door in (await EndpointTable.ReadAsync(app.Services)).Where(d => d.Method == "GET" && !d.IsAsset && !d.Route.Contains("{file", StringComparison.Ordinal)))
        {
            foreach (var path in PathsOf(door, ids))
            {
                var page = await administrator.OpenAsync(path);
                seen += page.Status == HttpStatusCode.OK ? 1 : 0;
                var text = page.Headers.GetValueOrDefault("Content-Type")?.Contains("spreadsheet", StringComparison.Ordinal) == true ? TextOfExcel(page.Content) : Encoding.UTF8.GetString(page.Content);
                shown.AddRange(canaries.Where(c => text.Contains(c, StringComparison.Ordinal)).Select(c => $"{path} shows {c}"));
            }
        }

        seen.Should().BeGreaterThan(25);
        shown.Together().Should().BeEmpty();
    }

    [Fact]
    public async Task The_same_looks_as_a_member_of_the_council_find_the_canaries()
    {
        await using var app = await App.StartAsync(Databases.Sqlite);
        var (one, _) = await TwoSides.BuildAsync(app);
        var canaries = await CanariesAsync(app, one.Mark);
        var candidate = await app.AskAsync<EvaluationDb, Guid>(db => db.Candidates.Where(c => c.ProductName == $"Trà {one.Mark}" && c.SessionId != null && db.Sheets.Any(s => s.CandidateId == c.Id)).Select(c => c.Id).FirstAsync());

        var sheet = Encoding.UTF8.GetString((await app.As(one.People[^1]).OpenAsync($"/Evaluation/Score/{candidate}")).Content);

        canaries.Where(c => sheet.Contains(c, StringComparison.Ordinal)).Should().NotBeEmpty();
    }

    /// <summary>Remarks and means that only the council knows.</summary>
    private static async Task<IReadOnlyList<string>> CanariesAsync(App app, string mark)
    {
        await app.DoAsync<EvaluationDb>(db => db.Results.ExecuteUpdateAsync(s => s.SetProperty(r => r.Mean, 61.2719m)));
        return [$"Nhận xét {mark}", Numbers.Show(61.2719m, 2), "61.27"];
    }

    private static IEnumerable<string> PathsOf(Door door, IReadOnlyList<Guid> ids)
    {
        var handler = door.Handler is null ? "" : $"?handler={door.Handler}";
        var route = "/" + door.Route;
        return !route.Contains('{', StringComparison.Ordinal) ? [route + handler]
            : ids.Select(id => System.Text.RegularExpressions.Regex.Replace(route, @"\{[^}]*guid[^}]*\}", id.ToString(), System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1))).Where(p => !p.Contains('{', StringComparison.Ordinal)).Select(p => p + handler);
    }

    private static string TextOfExcel(byte[] content)
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(content));
        return string.Join('\n', zip.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal)).Select(e =>
        {
            using var reader = new StreamReader(e.Open());
            return reader.ReadToEnd();
        }));
    }
}
