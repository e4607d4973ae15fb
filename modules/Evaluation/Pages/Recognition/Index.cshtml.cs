using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Evaluation.Contracts;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Documents;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;
using OcopModular.Programme.Contracts;

namespace OcopModular.Evaluation.Pages.Recognition;

[Authorize(Can.Recognise)]
internal sealed class IndexModel(EvaluationDb db, RecordDecision act, CurrentActor current, IDocuments documents, IStringLocalizer<Texts> T) : PageModel
{
    [BindProperty]
    public DecisionForm Input { get; set; } = new();

    public Session Session { get; private set; } = null!;

    public Round Round { get; private set; } = null!;

    public Domain.Recognition? Recorded { get; private set; }

    public IReadOnlyList<Awarded> Results { get; private set; } = [];

    public IReadOnlyDictionary<Guid, Certificate> Certificates { get; private set; } = new Dictionary<Guid, Certificate>();

    public DateOnly Today => act.Today;

    /// <summary>The decision was made here and has its number: it is proposed, not typed again.</summary>
    public bool IsFromDocument { get; private set; }

    public int Number(Award award) => Results.Count(r => r.Award == award);

    public async Task<IActionResult> OnGetAsync(Guid sessionId, CancellationToken ct)
    {
        if (!await LoadAsync(sessionId, ct))
        {
            return NotFound();
        }

        if (Recorded is null && await documents.NumberOfAsync(DecisionDocument.KindName, sessionId, ct) is { } number)
        {
            (Input.Number, Input.Date, IsFromDocument) = (number.Text, number.On, true);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid sessionId, CancellationToken ct)
    {
        if (!await LoadAsync(sessionId, ct))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var outcome = await act.RecordAsync(sessionId, new DecisionFacts(Input.Number, Input.Date!.Value, Input.Signer, Input.SignerPosition), ct);
        if (!outcome.IsDone)
        {
            return this.Refuse(outcome, T, FieldOf(outcome));
        }

        this.Say(T["Recognition.Recorded", Input.Number, Number(Award.Certified)]);
        return RedirectToPage(new { sessionId });
    }

    private static string? FieldOf(Outcome outcome) => outcome.Reason switch
    {
        "Recognition.NumberUsed" => "Input.Number",
        "Recognition.BeforeSession" or "Recognition.InFuture" => "Input.Date",
        _ => null,
    };

    private async Task<bool> LoadAsync(Guid sessionId, CancellationToken ct)
    {
        if (await db.Sessions.AsNoTracking().VisibleTo(current.Actor, db).SingleOrDefaultAsync(s => s.Id == sessionId, ct) is not { } session)
        {
            return false;
        }

        Session = session;
        Round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == session.RoundId, ct);
        Recorded = await db.Recognitions.AsNoTracking().SingleOrDefaultAsync(r => r.SessionId == sessionId, ct);
        Results = await act.ForeseeAsync(sessionId, ct);
        if (Recorded is { } recorded)
        {
            Certificates = await db.Certificates.AsNoTracking().Where(c => c.RecognitionId == recorded.Id).ToDictionaryAsync(c => c.CandidateId, ct);
        }

        return true;
    }

    internal sealed class DecisionForm
    {
        [Display(Name = "Recognition.Number"), Required(ErrorMessage = "Required"), StringLength(100, ErrorMessage = "TooLong"), RegularExpression(NumberAndSign.Pattern, ErrorMessage = "Document.Wrong")]
        public string Number { get; set; } = "";

        [Display(Name = "Recognition.Date"), Required(ErrorMessage = "Required")]
        public DateOnly? Date { get; set; }

        [Display(Name = "Recognition.Signer"), Required(ErrorMessage = "Required"), StringLength(200, ErrorMessage = "TooLong")]
        public string Signer { get; set; } = "";

        [Display(Name = "Recognition.SignerPosition"), Required(ErrorMessage = "Required"), StringLength(200, ErrorMessage = "TooLong")]
        public string SignerPosition { get; set; } = "";
    }
}
