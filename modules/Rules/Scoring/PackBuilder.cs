using OcopModular.Rules.Contracts;
using OcopModular.Rules.Domain;
using OcopModular.Rules.Language;

namespace OcopModular.Rules.Scoring;

/// <summary>Makes a pack of its files, or finds why not.</summary>
internal sealed class PackBuilder(PackFolder own, PackFolder? parent, PackFile pack, List<Finding> findings)
{
    private static readonly Inputs OfSheet = new(Sheet: true, Facts: true);
    private static readonly Inputs OfScore = new(Score: true, Facts: true);
    private static readonly Inputs OfFacts = new(Facts: true);
    private readonly StrictJson _json = new(own.Name, findings);

    private int Errors => findings.Count(f => f.IsError);

    public RulePack? Build()
    {
        var before = Errors;
        var stars = Stars();
        var gates = Lists("gates.json", OfSheet, "gates");
        var dossier = Lists("dossier.json", OfFacts, "documents", "disqualifiers");
        var suggestions = Lists("suggestions.json", OfFacts, "suggestions");
        var selection = Lists("selection.json", OfFacts, "selection");
        foreach (var rule in selection.Values.SelectMany(w => w.Rules))
        {
            _json.Properties<SelectionProperties>("selection.json", rule.File);
        }

        var sets = new Dictionary<int, SetRules>();
        foreach (var (set, workflow, file) in Criteria())
        {
            if (new SetBuilder(pack, file, _json, findings).Build(set, workflow) is { } criteria)
            {
                sets[set.Number] = new SetAssembly(own.Name, _json, findings).Make(criteria, workflow, file, gates, dossier, suggestions);
            }
        }

        if (Errors > before || stars is null)
        {
            return null;
        }

        PackSums.Check(own.Name, pack, sets, findings);
        return new RulePack(
            Card(sets), pack.Fallback, [.. pack.Transition.Select(t => new Transition(t.From, PackJson.Kind(t.Kind)!.Value, t.FinishBy, t.Citation))], sets, stars.Value.Workflow, stars.Value.Rules, [], PackFolder.HashOf(own, parent, p => p != "pack.json"));
    }

    private PackCard Card(Dictionary<int, SetRules> sets) => new(
        pack.Pack, pack.Decision, pack.Title, pack.Issued, pack.FiledFrom, pack.FiledBefore, pack.Extends, pack.CertificateMonths,
        pack.Authority.ToDictionary(a => a.Key[0] - '0', a => a.Value), pack.ProductCode, pack.Deadlines.RenewalNoticeDays, pack.Deadlines.PapersToMembersWorkingDays,
        PackFolder.HashOf(own, parent, _ => true), pack.Remarks, [.. pack.Sets.OrderBy(s => s.Number).Select(s => sets[s.Number].Set.Card)]);

    private byte[]? Content(string file) => own.Files.GetValueOrDefault(file) ?? parent?.Files.GetValueOrDefault(file);

    /// <summary>The pack that names the workflows of a file: the base, where the file is the base's.</summary>
    private string Owner(string file) => own.Files.ContainsKey(file) || parent is null ? own.Name : parent.Name;

    private (CheckedWorkflow Workflow, IReadOnlyList<StarRule> Rules)? Stars()
    {
        const string file = "stars.json";
        if (Content(file) is not { } content)
        {
            Refuse(file, null, "File.Missing");
            return null;
        }

        if (_json.Workflows<WorkflowFile>(file, content) is not { } workflow || Checked(file, workflow, OfScore, $"{Owner(file)}/stars") is not { } found)
        {
            return null;
        }

        var before = Errors;
        var rules = new List<StarRule>();
        foreach (var rule in found.Rules)
        {
            if (_json.Properties<StarProperties>(file, rule.File) is not { } p)
            {
                continue;
            }

            rules.Add(new StarRule(rule, p.Stars, p.Certified));
            if (!PackShape.IsStar(rule, p.Stars))
            {
                Refuse(file, rule.Name, "Rule.StarShape", p.Stars);
            }
        }

        if (Errors > before)
        {
            return null;
        }

        StarBands.Check(own.Name, file, rules, findings);
        return Errors > before ? null : (found, rules);
    }

    private IEnumerable<(SetFile Set, CheckedWorkflow Workflow, string File)> Criteria()
    {
        var files = own.Files.Keys.Union(parent?.Files.Keys ?? [], StringComparer.Ordinal).Where(PackFolder.IsCriteria).Order(StringComparer.Ordinal).ToList();
        foreach (var set in pack.Sets)
        {
            var mine = files.Where(f => f.StartsWith($"criteria/{set.Number:00}-", StringComparison.Ordinal)).ToList();
            files.RemoveAll(mine.Contains);
            if (mine.Count != 1)
            {
                Refuse(mine.Count == 0 ? $"criteria/{set.Number:00}-….json" : mine[1], null, mine.Count == 0 ? "Set.NoFile" : "Set.TwoFiles", set.Number);
            }
            else if (_json.Workflows<WorkflowFile>(mine[0], Content(mine[0])!) is { } workflow && Checked(mine[0], workflow, OfSheet, $"{Owner(mine[0])}/{set.Number}/criteria") is { } found)
            {
                yield return (set, found, mine[0]);
            }
        }

        foreach (var file in files)
        {
            Refuse(file, null, "Set.NotListed");
        }
    }

    /// <summary>A file with an array of workflows, by their names without the pack: <c>11/gates</c>.</summary>
    private Dictionary<string, CheckedWorkflow> Lists(string file, Inputs inputs, params string[] kinds)
    {
        var found = new Dictionary<string, CheckedWorkflow>(StringComparer.Ordinal);
        if (Content(file) is not { } content || _json.Workflows<List<WorkflowFile>>(file, content) is not { } workflows)
        {
            return found;
        }

        var owner = Owner(file) + "/";
        var names = pack.Sets.SelectMany(s => kinds.Select(k => $"{s.Number}/{k}")).Append("selection").ToHashSet(StringComparer.Ordinal);
        foreach (var workflow in workflows)
        {
            var name = workflow.WorkflowName.StartsWith(owner, StringComparison.Ordinal) ? workflow.WorkflowName[owner.Length..] : "";
            if (!names.Contains(name) || found.ContainsKey(name))
            {
                Refuse(file, null, "Workflow.Name", workflow.WorkflowName, owner + "…");
            }
            else if (new WorkflowChecks(own.Name, file, findings).Check(workflow, inputs) is { } passed)
            {
                found[name] = passed;
            }
        }

        return found;
    }

    private CheckedWorkflow? Checked(string file, WorkflowFile workflow, Inputs inputs, string name)
    {
        if (workflow.WorkflowName == name)
        {
            return new WorkflowChecks(own.Name, file, findings).Check(workflow, inputs);
        }

        Refuse(file, null, "Workflow.Name", workflow.WorkflowName, name);
        return null;
    }

    private void Refuse(string file, string? rule, string text, params object[] arguments) => findings.Add(new Finding(true, own.Name, file, rule, null, text, arguments));
}
