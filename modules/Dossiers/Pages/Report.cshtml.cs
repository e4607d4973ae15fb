using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Dossiers.Contracts;
using OcopModular.Dossiers.Data;
using OcopModular.Dossiers.Domain;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;
using OcopModular.Rules.Contracts;

namespace OcopModular.Dossiers.Pages;

[Authorize(Can.Report)]
internal sealed class ReportModel(DossiersDb db, ReportOnDossier act, CurrentActor current, IStringLocalizer<Texts> texts) : DossierPage(db, current)
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<Difference> Both { get; private set; } = [];

    public Facts Facts => Dossier.Facts;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
        {
            return NotFound();
        }

        Input = await KeptAsync(ct) ?? new Form { Proposal = texts["Report.Proposal.Default", Head.Commune, Head.Product, Head.Producer] };
        return Head.State == DossierState.Filed ? Page() : Redirect($"/Dossiers/View/{Id}");
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

        try
        {
            var outcome = await act.WriteAsync(Dossier, Input.Version, Input.ToContent(), ct);
            return outcome.IsDone ? Redirect($"/Dossiers/Forward/{Id}") : this.Refuse(outcome, texts);
        }
        catch (DbUpdateConcurrencyException)
        {
            await FindAgainAsync(ct);
            var theirs = await KeptAsync(ct) ?? new Form();
            Both = BothVersions.Of(Input, theirs, texts);
            ModelState.Remove("Input.Version");
            Input.Version = theirs.Version;
            return this.Stale(texts, "Both.Stale");
        }
    }

    private async Task<Form?> KeptAsync(CancellationToken ct) =>
        await Db.Reports.AsNoTracking().SingleOrDefaultAsync(r => r.DossierId == Id, ct) is { } report ? Form.Of(report) : null;

    internal sealed class Form
    {
        public int Version { get; set; }

        [Display(Name = "Report.MeetingOn")]
        public DateOnly? MeetingOn { get; set; }

        [Display(Name = "Report.Opinions"), StringLength(4000, ErrorMessage = "TooLong")]
        public string? Opinions { get; set; }

        [Display(Name = "Report.LocalMaterial"), Required(ErrorMessage = "Required"), StringLength(4000, ErrorMessage = "TooLong")]
        public string LocalMaterial { get; set; } = "";

        [Display(Name = "Report.LocalLabour"), Required(ErrorMessage = "Required"), StringLength(4000, ErrorMessage = "TooLong")]
        public string LocalLabour { get; set; } = "";

        [Display(Name = "Report.OriginOfIdea"), Required(ErrorMessage = "Required"), StringLength(4000, ErrorMessage = "TooLong")]
        public string OriginOfIdea { get; set; } = "";

        [Display(Name = "Report.Identity"), Required(ErrorMessage = "Required"), StringLength(4000, ErrorMessage = "TooLong")]
        public string Identity { get; set; } = "";

        [Display(Name = "Report.Proposal"), Required(ErrorMessage = "Required"), StringLength(2000, ErrorMessage = "TooLong")]
        public string Proposal { get; set; } = "";

        [Display(Name = "Report.Number"), Required(ErrorMessage = "Required"), StringLength(50, ErrorMessage = "TooLong")]
        public string Number { get; set; } = "";

        [Display(Name = "Report.Date"), Required(ErrorMessage = "Required")]
        public DateOnly? Date { get; set; }

        [Display(Name = "Report.Signer"), Required(ErrorMessage = "Required"), StringLength(200, ErrorMessage = "TooLong")]
        public string Signer { get; set; } = "";

        public static Form Of(Report report)
        {
            var c = report.Content;
            return new Form
            {
                Version = report.Version,
                MeetingOn = c.MeetingOn,
                Opinions = c.Opinions,
                LocalMaterial = c.LocalMaterial,
                LocalLabour = c.LocalLabour,
                OriginOfIdea = c.OriginOfIdea,
                Identity = c.Identity,
                Proposal = c.Proposal,
                Number = c.Number,
                Date = c.Date,
                Signer = c.Signer,
            };
        }

        public ReportContent ToContent() => new()
        {
            MeetingOn = MeetingOn,
            Opinions = Opinions,
            LocalMaterial = LocalMaterial,
            LocalLabour = LocalLabour,
            OriginOfIdea = OriginOfIdea,
            Identity = Identity,
            Proposal = Proposal,
            Number = Number.Trim(),
            Date = Date!.Value,
            Signer = Signer.Trim(),
        };
    }
}
