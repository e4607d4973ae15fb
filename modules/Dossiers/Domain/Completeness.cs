using OcopModular.Kernel;
using OcopModular.Rules.Contracts;

namespace OcopModular.Dossiers.Domain;

/// <summary>Sections of a dossier, in the order of work.</summary>
internal enum Chapter
{
    Registration,
    SelfAssessment,
    Evidence,
}

/// <summary>Something that a dossier lacks before it can be filed.</summary>
/// <param name="Text">Key of the text, with <paramref name="Name"/> for its placeholder (a key where it begins with a letter and holds a dot of ours is translated by the page).</param>
/// <param name="Anchor">Id of the place on the section's page.</param>
internal sealed record Gap(Chapter Section, string Text, string Name, string Anchor);

/// <summary>Says what is missing: the form, the answers, the papers that the pack demands.</summary>
internal static class Completeness
{
    /// <summary>Papers that come into being here or are handed over as things: they are no files of the producer.</summary>
    private static readonly string[] NoFiles = ["registration", "self-assessment", "commune-report", "samples"];

    public static bool IsFile(RequiredPaper paper) => !NoFiles.Contains(paper.Code, StringComparer.Ordinal);

    public static IReadOnlyList<Gap> Of(Draft draft, CriteriaSet set) =>
        [.. OfForm(draft.Dossier, draft.Producer, set), .. OfAnswers(set, draft.Answers), .. OfPapers(draft.Papers, draft.Files), .. OfChecks(draft)];

    private static IEnumerable<Gap> OfForm(Dossier dossier, Producer producer, CriteriaSet set)
    {
        var form = dossier.Registration;
        var fields = new (string Key, bool IsMissing, string Anchor)[]
        {
            ("Producer.Phone", string.IsNullOrWhiteSpace(producer.Phone), ""),
            ("Registration.Specification", string.IsNullOrWhiteSpace(form.Specification), "Input_Specification"),
            ("Registration.Samples", set.Card.RequiresSample && form.Samples is null or 0, "Input_Samples"),
            ("Registration.History", string.IsNullOrWhiteSpace(form.History), "Input_History"),
            ("Registration.Results", string.IsNullOrWhiteSpace(form.Results), "Input_Results"),
            ("Registration.Plan", string.IsNullOrWhiteSpace(form.Plan), "Input_Plan"),
            ("Registration.Pledged", !form.Pledged, "Input_Pledged"),
        };
        return fields.Where(f => f.IsMissing).Select(f => new Gap(Chapter.Registration, "Gap.Field", f.Key, f.Anchor));
    }

    private static IEnumerable<Gap> OfAnswers(CriteriaSet set, IReadOnlyCollection<Answer> answers) =>
        from criterion in set.Criteria
        let answer = answers.FirstOrDefault(a => a.Criterion == criterion.Code)
        where answer is null || answer.Pick == Pick.Stop || !criterion.Accepts(answer.Pick)
        select new Gap(Chapter.SelfAssessment, "Gap.Answer", $"{criterion.Code} {criterion.Title}", criterion.Code);

    private static IEnumerable<Gap> OfChecks(Draft draft) =>
        draft.Files.Where(f => draft.CheckOf(f).Check == FileCheck.Infected).Select(f => new Gap(Chapter.Evidence, "Gap.Infected", f.Title, "all"));

    private static IEnumerable<Gap> OfPapers(IEnumerable<RequiredPaper> papers, IReadOnlyCollection<Attachment> files) =>
        from paper in papers
        where paper.IsMandatory && IsFile(paper) && !files.Any(f => f.Paper == paper.Code && f.RemovedAt is null)
        select new Gap(Chapter.Evidence, "Gap.Paper", paper.Title, $"paper-{paper.Code}");
}
