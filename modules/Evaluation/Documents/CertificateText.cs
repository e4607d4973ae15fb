using System.Text;
using Microsoft.Extensions.Localization;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;

namespace OcopModular.Evaluation.Documents;

/// <summary>Every word that stands on a certificate.</summary>
internal sealed record CertificateText(
    string Office,
    string OfficeOf,
    string State,
    string Motto,
    string Issuer,
    string Title,
    string Programme,
    int Stars,
    string Product,
    string Reaches,
    string ReachesStars,
    string ReachesInWords,
    IReadOnlyList<KeyValuePair<string, string>> Facts,
    string Number,
    IReadOnlyList<string> UnderNumber,
    string PlaceAndDay,
    IReadOnlyList<string> SignerPosition,
    string Seal,
    string Signer,
    string Subject)
{
    public static CertificateText Of(Certificate c, IStringLocalizer texts)
    {
        string T(string key, params object[] values) => texts["Certificate.Paper." + key, values].Value.Normalize(NormalizationForm.FormC);

        return new CertificateText(
            T("Office"),
            T("OfficeOf", Upper(c.District)),
            T("State"),
            T("Motto"),
            T("Issuer", Upper(c.District)),
            T("Title"),
            T("Programme"),
            c.Stars,
            c.ProductName.Normalize(NormalizationForm.FormC),
            T("Reaches"),
            T("ReachesStars", c.Stars),
            T($"Reaches.{c.Stars}"),
            [
                new(T("Producer"), c.ProducerName.Normalize(NormalizationForm.FormC)),
                new(T("Place"), T("PlaceOf", c.CommuneName, c.District, c.Province)),
                new(T("Set"), T("SetOf", c.SetName, c.Set, c.Criteria)),
                new(T("Validity"), T("ValidityOf", c.Months, c.IssuedOn.Show(), c.ExpiresOn.Show())),
            ],
            T("Number", c.Number),
            [T("Code", c.ProductCode), T("Decision", c.DecisionNumber, c.IssuedOn.Show()), T("Scan")],
            T("PlaceAndDay", c.District, c.IssuedOn.Day.ToString("00", null), c.IssuedOn.Month.ToString("00", null), c.IssuedOn.Year),
            Position(c.SignerPosition, T("OnBehalf")),
            T("Seal"),
            c.Signer.Normalize(NormalizationForm.FormC),
            T("Subject", c.Number, c.ProductName));
    }

    /// <summary>A deputy signs for the chairman, in two lines (Nghị định 30/2020/NĐ-CP, Phụ lục I).</summary>
    private static IReadOnlyList<string> Position(string position, string onBehalf) =>
        position.TrimStart().StartsWith("phó ", StringComparison.OrdinalIgnoreCase) ? [onBehalf, Upper(position)] : [Upper(position)];

    private static string Upper(string text) => text.Trim().Normalize(NormalizationForm.FormC).ToUpperInvariant();
}
