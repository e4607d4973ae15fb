using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using OcopModular.Rules.Domain;
using OcopModular.Rules.Scoring;

namespace OcopModular.Rules.Commands;

/// <summary><c>rules list</c>: one line a pack, oldest first; packs that fail their checks are named on standard error.</summary>
internal static class ListCommand
{
    private static readonly JsonSerializerOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<int> RunAsync(string folder, CultureInfo culture, Stream output, TextWriter log, CancellationToken ct)
    {
        var loaded = PackLoader.Load(folder);
        foreach (var pack in loaded.Packs)
        {
            await JsonSerializer.SerializeAsync(output, Line(pack), Form, ct);
            await output.WriteAsync("\n"u8.ToArray(), ct);
        }

        await output.FlushAsync(ct);
        foreach (var finding in loaded.Findings.Where(f => f.IsError))
        {
            await log.WriteLineAsync(CheckCommand.InWords(finding, culture));
        }

        return loaded.HasErrors ? 1 : 0;
    }

    private static object Line(RulePack pack)
    {
        var criteria = pack.Sets.Values.SelectMany(s => s.Set.Criteria).ToList();
        return new
        {
            pack = pack.Name,
            decision = pack.Card.Decision,
            extends = pack.Card.Extends,
            filedFrom = pack.Card.FiledFrom,
            filedBefore = pack.Card.FiledBefore,
            sets = pack.Sets.Count,
            criteria = criteria.Count,
            options = criteria.Sum(c => c.Options.Count),
            minima = pack.Sets.Values.Sum(s => s.Minima.Count),
            hash = pack.Card.Hash,
        };
    }
}
