using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OcopModular.Dossiers.Data;
using OcopModular.Host.Search;
using OcopModular.Kernel;

namespace OcopModular.Bench;

/// <summary>Time of a search over 200,000 records, beside the time of reading one record by its primary key.</summary>
internal static class SearchBench
{
    private const int Warm = 10;
    private const int Rounds = 100;
    private static readonly string[] Rights = ["dossiers.read", "evaluation.certificates", "host.documents"];

    public static async Task RunAsync(string provider, string server)
    {
        await using var host = new BenchHost(provider, server);
        var clock = Stopwatch.StartNew();
        var data = await SearchData.FillAsync(host);
        Say($"{provider}: {data.Records:N0} records made in {clock.Elapsed.TotalSeconds:N1} s");
        clock.Restart();
        var counts = await host.AsAsync(Actor.System, services => services.GetRequiredService<RebuildSearch>().RunAsync(default));
        Say($"{provider}: index of {counts.Sum(c => c.Count):N0} made in {clock.Elapsed.TotalSeconds:N1} s ({string.Join(", ", counts.Select(c => $"{c.Kind} {c.Count:N0}"))})");

        var office = new Actor(Guid.CreateVersion7(), "Phòng", Guid.Empty, Rights, [Role.StandingBody]);
        var commune = new Actor(Guid.CreateVersion7(), "Xã", Guid.Empty, Rights, [Role.CommuneOfficer], onlyUnits: [data.Commune]);
        var key = await MeasureAsync(host, office, (services, i) => services.GetRequiredService<DossiersDb>().Dossiers.AsNoTracking().SingleAsync(d => d.Id == data.Dossiers[i % data.Dossiers.Count]));
        Line("primary key of a dossier", key, key);
        foreach (var (who, actor) in new[] { ("office", office), ("commune", commune) })
        {
            foreach (var (what, texts) in data.Queries)
            {
                Line($"{who}: {what}, page", await MeasureAsync(host, actor, (s, i) => FindAsync(s, texts[i % texts.Count], SearchDesk.Most)), key);
                Line($"{who}: {what}, offer", await MeasureAsync(host, actor, (s, i) => FindAsync(s, texts[i % texts.Count], 3)), key);
            }
        }

        var all = data.Queries.SelectMany(q => q.Texts).ToList();
        Line("all queries, page", await MeasureAsync(host, office, (s, i) => FindAsync(s, all[i % all.Count], SearchDesk.Most)), key);
    }

    private static Task<IReadOnlyList<SearchGroup>> FindAsync(IServiceProvider services, string text, int most) => services.GetRequiredService<SearchDesk>().FindAsync(text, null, most, default);

    private static async Task<(double Half, double Most)> MeasureAsync<T>(BenchHost host, Actor actor, Func<IServiceProvider, int, Task<T>> askAsync)
    {
        var times = new List<double>(Rounds);
        for (var i = 0; i < Warm + Rounds; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await host.AsAsync(actor, services => askAsync(services, i));
            if (i >= Warm)
            {
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        }

        times.Sort();
        return (times[Rounds / 2], times[Rounds * 95 / 100]);
    }

    private static void Line(string what, (double Half, double Most) times, (double Half, double Most) key) =>
        Say($"  {what,-42} p50 {times.Half,8:N2} ms   p95 {times.Most,8:N2} ms   {times.Half / key.Half,7:N1} x the key");

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
