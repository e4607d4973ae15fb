using OcopModular.Rules.Contracts;
using OcopModular.Rules.Domain;
using OcopModular.Rules.Language;

namespace OcopModular.Rules.Scoring;

/// <summary>Joins a set with its gates, papers, disqualifiers and suggestions, and checks what they say of its criteria.</summary>
internal sealed class SetAssembly(string pack, StrictJson json, List<Finding> findings)
{
    private const string GatesFile = "gates.json";
    private const string DossierFile = "dossier.json";
    private const string WholeDossier = "dossier";
    private const string SuggestionsFile = "suggestions.json";

    public SetRules Make(CriteriaSet set, CheckedWorkflow criteria, string file, Dictionary<string, CheckedWorkflow> gates, Dictionary<string, CheckedWorkflow> dossier, Dictionary<string, CheckedWorkflow> suggestions)
    {
        var number = set.Card.Number;
        var gateWorkflow = gates.GetValueOrDefault($"{number}/gates");
        var placed = set.Parts.SelectMany((p, index) => p.Sections.SelectMany(s => s.Criteria).Select(c => (c, index)))
            .Select((x, place) => new PlacedCriterion(x.c, place, x.index, criteria.Rules.Single(r => r.Name == x.c.Code))).ToList();
        var made = new SetRules(
            set, placed, criteria, gateWorkflow,
            [.. Read<TextProperties, GateRule>(GatesFile, gateWorkflow, (r, p) => new GateRule(r, new Gate(r.Name, p.Title, p.Citation)))],
            [.. Read<PaperProperties, PaperRule>(DossierFile, dossier.GetValueOrDefault($"{number}/documents"), Paper)],
            [.. Read<TextProperties, DisqualifierRule>(DossierFile, dossier.GetValueOrDefault($"{number}/disqualifiers"), (r, p) => Disqualifies(set, r, p))],
            [.. Read<TextProperties, SuggestionRule>(SuggestionsFile, suggestions.GetValueOrDefault($"{number}/suggestions"), (r, p) => Suggests(set, r, p))]);
        foreach (var workflow in new[] { criteria, gateWorkflow }.OfType<CheckedWorkflow>())
        {
            CheckPicks(made, workflow, workflow == criteria ? file : GatesFile);
        }

        CheckGates(made, file);
        CheckOwnPicks(made, file);
        return made;
    }

    private List<TRule> Read<TProperties, TRule>(string file, CheckedWorkflow? workflow, Func<CheckedRule, TProperties, TRule?> make) where TProperties : class where TRule : class =>
        [.. (workflow?.Rules ?? []).Select(r => json.Properties<TProperties>(file, r.File) is { } p ? make(r, p) : null).OfType<TRule>()];

    private PaperRule Paper(CheckedRule rule, PaperProperties p)
    {
        foreach (var kind in (p.Kinds ?? []).Where(k => PackJson.Kind(k) is null))
        {
            Refuse(DossierFile, rule.Name, "Pack.Kind", kind);
        }

        return new PaperRule(rule, new RequiredPaper(rule.Name, p.Title, p.Mandatory, p.Citation), [.. (p.Kinds ?? []).Select(PackJson.Kind).OfType<DossierKind>()]);
    }

    private DisqualifierRule? Disqualifies(CriteriaSet set, CheckedRule rule, TextProperties p)
    {
        if (rule.Name == WholeDossier || set.Criteria.Any(c => c.Code == rule.Name))
        {
            return new DisqualifierRule(rule, new Disqualifier(rule.Name, p.Title, p.Citation));
        }

        Refuse(DossierFile, rule.Name, "Set.UnknownCriterion", rule.Name, set.Card.Number);
        return null;
    }

    private SuggestionRule? Suggests(CriteriaSet set, CheckedRule rule, TextProperties p)
    {
        var dot = rule.Name.LastIndexOf('.');
        var (code, id) = dot < 0 ? ("", "") : (rule.Name[..dot], rule.Name[(dot + 1)..]);
        if (set.Criteria.Any(c => c.Code == code && c.Options.Any(o => o.Id == id)))
        {
            return new SuggestionRule(rule, new Suggestion(code, id, p.Title));
        }

        Refuse(SuggestionsFile, rule.Name, "Set.UnknownOption", rule.Name, set.Card.Number);
        return null;
    }

    /// <summary>A code that the set does not have would silently read as nothing ticked.</summary>
    private void CheckPicks(SetRules set, CheckedWorkflow workflow, string file)
    {
        foreach (var rule in workflow.Rules.SelectMany(Leaves))
        {
            foreach (var pick in rule.Nodes().OfType<PickOf>().Where(p => !set.ByCode.ContainsKey(p.Criterion)))
            {
                Refuse(file, rule.Name, "Set.UnknownCriterion", pick.Criterion, set.Number);
            }

            foreach (var (pick, literal) in rule.Nodes().OfType<Binary>().Select(Comparison).OfType<(PickOf, string)>())
            {
                if (set.ByCode.TryGetValue(pick.Criterion, out var placed) && !placed.Criterion.Accepts(literal))
                {
                    Refuse(file, rule.Name, "Set.UnknownPick", pick.Criterion, literal);
                }
            }
        }
    }

    private static IEnumerable<CheckedRule> Leaves(CheckedRule rule) => rule.Children.Count == 0 ? [rule] : rule.Children.SelectMany(Leaves);

    private static (PickOf Pick, string Literal)? Comparison(Binary binary)
    {
        var (left, right) = (Plain(binary.Left), Plain(binary.Right));
        return (left, right) switch
        {
            (PickOf pick, Literal { Value: string text }) => (pick, text),
            (Literal { Value: string text }, PickOf pick) => (pick, text),
            _ => null,
        };
    }

    private static Node Plain(Node node) => node is Local local ? Plain(local.Value) : node;

    private void CheckGates(SetRules set, string file)
    {
        foreach (var criterion in set.Criteria)
        {
            foreach (var gate in criterion.Criterion.Gates.Where(g => set.Gates.All(x => x.Gate.Code != g)))
            {
                Refuse(file, criterion.Criterion.Code, "Set.UnknownGate", gate);
            }
        }
    }

    /// <summary>Where a criterion reads its own pick only, each option must be fired by its own pick and by nothing else.</summary>
    private void CheckOwnPicks(SetRules set, string file)
    {
        foreach (var criterion in set.Criteria.Where(BulkPlan.ReadsOnlyItself))
        {
            for (var pick = PlacedCriterion.Nothing; pick < criterion.PickCount; pick++)
            {
                var fires = criterion.Rule.Children.Where(c => Fires(c, criterion, pick)).Select(c => c.Name).ToList();
                var wants = pick < PlacedCriterion.FirstOption ? null : $"{criterion.Criterion.Code}.{criterion.Show(pick)}";
                if (wants is null ? fires.Count > 0 : fires.Count != 1 || fires[0] != wants)
                {
                    Refuse(file, wants ?? criterion.Criterion.Code, "Set.OwnPick", criterion.Show(pick), fires.Count == 0 ? "–" : string.Join(", ", fires));
                }
            }
        }
    }

    private static bool Fires(CheckedRule rule, PlacedCriterion criterion, byte pick)
    {
        try
        {
            return rule.Holds(new Given(_ => criterion.Show(pick), new Facts(), null));
        }
        catch (ArithmeticException)
        {
            return false;
        }
    }

    private void Refuse(string file, string rule, string text, params object[] arguments) => findings.Add(new Finding(true, pack, file, rule, null, text, arguments));
}
