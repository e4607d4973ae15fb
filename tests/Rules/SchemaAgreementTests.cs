using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FluentAssertions;
using NJsonSchema;
using OcopModular.Rules.Domain;
using OcopModular.Rules.Scoring;
using Xunit;

namespace OcopModular.Tests.Rules;

/// <summary>What an editor underlines by <c>rules/schema</c> and what the strict reader refuses are the same, in every place of every kind of file.</summary>
public sealed class SchemaAgreementTests
{
    /// <summary>What only the whole pack can tell: the schema looks at one file and one place at a time.</summary>
    private static readonly string[] BeyondOneFile = ["Set.Case", "Set.UnknownGate", "Set.UnknownPick"];

    public static TheoryData<string> Files => new(MiniPack.Full.Keys);

    [Theory, MemberData(nameof(Files))]
    public async Task The_untouched_file_is_accepted_by_both(string file)
    {
        var schema = await SchemaAsync(file);

        schema.Validate(MiniPack.Full[file]).Select(e => $"{e.Path}: {e.Kind}").Together().Should().BeEmpty();
        Refusals(file, MiniPack.Full[file]).Together().Should().BeEmpty();
    }

    [Theory, MemberData(nameof(Files))]
    public async Task Schema_and_reader_agree_on_every_change_of_shape(string file)
    {
        var schema = await SchemaAsync(file);
        var changes = Changes(file).ToList();

        changes.Count.Should().BeGreaterThan(50);
        changes.SelectMany(c => Disagreement(schema, file, c)).Together().Should().BeEmpty();
    }

    [Fact]
    public async Task A_schema_that_knows_less_or_more_than_the_reader_is_found()
    {
        var lax = await JsonSchema.FromJsonAsync("{}");
        var severe = await JsonSchema.FromJsonAsync("{ \"type\": \"string\" }");
        var (unknown, none) = (new Change("pack.json", "unknown", MiniPack.Full["pack.json"].Insert(1, "\"zzz\": 1,"), IsShape: true), new Change("pack.json", "none", MiniPack.Full["pack.json"], IsShape: true));

        Disagreement(lax, "pack.json", unknown).Should().ContainSingle();
        Disagreement(severe, "pack.json", none).Should().ContainSingle();
    }

    private static Task<JsonSchema> SchemaAsync(string file) => JsonSchema.FromFileAsync(Path.Combine(PackFiles.Folder, "schema", $"{PackFiles.KindOf(file)}.schema.json"));

    private static IEnumerable<string> Disagreement(JsonSchema schema, string file, Change change)
    {
        var underlined = schema.Validate(change.Content).Count > 0;
        var refusals = Refusals(file, change.Content);
        if (underlined && refusals.Count == 0)
        {
            return [$"{change.Place}: {change.What} is refused by the schema only"];
        }

        return !underlined && change.IsShape && refusals.Exists(r => !BeyondOneFile.Contains(r)) ? [$"{change.Place}: {change.What} is refused by the reader only ({string.Join(", ", refusals)})"] : [];
    }

    private static List<string> Refusals(string file, string content)
    {
        var files = new SortedDictionary<string, byte[]>(MiniPack.Full.ToDictionary(f => f.Key, f => Encoding.UTF8.GetBytes(f.Key == file ? content : f.Value)), StringComparer.Ordinal);
        var (folder, findings) = (new PackFolder(MiniPack.Name, files), new List<Finding>());
        PackLoader.Build(folder, new Dictionary<string, PackFolder>(StringComparer.Ordinal) { [folder.Name] = folder }, findings);
        return findings.Where(f => f.IsError).Select(f => f.Text).Distinct().ToList();
    }

    /// <summary>In each place: a member taken away, one too many, a value of every other kind; and of its own kind, what its list or range does not have.</summary>
    private static IEnumerable<Change> Changes(string file)
    {
        var untouched = JsonNode.Parse(MiniPack.Full[file])!;
        foreach (var place in Places(untouched).ToList())
        {
            foreach (var (what, isShape, act) in Acts(place, Find(untouched, place)))
            {
                var root = untouched.DeepClone();
                act(Find(root, place));
                yield return new Change(string.Concat(place.Select(s => $"/{s}")), what, root.ToJsonString(), isShape);
            }
        }
    }

    private static IEnumerable<(string What, bool IsShape, Action<JsonNode> Act)> Acts(IReadOnlyList<object> place, JsonNode node)
    {
        if (place.Count > 0)
        {
            if (place[^1] is string name)
            {
                yield return ("taken away", true, n => n.Parent!.AsObject().Remove(name));
            }

            foreach (var (kind, value) in new[] { ("null", "null"), ("a truth", "true"), ("a number", "7"), ("a text", "\"zzz\""), ("an empty text", "\"\""), ("a negative number", "-1"), ("a huge number", "100000"), ("a fraction", "1.5"), ("a list", "[]"), ("an object", "{}") })
            {
                yield return (kind, KindOf(JsonNode.Parse(value)) != KindOf(node), n => n.ReplaceWith(JsonNode.Parse(value)));
            }
        }

        if (node is JsonObject)
        {
            yield return ("one too many", true, n => n.AsObject().Add("zzz", 1));
            yield return ("a rule's member", true, n => n.AsObject().TryAdd("Properties", new JsonObject()));
        }
    }

    private static JsonValueKind KindOf(JsonNode? node) => node?.GetValueKind() switch
    {
        null => JsonValueKind.Null,
        JsonValueKind.False => JsonValueKind.True,
        { } kind => kind,
    };

    private static IEnumerable<IReadOnlyList<object>> Places(JsonNode node, params object[] here) => node switch
    {
        JsonObject o => o.Where(m => m.Value is not null).SelectMany(m => Places(m.Value!, [.. here, m.Key])).Prepend(here),
        JsonArray a => a.SelectMany((n, i) => Places(n!, [.. here, i])).Prepend(here),
        _ => [here],
    };

    private static JsonNode Find(JsonNode root, IReadOnlyList<object> place) => place.Aggregate(root, (n, step) => step is int i ? n[i]! : n[(string)step]!);

    private sealed record Change(string Place, string What, string Content, bool IsShape);
}
