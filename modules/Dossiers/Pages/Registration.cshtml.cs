using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Dossiers.Data;
using OcopModular.Dossiers.Domain;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;
using OcopModular.Rules.Contracts;

namespace OcopModular.Dossiers.Pages;

[Authorize(Can.Edit)]
internal sealed class RegistrationModel(FileDossier filing, DossiersDb db, CurrentActor current, TimeProvider clock, IStringLocalizer<Texts> texts) : DraftPage(filing, db, current)
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<Difference> Both { get; private set; } = [];

    public bool MayEnterPaper => Actor.Can(Can.Report) && Draft.Dossier.Number is null;

    public Producer Producer => Draft.Producer;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
        {
            return NotFound();
        }

        Input = Form.Of(Draft.Dossier);
        return Head.IsEditable ? Page() : Redirect($"/Dossiers/View/{Id}");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var (outcome, isStale) = await SaveAsync(ct);
        if (isStale)
        {
            return await StaleAsync(ct);
        }

        if (!outcome.IsDone)
        {
            return this.Refuse(outcome, texts);
        }

        this.Say(texts["Saved"]);
        return Redirect($"/Dossiers/SelfAssessment/{Id}");
    }

    [Repeatable]
    public async Task<IActionResult> OnPostAutosaveAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Partial("_Saved", SavedNote.Failed(Input.Version, texts["Autosave.Invalid"]));
        }

        var (outcome, isStale) = await SaveAsync(ct);
        if (isStale || !outcome.IsDone)
        {
            Response.StatusCode = isStale ? 409 : 422;
            return Partial("_Saved", SavedNote.Failed(Input.Version, isStale ? texts["Autosave.Stale"] : texts.Say(outcome)));
        }

        return Partial("_Saved", new SavedNote(Draft.Dossier.Version, texts["Autosave.At", clock.UtcNow().ShowTime()[^5..]], false));
    }

    private async Task<(Outcome Outcome, bool IsStale)> SaveAsync(CancellationToken ct)
    {
        var dossier = Draft.Dossier;
        var outcome = MayEnterPaper ? dossier.ReceiveOnPaper(Input.ReceivedOn, Input.PaperNumber, clock.Today()) : Outcome.Done;
        outcome = outcome.IsDone ? dossier.Fill(Input.ToRegistration(), Input.ToFacts(), clock.UtcNow()) : outcome;
        if (!outcome.IsDone)
        {
            return (outcome, false);
        }

        try
        {
            Db.Expect(dossier, Input.Version);
            Db.Because(dossier, "Dossier.Edited");
            await Db.SaveChangesAsync(ct);
            return (outcome, false);
        }
        catch (DbUpdateConcurrencyException)
        {
            return (outcome, true);
        }
    }

    private async Task<IActionResult> StaleAsync(CancellationToken ct)
    {
        await FindAgainAsync(ct);
        Both = BothVersions.Of(Input, Form.Of(Draft.Dossier), texts);
        ModelState.Remove("Input.Version");
        Input.Version = Head.Version;
        return this.Stale(texts);
    }

    internal sealed class Form
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

        public static Form Of(Dossier dossier)
        {
            var (form, facts) = (dossier.Registration, dossier.Facts);
            return new Form
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
}

/// <summary>What an autosave answers: the version that the next save expects, and what to tell the user.</summary>
internal sealed record SavedNote(int Version, string Text, bool IsFailed)
{
    public static SavedNote Failed(int version, string text) => new(version, text, true);
}
