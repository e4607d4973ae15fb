using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OcopModular.Rules.Domain;
using OcopModular.Rules.Scoring;

namespace OcopModular.Rules.Commands;

/// <summary>Runs the worked examples of the packs as tests, through the plan.</summary>
internal static class Cases
{
    public static List<Finding> Run(string folder, LoadedPacks loaded)
    {
        var findings = new List<Finding>();
        var run = new ScoreRun(loaded, throughRulesEngine: false);
        foreach (var pack in loaded.Packs.Select(p => p.Name))
        {
            foreach (var file in PackFolder.Read(Path.Combine(folder, pack), pack, []).Files.Where(f => PackFolder.IsCase(f.Key)))
            {
                if (Fault(run, file.Value) is { } fault)
                {
                    findings.Add(new Finding(true, pack, file.Key, null, null, "Case.Differs", fault));
                }
            }
        }

        return findings;
    }

    private static string? Fault(ScoreRun run, byte[] content)
    {
        try
        {
            var root = JsonNode.Parse(content, null, new JsonDocumentOptions { MaxDepth = 16, AllowDuplicateProperties = false }) as JsonObject;
            if (root is not { Count: 2 } || root["in"] is not JsonObject given || root["out"] is not JsonObject wanted)
            {
                return "{ \"in\": {…}, \"out\": {…} }";
            }

            var got = Output(run, Encoding.UTF8.GetBytes(given.ToJsonString()));
            return JsonNode.DeepEquals(JsonNode.Parse(got), wanted) ? null : got;
        }
        catch (JsonException e)
        {
            return e.Message;
        }
        catch (BrokenPackException e)
        {
            return e.Pack;
        }
    }

    private static string Output(ScoreRun run, byte[] line)
    {
        using var writer = new ResultWriter();
        using var output = new MemoryStream();
        var (read, result) = run.Score(line);
        writer.Write(read.Id, result, read.Errors);
        writer.CopyTo(output);
        return Encoding.UTF8.GetString(output.ToArray()).TrimEnd('\n');
    }
}
