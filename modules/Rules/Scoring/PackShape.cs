using System.Text.RegularExpressions;
using OcopModular.Rules.Domain;

namespace OcopModular.Rules.Scoring;

/// <summary>Lists, ranges and patterns of <c>pack.json</c> and <c>stars.json</c>: the same as in <c>rules/schema</c>, which a test holds together.</summary>
internal static partial class PackShape
{
    public const int MostPoints = 100;

    private static readonly string[] Certified = ["3", "4", "5"];
    private static readonly string[] Bodies = ["district", "province", "national"];
    private static readonly string[] Parts = ["A", "B", "C"];

    private static readonly string[] Confidences =
        ["VERIFIED", "VERIFIED_WITH_SUM_DEFECT", "VERIFIED_WITH_OPTION_DEFECT", "VERIFIED_INCOMPLETE", "INTERPRETED", "RECALLED", "UNKNOWN"];

    /// <summary>Place and value of whatever lies outside.</summary>
    public static IEnumerable<(string Place, object Value)> Faults(PackFile file) =>
    [
        .. Unless(Slug().IsMatch(file.Pack), "pack", file.Pack),
        .. Unless(file.CertificateMonths is >= 1 and <= 120, "certificateMonths", file.CertificateMonths),
        .. Unless(file.Authority.Keys.Order(StringComparer.Ordinal).SequenceEqual(Certified), "authority", string.Join(", ", file.Authority.Keys)),
        .. file.Authority.Values.SelectMany(b => Unless(Bodies.Contains(b), "authority", b)),
        .. Unless(ProductCode().IsMatch(file.ProductCode), "productCode", file.ProductCode),
        .. Unless(file.Deadlines.PapersToMembersWorkingDays is >= 0 and <= 365, "papersToMembersWorkingDays", file.Deadlines.PapersToMembersWorkingDays),
        .. Unless(file.Deadlines.RenewalNoticeDays is >= 0 and <= 3650, "renewalNoticeDays", file.Deadlines.RenewalNoticeDays),
        .. file.Transition.SelectMany(t => Unless(t.From.Count > 0, "from", 0)),
        .. file.Transition.SelectMany(t => t.From).SelectMany(f => Unless(Slug().IsMatch(f), "from", f)),
        .. Unless(file.Sets.Count > 0, "sets", 0),
        .. file.Sets.SelectMany(OfSet),
    ];

    /// <summary>A star's rule bears its number; the certified stars have a band and minima, the others an expression.</summary>
    public static bool IsStar(CheckedRule rule, int stars) =>
        rule.Name == $"{stars}" && rule.Children.All(c => c.File.Properties.ValueKind == System.Text.Json.JsonValueKind.Undefined)
        && (stars >= 3 ? rule.Children.Select(c => c.Name).Order(StringComparer.Ordinal).SequenceEqual([$"{stars}.band", $"{stars}.minima"]) : rule.Children.Count == 0);

    private static IEnumerable<(string, object)> OfSet(SetFile set) =>
    [
        .. Unless(set.Number is >= 1 and <= 99, "number", set.Number),
        .. Unless(Slug().IsMatch(set.Code), "code", set.Code),
        .. Unless(Confidences.Contains(set.Confidence), "confidence", set.Confidence),
        .. Unless(set.Parts.Count > 0, "parts", 0),
        .. set.Parts.SelectMany(OfPart),
    ];

    private static IEnumerable<(string, object)> OfPart(PartFile part) =>
    [
        .. Unless(Parts.Contains(part.Code), "code", part.Code),
        .. Unless(IsPoints(part.Max), "max", part.Max),
        .. Unless(part.Sections.Count > 0, "sections", 0),
        .. part.Sections.SelectMany(s => Unless(SectionCode().IsMatch(s.Code), "code", s.Code)),
        .. part.Sections.SelectMany(s => Unless(IsPoints(s.Max), "max", s.Max)),
    ];

    private static bool IsPoints(decimal value) => value is >= 0 and <= MostPoints;

    private static IEnumerable<(string, object)> Unless(bool holds, string place, object value) => holds ? [] : [(place, value)];

    [GeneratedRegex("^[0-9a-z]+(-[0-9a-z]+)*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Slug();

    [GeneratedRegex("^[0-9]{1,2}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SectionCode();

    [GeneratedRegex(@"^(\{(province|district|commune|serial|year)\}-?)+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ProductCode();
}
