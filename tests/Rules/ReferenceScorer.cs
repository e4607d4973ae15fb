using System.Globalization;
using System.Text.Json;

namespace OcopModular.Tests.Rules;

/// <summary>
/// Reckons stars straight from the source transcriptions, without the packs, RulesEngine or any code of the product,
/// so that an error of the conversion or of the engine cannot hide. Working rules are the defaults: minima against the
/// mean of the panel, one sheet is enough for a gate.
/// </summary>
internal sealed class ReferenceScorer
{
    private static readonly Dictionary<string, ReferenceScorer> Loaded = [];

    private readonly Dictionary<int, ReferenceSet> sets;

    private ReferenceScorer(JsonElement source) =>
        sets = source.GetProperty("sets").EnumerateArray().Where(s => s.GetProperty("parts").GetArrayLength() > 0)
            .Select(ReferenceSet.Read).ToDictionary(s => s.Number);

    public IReadOnlyCollection<ReferenceSet> Sets => sets.Values;

    /// <param name="source"><c>1048</c>, <c>148</c> or <c>26-2026</c>.</param>
    public static ReferenceScorer Of(string source)
    {
        lock (Loaded)
        {
            if (!Loaded.TryGetValue(source, out var scorer))
            {
                using var document = JsonDocument.Parse(File.ReadAllText(PathOf(source)));
                Loaded[source] = scorer = new ReferenceScorer(document.RootElement);
            }

            return scorer;
        }
    }

    public static ReferenceScorer OfPack(string pack) => Of(SourceOf(pack));

    /// <summary>1489/QĐ-TTg has the criteria of 148/QĐ-TTg.</summary>
    public static string SourceOf(string pack) => pack == "1489-qd-ttg" ? "148" : pack.Replace("-qd-ttg", "", StringComparison.Ordinal);

    public static string PathOf(string source) => Path.Combine(AppContext.BaseDirectory, "Rules", "Source", $"criteria-{source}.json");

    public ReferenceSet Set(int number) => sets[number];

    /// <param name="sheets">Complete sheets: criterion → option id, <c>-</c> or <c>stop</c>.</param>
    public ReferenceResult Score(int set, IReadOnlyList<IReadOnlyDictionary<string, string>> sheets, bool fallback = true)
    {
        var criteria = sets[set].Criteria;
        if (criteria.FirstOrDefault(c => sheets.Any(s => c.Stops(s))) is { } gate)
        {
            return new ReferenceResult(null, new Dictionary<string, decimal>(), null, [], gate.Code);
        }

        var sums = criteria.ToDictionary(c => c.Code, c => sheets.Sum(s => c.PointsOf(s[c.Code])));
        var mean = sums.Values.Sum() / sheets.Count;
        var parts = criteria.GroupBy(c => c.Part).ToDictionary(g => g.Key, g => g.Sum(c => sums[c.Code]) / sheets.Count);
        var missing = Missing(criteria, sums, sheets.Count).ToList();
        return new ReferenceResult(mean, parts, Stars(mean, missing, fallback), missing, null);
    }

    private static IEnumerable<ReferenceMinimum> Missing(IReadOnlyList<ReferenceCriterion> criteria, Dictionary<string, decimal> sums, int sheets) =>
        from stars in new[] { 3, 4, 5 }
        from c in criteria
        where c.Required.ContainsKey(stars) && sums[c.Code] < c.Required[stars] * sheets
        select new ReferenceMinimum(c.Code, stars, sums[c.Code] / sheets, c.Required[stars]);

    private static int? Stars(decimal mean, List<ReferenceMinimum> missing, bool fallback)
    {
        var band = mean >= 90 ? 5 : mean >= 70 ? 4 : mean >= 50 ? 3 : mean >= 30 ? 2 : 1;
        if (band < 3)
        {
            return band;
        }

        for (var stars = band; stars >= (fallback ? 3 : band); stars--)
        {
            if (missing.TrueForAll(m => m.ForStars > stars))
            {
                return stars;
            }
        }

        return null;
    }
}

internal sealed record ReferenceResult(decimal? Mean, IReadOnlyDictionary<string, decimal> Parts, int? Stars, IReadOnlyList<ReferenceMinimum> Missing, string? Gate);

internal sealed record ReferenceMinimum(string Criterion, int ForStars, decimal Has, decimal Needs);

/// <summary>A set as the source has it; the source itself stays at hand for comparisons.</summary>
internal sealed record ReferenceSet(int Number, JsonElement Source, IReadOnlyList<ReferenceCriterion> Criteria)
{
    public static ReferenceSet Read(JsonElement set)
    {
        var criteria = new List<ReferenceCriterion>();
        foreach (var part in set.GetProperty("parts").EnumerateArray())
        {
            foreach (var section in part.GetProperty("sections").EnumerateArray())
            {
                foreach (var criterion in section.GetProperty("criteria").EnumerateArray())
                {
                    criteria.Add(ReferenceCriterion.Read(part.GetProperty("code").GetString()!, section, criterion, criteria));
                }
            }
        }

        return new ReferenceSet(set.GetProperty("number").GetInt32(), set.Clone(), criteria);
    }
}

internal sealed record ReferenceOption(string Id, string Title, decimal Points, int? MinForStars, int? Case);

/// <param name="Required">Stars → points to reach: the truth about minima, also where no option carries the asterisks.</param>
/// <param name="MayStop">A member may find that the gate applies.</param>
/// <param name="ZeroOf">Criteria of which one with 0 points is enough to stop.</param>
internal sealed record ReferenceCriterion(
    string Code,
    string Part,
    JsonElement Source,
    IReadOnlyList<string> Notes,
    IReadOnlyList<ReferenceOption> Options,
    IReadOnlyDictionary<int, decimal> Required,
    bool MayStop,
    bool Disqualifies,
    IReadOnlyList<ReferenceCriterion> ZeroOf)
{
    public static ReferenceCriterion Read(string part, JsonElement section, JsonElement source, List<ReferenceCriterion> before)
    {
        var code = $"{part}.{source.GetProperty("code").GetString()}";
        code = before.Exists(c => c.Code == code) ? code + "-2" : code;
        var notes = Texts(source, "notes").Concat(IsFirstOf(section, source) ? Texts(section, "notes") : []).ToList();
        var flagged = source.TryGetProperty("gate", out var gate) && gate.GetBoolean();
        var disqualifies = flagged && notes.Exists(n => Says(n, "bị loại") || Says(n, "loại bỏ"));
        var isGate = flagged && !disqualifies;
        var ofPicks = isGate && notes.Exists(n => Says(n, "0 điểm tại một trong các chỉ tiêu trên"));
        var self = new ReferenceCriterion(code, part, source.Clone(), notes, Levels(source).ToList(), RequiredOf(source), isGate && !ofPicks, disqualifies, []);
        return ofPicks ? self with { ZeroOf = [.. before.Where(c => c.Code.StartsWith("C.6.", StringComparison.Ordinal)), self] } : self;
    }

    public decimal PointsOf(string pick) => pick == "-" ? 0 : Options.Single(o => o.Id == pick).Points;

    public bool Stops(IReadOnlyDictionary<string, string> picks) =>
        (MayStop && picks[Code] == "stop") || ZeroOf.Any(c => c.PointsOf(picks[c.Code]) == 0);

    public static IEnumerable<string> Texts(JsonElement of, string name) =>
        of.TryGetProperty(name, out var texts) ? texts.EnumerateArray().Select(t => t.GetString()!) : [];

    private static bool Says(string note, string words) => note.Contains(words, StringComparison.OrdinalIgnoreCase);

    private static bool IsFirstOf(JsonElement section, JsonElement criterion) =>
        section.GetProperty("criteria")[0].GetProperty("code").GetString() == criterion.GetProperty("code").GetString();

    private static IEnumerable<ReferenceOption> Levels(JsonElement criterion)
    {
        var plain = criterion.GetProperty("options").EnumerateArray().Select((o, i) => Level(o, i, null));
        var cases = criterion.TryGetProperty("cases", out var c) ? c.EnumerateArray().ToList() : [];
        return plain.Concat(cases.SelectMany((one, n) => one.GetProperty("options").EnumerateArray().Select((o, i) => Level(o, i, n + 1))));
    }

    private static ReferenceOption Level(JsonElement option, int place, int? inCase) => new(
        string.Create(CultureInfo.InvariantCulture, $"{inCase}{(char)('a' + place)}"),
        option.GetProperty("text").GetString()!,
        option.GetProperty("points").GetDecimal(),
        option.TryGetProperty("minForStars", out var stars) ? stars.GetInt32() : null,
        inCase);

    private static Dictionary<int, decimal> RequiredOf(JsonElement criterion) =>
        criterion.TryGetProperty("required", out var required)
            ? required.EnumerateObject().ToDictionary(p => int.Parse(p.Name, CultureInfo.InvariantCulture), p => p.Value.GetDecimal())
            : [];
}
