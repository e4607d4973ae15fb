using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using FluentAssertions;
using OcopModular.Rules.Domain;
using OcopModular.Rules.Language;
using OcopModular.Rules.Scoring;
using Xunit;

namespace OcopModular.Tests.Rules;

/// <summary>Files mutated at random: none may throw, and what is still admitted must lie within the closed language.</summary>
public sealed partial class MutatedPackTests
{
    private const int Mutations = 1000;
    private static readonly string[] Files = [MiniPack.CriteriaFile, "stars.json", "gates.json", "pack.json"];

    private static readonly HashSet<string> Words = new(
        ["sheet", "Pick", "score", "Mean", "Fallback", "Met", "facts", "Math", "Min", "Max", "Abs", "Round", "true", "false", "null", "pick", .. Catalogue.ByName.Keys], StringComparer.Ordinal);

    private static readonly string[] Fragments =
    [
        ", \"Actions\": {}", ", \"WorkflowsToInject\": [\"9-qd-ttg/stars\"]", ", \"GlobalParams\": []", "\"Expression\": \"sheet.GetType() != null\"", "GetType()", "System.IO.File.Delete", "((((((((", "\\u0000",
        "{", "}", "[", "]", "\"", ",", ":", "null", "1e999", "-", "\\", "\"Rules\": [{}]", "\"RuleName\": \"5\"", "Enumerable.Range(0,2147483647).Count()", "!!!!!!!!", "/*", "//", "\u202e", "é",
    ];

    private static Gen<(string File, byte[] Content)> Mutated { get; } =
        Gen.Select(Gen.Int[0, Files.Length - 1], Gen.Select(Gen.Int[0, 5], Gen.Int[0, 1_000_000], Gen.Int[0, 1_000_000]).Array[1, 4])
            .Select((file, steps) => (Files[file], steps.Aggregate(Encoding.UTF8.GetBytes(Original(Files[file])), (content, s) => Mutate(content, s.Item1, s.Item2, s.Item3))));

    [Fact]
    public void No_mutated_file_crashes_and_none_activates_what_the_language_does_not_know()
    {
        var admitted = 0;
        Mutated.Sample(
            m =>
            {
                var findings = new List<Finding>();
                var pack = Load(m.File, m.Content, findings);
                (pack is not null || findings.Exists(f => f.IsError)).Should().BeTrue();
                if (pack is not null)
                {
                    Interlocked.Increment(ref admitted);
                    Expressions(pack).Should().AllSatisfy(e => IsClosed(e).Should().BeTrue(e));
                }
            },
            iter: Mutations,
            print: m => m.File + "\n" + Encoding.UTF8.GetString(m.Content));
        admitted.Should().BeInRange(1, Mutations / 2, "harmless changes of a text pass, most mutations do not");
    }

    [Fact]
    public void The_check_for_the_closed_language_can_fail()
    {
        IsClosed("sheet.GetType() != null").Should().BeFalse();
        IsClosed("score.Mean >= 90").Should().BeTrue();
    }

    private static RulePack? Load(string file, byte[] content, List<Finding> findings)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var name in Files)
        {
            files[name] = name == file ? content : Encoding.UTF8.GetBytes(Original(name));
        }

        if (!System.Text.Unicode.Utf8.IsValid(content))
        {
            // Reading the folder refuses it already.
            findings.Add(new Finding(true, MiniPack.Name, file, null, null, "File.NotUtf8", 1));
            return null;
        }

        var folder = new PackFolder(MiniPack.Name, files);
        return PackLoader.Build(folder, new Dictionary<string, PackFolder>(StringComparer.Ordinal) { [folder.Name] = folder }, findings);
    }

    private static string Original(string file) => file switch
    {
        MiniPack.CriteriaFile => MiniPack.Criteria,
        "stars.json" => MiniPack.Stars,
        "gates.json" => MiniPack.Gates,
        _ => MiniPack.Pack,
    };

    private static byte[] Mutate(byte[] content, int way, int at, int what)
    {
        var place = content.Length == 0 ? 0 : at % content.Length;
        var fragment = Encoding.UTF8.GetBytes(Fragments[what % Fragments.Length]);
        return way switch
        {
            0 => [.. content[..place], (byte)what, .. content[Math.Min(place + 1, content.Length)..]],
            1 => [.. content[..place], .. content[Math.Min(place + 1 + (what % 20), content.Length)..]],
            2 => [.. content[..place], .. fragment, .. content[place..]],
            3 => content[..place],
            4 => [.. content[..place], .. content[(place / 2)..place], .. content[place..]],
            _ => [.. content[..place], (byte)('0' + (what % 10)), .. content[place..]],
        };
    }

    private static IEnumerable<string> Expressions(RulePack pack) =>
        pack.Sets.Values.SelectMany(s => s.CriteriaWorkflow.Rules.Concat(s.GateWorkflow?.Rules ?? [])).Concat(pack.StarWorkflow.Rules).SelectMany(r => Expressions(r.File));

    private static IEnumerable<string> Expressions(RuleFile rule) =>
        (rule.Expression is null ? [] : new[] { rule.Expression }).Concat((rule.LocalParams ?? []).Select(l => l.Expression)).Concat((rule.Rules ?? []).SelectMany(Expressions));

    private static bool IsClosed(string expression) => Word().Matches(Quoted().Replace(expression, "")).All(m => Words.Contains(m.Value));

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("[\\p{L}_][\\p{L}\\p{N}_]*")]
    private static partial Regex Word();
}
