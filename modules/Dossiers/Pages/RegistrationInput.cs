using System.ComponentModel.DataAnnotations;
using OcopModular.Dossiers.Domain;
using OcopModular.Rules.Contracts;

namespace OcopModular.Dossiers.Pages;

/// <summary>What the registration page posts.</summary>
internal sealed class RegistrationInput
{
    public int Version { get; set; }

    [Display(Name = "Dossier.ReceivedOn")]
    public DateOnly? ReceivedOn { get; set; }

    [Display(Name = "Dossier.PaperNumber"), StringLength(100, ErrorMessage = "TooLong")]
    public string? PaperNumber { get; set; }

    [Display(Name = "Registration.Specification"), StringLength(2000, ErrorMessage = "TooLong")]
    public string? Specification { get; set; }

    [Display(Name = "Registration.Samples"), Range(0, 1000, ErrorMessage = "OutOfRange")]
    public int? Samples { get; set; }

    [Display(Name = "Registration.BusinessRegistered")]
    public bool BusinessRegistered { get; set; }

    [Display(Name = "Registration.QualityDeclared")]
    public bool QualityDeclared { get; set; }

    [Display(Name = "Registration.FoodSafetyCertified")]
    public bool FoodSafetyCertified { get; set; }

    [Display(Name = "Registration.ProductionLicensed")]
    public bool ProductionLicensed { get; set; }

    [Display(Name = "Registration.PropertyRegistered")]
    public bool PropertyRegistered { get; set; }

    [Display(Name = "Registration.History"), StringLength(4000, ErrorMessage = "TooLong")]
    public string? History { get; set; }

    [Display(Name = "Registration.Organisation"), StringLength(4000, ErrorMessage = "TooLong")]
    public string? Organisation { get; set; }

    [Display(Name = "Registration.Results"), StringLength(8000, ErrorMessage = "TooLong")]
    public string? Results { get; set; }

    [Display(Name = "Registration.Plan"), StringLength(8000, ErrorMessage = "TooLong")]
    public string? Plan { get; set; }

    [Display(Name = "Registration.Pledged")]
    public bool Pledged { get; set; }

    [Display(Name = "Facts.LocalMaterialShare"), Range(0, 100, ErrorMessage = "OutOfRange")]
    public decimal? LocalMaterialShare { get; set; }

    [Display(Name = "Facts.ImportedMaterialShare"), Range(0, 100, ErrorMessage = "OutOfRange")]
    public decimal? ImportedMaterialShare { get; set; }

    [Display(Name = "Facts.ContractedMaterialShare"), Range(0, 100, ErrorMessage = "OutOfRange")]
    public decimal? ContractedMaterialShare { get; set; }

    [Display(Name = "Facts.ContractMonths"), Range(0, 600, ErrorMessage = "OutOfRange")]
    public decimal? ContractMonths { get; set; }

    [Display(Name = "Facts.LocalWorkerShare"), Range(0, 100, ErrorMessage = "OutOfRange")]
    public decimal? LocalWorkerShare { get; set; }

    [Display(Name = "Facts.RevenueLastYear"), Range(0, 1e13, ErrorMessage = "OutOfRange")]
    public decimal? RevenueLastYear { get; set; }

    [Display(Name = "Facts.RevenueYearBefore"), Range(0, 1e13, ErrorMessage = "OutOfRange")]
    public decimal? RevenueYearBefore { get; set; }

    [Display(Name = "Facts.FoodSafetyCertificate")]
    public bool? FoodSafetyCertificate { get; set; }

    [Display(Name = "Facts.SelfDeclaration")]
    public bool? SelfDeclaration { get; set; }

    [Display(Name = "Facts.TrademarkFiled")]
    public bool? TrademarkFiled { get; set; }

    [Display(Name = "Facts.TrademarkGranted")]
    public bool? TrademarkGranted { get; set; }

    public static RegistrationInput Of(Dossier dossier)
    {
        var (form, facts) = (dossier.Registration, dossier.Facts);
        return new RegistrationInput
        {
            Version = dossier.Version,
            ReceivedOn = dossier.ReceivedOn,
            PaperNumber = dossier.PaperNumber,
            Specification = form.Specification,
            Samples = form.Samples,
            BusinessRegistered = form.BusinessRegistered,
            QualityDeclared = form.QualityDeclared,
            FoodSafetyCertified = form.FoodSafetyCertified,
            ProductionLicensed = form.ProductionLicensed,
            PropertyRegistered = form.PropertyRegistered,
            History = form.History,
            Organisation = form.Organisation,
            Results = form.Results,
            Plan = form.Plan,
            Pledged = form.Pledged,
            LocalMaterialShare = facts.LocalMaterialShare,
            ImportedMaterialShare = facts.ImportedMaterialShare,
            ContractedMaterialShare = facts.ContractedMaterialShare,
            ContractMonths = facts.ContractMonths,
            LocalWorkerShare = facts.LocalWorkerShare,
            RevenueLastYear = facts.RevenueLastYear,
            RevenueYearBefore = facts.RevenueYearBefore,
            FoodSafetyCertificate = facts.FoodSafetyCertificate,
            SelfDeclaration = facts.SelfDeclaration,
            TrademarkFiled = facts.TrademarkFiled,
            TrademarkGranted = facts.TrademarkGranted,
        };
    }

    public Registration ToRegistration() => new()
    {
        Specification = Specification,
        Samples = Samples,
        BusinessRegistered = BusinessRegistered,
        QualityDeclared = QualityDeclared,
        FoodSafetyCertified = FoodSafetyCertified,
        ProductionLicensed = ProductionLicensed,
        PropertyRegistered = PropertyRegistered,
        History = History,
        Organisation = Organisation,
        Results = Results,
        Plan = Plan,
        Pledged = Pledged,
    };

    public Facts ToFacts() => new()
    {
        LocalMaterialShare = LocalMaterialShare,
        ImportedMaterialShare = ImportedMaterialShare,
        ContractedMaterialShare = ContractedMaterialShare,
        ContractMonths = ContractMonths,
        LocalWorkerShare = LocalWorkerShare,
        RevenueLastYear = RevenueLastYear,
        RevenueYearBefore = RevenueYearBefore,
        FoodSafetyCertificate = FoodSafetyCertificate,
        SelfDeclaration = SelfDeclaration,
        TrademarkFiled = TrademarkFiled,
        TrademarkGranted = TrademarkGranted,
    };
}
