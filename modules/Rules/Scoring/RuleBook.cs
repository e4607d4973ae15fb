using System.Globalization;
using System.Text;
using Microsoft.Extensions.Configuration;
using OcopModular.Rules.Contracts;
using OcopModular.Rules.Domain;

namespace OcopModular.Rules.Scoring;

/// <summary>The packs in force, read once from the pack folder. A folder that fails its checks stops the start.</summary>
internal sealed class RuleBook : IRuleBook
{
    private const int Shown = 20;
    private readonly Dictionary<string, RulePack> _byName;

    public RuleBook(IConfiguration configuration)
        : this(FolderOf(configuration))
    {
    }

    /// <exception cref="RulePackException">The folder cannot be taken into use.</exception>
    public RuleBook(string folder)
    {
        Loaded = Load(folder);
        if (Loaded.HasErrors)
        {
            throw new RulePackException(Block(folder, Loaded.Findings));
        }

        if (Loaded.Packs.Count == 0)
        {
            throw new RulePackException(Head(folder, 1) + Finding.Say("Folder.Empty", CultureInfo.InvariantCulture));
        }

        _byName = Loaded.Packs.ToDictionary(p => p.Name, StringComparer.Ordinal);
        Packs = [.. Loaded.Packs.Select(p => p.Card)];
    }

    public LoadedPacks Loaded { get; }

    public IReadOnlyList<PackCard> Packs { get; }

    /// <summary>The folder beside the program, or the one that <c>Rules:Folder</c> names.</summary>
    public static string FolderOf(IConfiguration configuration) =>
        configuration["Rules:Folder"] is { Length: > 0 } folder ? Path.GetFullPath(folder) : Path.Combine(AppContext.BaseDirectory, "rules");

    public RulePack Rules(string pack) => _byName.TryGetValue(pack, out var found) ? found : throw new KeyNotFoundException($"There is no rule pack {pack}.");

    public SetRules Rules(string pack, int set) => Rules(pack).Sets.TryGetValue(set, out var found) ? found : throw new KeyNotFoundException($"The rule pack {pack} has no set {set}.");

    public PackCard Pack(string pack) => Rules(pack).Card;

    public CriteriaSet Set(string pack, int set) => Rules(pack, set).Set;

    public PackChoice Choose(DateOnly filedOn, DossierKind kind)
    {
        var pack = Packs.LastOrDefault(p => p.FiledFrom <= filedOn && (p.FiledBefore is null || filedOn < p.FiledBefore));
        var transition = pack is null ? null : Loaded.Packs.SelectMany(p => p.Transitions).FirstOrDefault(t => t.Kind == kind && t.From.Contains(pack.Name));
        return new PackChoice(pack, transition?.FinishBy, transition?.Citation);
    }

    public IReadOnlyList<RequiredPaper> Papers(string pack, int set, DossierKind kind) =>
        [.. Rules(pack, set).Papers.Where(p => p.Kinds.Count == 0 || p.Kinds.Contains(kind)).Where(IsDue).Select(p => p.Rule.Facts.Count == 0 ? p.Paper : p.Paper with { IsMandatory = false })];

    public IReadOnlyList<Disqualifier> Disqualifiers(string pack, int set) => [.. Rules(pack, set).Disqualifiers.Select(d => d.Disqualifier)];

    /// <summary>Whether a paper is due may hang on facts that nobody has stated yet: it is then shown, but not demanded.</summary>
    private static bool IsDue(PaperRule paper) => paper.Rule.Facts.Count > 0 || paper.Rule.Holds(new Language.Given(null, new Facts(), null));

    private static LoadedPacks Load(string folder)
    {
        try
        {
            return PackLoader.Load(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RulePackException(Head(folder, 1) + e.Message);
        }
    }

    private static string Head(string folder, int errors) =>
        string.Format(CultureInfo.InvariantCulture, Finding.Say("Folder.Broken", CultureInfo.InvariantCulture), folder, errors) + Environment.NewLine;

    private static string Block(string folder, IReadOnlyList<Finding> findings)
    {
        var errors = findings.Where(f => f.IsError).ToList();
        var block = new StringBuilder(Head(folder, errors.Count));
        foreach (var error in errors.Take(Shown))
        {
            block.AppendLine().Append("  ").AppendLine(string.Join('/', new[] { error.Pack, error.File }.OfType<string>()));
            block.Append("    ").Append(error.Rule).Append(error.Rule is null ? "" : ", ").Append(error.Column is null ? "" : $"{Finding.Say("Folder.Column", CultureInfo.InvariantCulture)} {error.Column}: ").AppendLine(error.Message(CultureInfo.InvariantCulture));
        }

        if (errors.Count > Shown)
        {
            block.AppendLine().Append("  ").AppendFormat(CultureInfo.InvariantCulture, Finding.Say("Folder.More", CultureInfo.InvariantCulture), errors.Count - Shown).AppendLine();
        }

        return block.ToString();
    }
}
