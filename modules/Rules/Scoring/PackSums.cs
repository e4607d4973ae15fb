using OcopModular.Rules.Domain;

namespace OcopModular.Rules.Scoring;

/// <summary>Sums that do not come to what the decision declares: shown to the maintainer, never repaired (148/QĐ-TTg, bộ 11 has 97).</summary>
internal static class PackSums
{
    public static void Check(string name, PackFile pack, Dictionary<int, SetRules> sets, List<Finding> findings)
    {
        foreach (var set in pack.Sets.Select(s => sets[s.Number].Set))
        {
            var file = $"criteria/{set.Card.Number:00}-{set.Card.Code}.json";
            foreach (var part in set.Parts)
            {
                foreach (var section in part.Sections)
                {
                    Compare($"{part.Code}.{section.Code}", section.Criteria.Sum(c => c.Max), section.Max);
                }

                Compare(part.Code, part.Sections.Sum(s => s.Criteria.Sum(c => c.Max)), part.Max);
            }

            Compare(null, set.Criteria.Sum(c => c.Max), 100);

            void Compare(string? where, decimal sum, decimal declared)
            {
                if (sum != declared)
                {
                    findings.Add(new Finding(false, name, file, null, null, "Sum.Differs", where ?? set.Card.Name, sum, declared));
                }
            }
        }
    }
}
