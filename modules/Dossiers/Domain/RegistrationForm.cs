using System.Globalization;
using OcopModular.Kernel;

namespace OcopModular.Dossiers.Domain;

/// <summary>The printed order of the registration form and the general part of the self-assessment.</summary>
internal static class RegistrationForm
{
    private const string Yes = "✓";
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>Key of the label → value; what is not stated is left out.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Fields(Dossier dossier, Producer producer) =>
        ProducerFields(producer).Concat(ProductFields(dossier)).Where(f => !string.IsNullOrWhiteSpace(f.Value)).Select(f => new KeyValuePair<string, string>(f.Key, f.Value!));

    private static IEnumerable<(string Key, string? Value)> ProducerFields(Producer producer) =>
    [
        ("Producer.Name", producer.Name),
        ("Producer.Representative", producer.Representative),
        ("Producer.Post", producer.Post),
        ("Producer.Address", producer.Address),
        ("Producer.Phone", producer.Phone),
        ("Producer.Email", producer.Email),
        ("Producer.RegistrationNumber", producer.RegistrationNumber),
        ("Producer.FoundedOn", producer.FoundedOn?.Show()),
        ("Producer.Commune", producer.CommuneName),
    ];

    private static IEnumerable<(string Key, string? Value)> ProductFields(Dossier dossier)
    {
        var form = dossier.Registration;
        return
        [
            ("Product.Name", dossier.Product.Name),
            ("Product.Group", string.Join(" / ", new[] { dossier.Product.Sector, dossier.Product.Group, dossier.Product.SetName }.Distinct(StringComparer.Ordinal))),
            ("Registration.Samples", form.Samples?.ToString(Vietnamese)),
            ("Registration.Specification", form.Specification),
            ("Registration.BusinessRegistered", Tick(form.BusinessRegistered)),
            ("Registration.QualityDeclared", Tick(form.QualityDeclared)),
            ("Registration.FoodSafetyCertified", Tick(form.FoodSafetyCertified)),
            ("Registration.ProductionLicensed", Tick(form.ProductionLicensed)),
            ("Registration.PropertyRegistered", Tick(form.PropertyRegistered)),
            ("Registration.History", form.History),
            ("Registration.Organisation", form.Organisation),
            ("Registration.Results", form.Results),
            ("Registration.Plan", form.Plan),
            ("Registration.Pledged", Tick(form.Pledged)),
        ];
    }

    private static string? Tick(bool value) => value ? Yes : null;
}
