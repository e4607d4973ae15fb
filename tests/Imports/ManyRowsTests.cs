using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OcopModular.Dossiers.Data;
using OcopModular.Host.Data;
using OcopModular.Host.Imports;
using OcopModular.Kernel;
using Xunit.Abstractions;

namespace OcopModular.Tests.Imports;

/// <summary>Ten thousand rows, from the first look to the last save, with a kill between.</summary>
public sealed class ManyRowsTests(ITestOutputHelper output)
{
    private const int Many = 10_000;
    private const string Commune = "Xã Mồ Sì San";

    [Theory, OnBothDatabases]
    public async Task Ten_thousand_rows_with_37_bad_cells_are_mended_killed_half_way_and_saved_once(string database)
    {
        await using var store = await TestDatabase.MigratedAsync(database);
        string run;
        await using (var app = await App.StartAsync(store))
        {
            await app.UnitAsync(Commune);
            var person = await app.StandingBodyAsync();
            var (rows, bad) = Rows();
            var faulty = await SendAsync(app, person, Sheets.Of(rows));
            faulty.Text.Should().Contain("37 ô sai ở 37 dòng").And.NotContain("Nhập 9.963 dòng");
            faulty.TextsIn("#bad-cells tbody th").Should().Equal(bad);
            (await ProducersAsync(app)).Should().Be(0);

            var good = await SendAsync(app, person, Sheets.Of(GoodRows()));
            good.Text.Should().Contain("Không có ô sai: 10.000 dòng mới");
            var confirmed = await good.SubmitAsync(button: "Nhập 10.000 dòng");
            confirmed.Text.Should().Contain("Đã nhập 0 / 10.000");
            run = confirmed.Address;
            (await app.As(person).OpenAsync("/")).Text.Should().Contain("Nhập từ Excel: danh-sach.xlsx");
        }

        await KillHalfWayAsync(store);

        await using (var app = await App.StartAsync(store))
        {
            var owner = await OwnerAsync(app);
            (await ProducersAsync(app)).Should().Be(0, "a killed import leaves nothing");
            (await app.As(owner).OpenAsync(run)).Text.Should().Contain("Đang nhập");
            var clock = Stopwatch.StartNew();
            (await app.Services.GetRequiredService<ImportJobs>().RunDueAsync(default)).Should().Be(1);
            output.WriteLine($"{database}: saved in {clock.Elapsed.TotalSeconds:0.0} s");

            (await ProducersAsync(app)).Should().Be(Many);
            (await app.As(owner).OpenAsync(run)).Text.Should().Contain("Đã nhập xong: 10.000 dòng mới");
            (await ActsAsync(app, "Producer.Registered")).Should().Be(Many);
            (await ActsAsync(app, "Import.Done")).Should().Be(1);
            (await app.Services.GetRequiredService<ImportJobs>().RunDueAsync(default)).Should().Be(0);
            (await SendAsync(app, owner, Sheets.Of(GoodRows()))).Text.Should().Contain("Cả 10.000 dòng đã có");
        }
    }

    private static IEnumerable<IReadOnlyList<string>> GoodRows() => Enumerable.Range(1, Many).Select(i => Sheets.Producer(i, Commune)).Prepend(Sheets.ProducerHeadings);

    /// <summary>The good rows with 37 cells made bad, and how each must be named.</summary>
    private static (List<IReadOnlyList<string>> Rows, List<string> Bad) Rows()
    {
        var rows = GoodRows().ToList();
        var bad = new List<string>();
        for (var i = 0; i < 37; i++)
        {
            var at = 1 + (i * 270);
            var (column, heading, typed) = (i % 4) switch
            {
                0 => (1, "Xã, thị trấn", "Xã Không Có"),
                1 => (5, "Điện thoại", "hỏi sau"),
                2 => (6, "Ngày thành lập", "31/02/2019"),
                _ => (4, "Người đại diện pháp luật", ""),
            };
            rows[at] = [.. rows[at].Select((text, c) => c == column ? typed : text)];
            bad.Add($"Dòng {at + 1}, cột {heading}");
        }

        return (rows, bad);
    }

    private static async Task<Page> SendAsync(App app, Person person, byte[] sheet)
    {
        var page = await app.As(person).OpenAsync("/Imports/Start/producers");
        return await page.SubmitAsync(f => f.Attach("Sheet", "danh-sach.xlsx", sheet), button: "Gửi và kiểm tra");
    }

    /// <summary>A host of its own begins to save and is killed with SIGKILL when it has half of the rows.</summary>
    private static async Task KillHalfWayAsync(TestDatabase store)
    {
        var (host, saved) = await Daemon.StartAsync("dotnet", [
            typeof(Program).Assembly.Location, "--environment", "Development", $"--Data:Folder={store.Folder}", $"--Database:Provider={store.Kind}",
            $"--ConnectionStrings:Ocop={store.Connection}", $"--{Durability.Setting}=true", "--Sample:Scene=None", "--urls=http://127.0.0.1:0",
        ], @"Import \S+: ([5-9]\d{3}) of 10000");
        await host.DisposeAsync();
        int.Parse(saved).Should().BeInRange(5_000, 9_999);
    }

    private static Task<int> ProducersAsync(App app) => app.AskAsync<DossiersDb, int>(db => db.Producers.CountAsync());

    private static Task<int> ActsAsync(App app, string action) => app.AskAsync<HostDb, int>(db => db.Set<AuditEntry>().CountAsync(e => e.Action == action));

    private static Task<Person> OwnerAsync(App app) => app.AskAsync<HostDb, Person>(async db =>
    {
        var id = await db.ImportRuns.Select(r => r.AccountId).FirstAsync();
        return new Person(id, "", "", null, null);
    });
}
