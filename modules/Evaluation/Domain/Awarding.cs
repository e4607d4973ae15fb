using OcopModular.Evaluation.Contracts;
using OcopModular.Rules.Contracts;

namespace OcopModular.Evaluation.Domain;

/// <summary>Who recognises a result. The one place that says so.</summary>
internal static class Awarding
{
    private const string District = "district";

    /// <summary>
    /// The district certifies 3 stars and sends dossiers of 70 to 100 points up to the province (148/QĐ-TTg, process at district level;
    /// plan 148/KH-UBND of 26/04/2024, II.6.2). The mean decides, not the stars: who reaches the band of 4 or 5 stars but falls back to 3
    /// for a missed minimum goes up too and gets no certificate of the district, since the province assesses it anew. Without certified
    /// stars (1 or 2, a missed 3-star minimum, a gate) nothing is recognised and nothing goes up. Later packs leave no star to the
    /// district (1489/QĐ-TTg, 26/2026/QĐ-TTg): there all go up.
    /// </summary>
    public static Award Of(PackCard pack, PanelResult panel) =>
        !panel.IsCertified || panel.Stars is null ? Award.NotRecognised
        : pack.Authority[panel.Band] == District ? Award.Certified
        : Award.ToProvince;
}
