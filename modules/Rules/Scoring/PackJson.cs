using System.Text.Json;
using System.Text.Json.Nodes;
using OcopModular.Rules.Contracts;
using OcopModular.Rules.Domain;

namespace OcopModular.Rules.Scoring;

/// <summary>Reads <c>pack.json</c>; a member that a pack lacks is its base's.</summary>
internal static class PackJson
{
    private const string Name = "pack.json";

    public static PackFile? Read(PackFolder folder, Dictionary<string, PackFolder> folders, List<Finding> findings)
    {
        var json = new StrictJson(folder.Name, findings);
        using var own = json.Document(Name, folder.Files[Name]);
        if (own is null)
        {
            return null;
        }

        var content = folder.Files[Name];
        if (own.RootElement.ValueKind == JsonValueKind.Object && own.RootElement.TryGetProperty("extends", out var extends) && extends.ValueKind == JsonValueKind.String)
        {
            if (Merge(own, extends.GetString()!, folder.Name, folders, findings) is not { } merged)
            {
                return null;
            }

            content = merged;
        }

        return json.Data<PackFile>(Name, content) is { } file && Accepts(file, folder.Name, findings) ? file : null;
    }

    public static DossierKind? Kind(string kind) => kind switch
    {
        "first" => DossierKind.First,
        "upgrade" => DossierKind.Upgrade,
        "reevaluation" => DossierKind.Reevaluation,
        _ => null,
    };

    private static byte[]? Merge(JsonDocument own, string parent, string pack, Dictionary<string, PackFolder> folders, List<Finding> findings)
    {
        if (parent == pack || !folders.TryGetValue(parent, out var folder) || !folder.Files.TryGetValue(Name, out var content))
        {
            findings.Add(new Finding(true, pack, Name, null, null, "Pack.NoBase", parent));
            return null;
        }

        using var document = new StrictJson(parent, findings).Document(Name, content);
        if (document?.RootElement.ValueKind != JsonValueKind.Object)
        {
            findings.Add(new Finding(true, pack, Name, null, null, "Pack.BaseBroken", parent));
            return null;
        }

        if (document.RootElement.TryGetProperty("extends", out var further) && further.ValueKind != JsonValueKind.Null)
        {
            findings.Add(new Finding(true, pack, Name, null, null, "Pack.BaseExtends", parent));
            return null;
        }

        var all = JsonObject.Create(own.RootElement)!;
        foreach (var member in document.RootElement.EnumerateObject().Where(m => !all.ContainsKey(m.Name)))
        {
            all[member.Name] = JsonNode.Parse(member.Value.GetRawText());
        }

        return JsonSerializer.SerializeToUtf8Bytes(all);
    }

    private static bool Accepts(PackFile file, string folder, List<Finding> findings)
    {
        var before = findings.Count;
        void Refuse(string text, params object[] arguments) => findings.Add(new Finding(true, folder, Name, null, null, text, arguments));
        if (file.Pack != folder)
        {
            Refuse("Pack.Name", file.Pack, folder);
        }

        if (file.FiledBefore <= file.FiledFrom)
        {
            Refuse("Pack.Window");
        }

        foreach (var (place, value) in PackShape.Faults(file))
        {
            Refuse("Pack.Value", place, value);
        }

        foreach (var transition in file.Transition.Where(t => Kind(t.Kind) is null))
        {
            Refuse("Pack.Kind", transition.Kind);
        }

        foreach (var twice in file.Sets.GroupBy(s => s.Number).Where(g => g.Count() > 1))
        {
            Refuse("Pack.SetTwice", twice.Key);
        }

        return findings.Count == before;
    }
}
