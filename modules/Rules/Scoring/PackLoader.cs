using OcopModular.Rules.Contracts;
using OcopModular.Rules.Domain;

namespace OcopModular.Rules.Scoring;

/// <summary>The packs of a folder, as far as they pass, and all that was found.</summary>
/// <param name="Packs">Oldest first.</param>
internal sealed record LoadedPacks(IReadOnlyList<RulePack> Packs, IReadOnlyList<Finding> Findings)
{
    public bool HasErrors => Findings.Any(f => f.IsError);

    public bool IsBroken(string pack) => Packs.All(p => p.Name != pack) && Findings.Any(f => f.IsError && f.Pack == pack);
}

/// <summary>Reads a folder of packs, checks each and makes packs of those that pass. Runs no rule but through our own evaluator.</summary>
internal static class PackLoader
{
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be read.</exception>
    public static LoadedPacks Load(string root)
    {
        var findings = new List<Finding>();
        var folders = PackFolder.ReadAll(root, findings).ToDictionary(f => f.Name, StringComparer.Ordinal);
        var packs = folders.Values.Select(f => Build(f, folders, findings)).OfType<RulePack>().OrderBy(p => p.Card.FiledFrom).ToList();
        CheckWindows(packs, findings);
        packs.RemoveAll(p => findings.Exists(f => f.IsError && f.Pack == p.Name));
        return new LoadedPacks(packs, findings);
    }

    public static RulePack? Build(PackFolder folder, Dictionary<string, PackFolder> folders, List<Finding> findings)
    {
        var before = findings.Count;
        if (findings.Exists(f => f.IsError && f.Pack == folder.Name) || PackJson.Read(folder, folders, findings) is not { } file)
        {
            return null;
        }

        var parent = file.Extends is null ? null : folders[file.Extends];
        if (parent is not null && findings.Exists(f => f.IsError && f.Pack == parent.Name))
        {
            findings.Add(new Finding(true, folder.Name, "pack.json", null, null, "Pack.BaseBroken", parent.Name));
            return null;
        }

        var pack = new PackBuilder(folder, parent, file, findings).Build();
        return pack is null ? null : pack with { Findings = [.. findings.Skip(before)] };
    }

    /// <summary>Two packs never claim the same filing day; a day that none claims is worth a warning.</summary>
    private static void CheckWindows(List<RulePack> packs, List<Finding> findings)
    {
        foreach (var (older, newer) in packs.Zip(packs.Skip(1)))
        {
            if (older.Card.FiledBefore is not { } before || before > newer.Card.FiledFrom)
            {
                findings.Add(new Finding(true, newer.Name, "pack.json", null, null, "Pack.Overlap", older.Name));
            }
            else if (before < newer.Card.FiledFrom)
            {
                findings.Add(new Finding(false, newer.Name, "pack.json", null, null, "Pack.Gap", older.Name));
            }
        }

        foreach (var pack in packs)
        {
            foreach (var from in pack.Transitions.SelectMany(t => t.From).Where(f => packs.TrueForAll(p => p.Name != f)).Distinct())
            {
                findings.Add(new Finding(false, pack.Name, "pack.json", null, null, "Pack.TransitionFrom", from));
            }
        }
    }
}
