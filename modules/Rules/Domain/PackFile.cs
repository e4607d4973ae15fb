using System.Text.Json;

namespace OcopModular.Rules.Domain;

/// <summary><c>pack.json</c> as it is written.</summary>
internal sealed record PackFile(
    string Pack,
    string Decision,
    string Title,
    DateOnly Issued,
    DateOnly FiledFrom,
    DateOnly? FiledBefore,
    string? Extends,
    bool Fallback,
    int CertificateMonths,
    IReadOnlyDictionary<string, string> Authority,
    string ProductCode,
    DeadlinesFile Deadlines,
    IReadOnlyList<TransitionFile> Transition,
    IReadOnlyList<string> Remarks,
    IReadOnlyList<SetFile> Sets);

internal sealed record DeadlinesFile(int PapersToMembersWorkingDays, int RenewalNoticeDays);

/// <summary>Until when a dossier filed under an older pack may still be finished under it.</summary>
/// <param name="Kind"><c>first</c>, <c>upgrade</c> or <c>reevaluation</c>.</param>
internal sealed record TransitionFile(IReadOnlyList<string> From, string Kind, DateOnly FinishBy, string Citation);

internal sealed record SetFile(
    int Number,
    string Code,
    string Name,
    string Sector,
    string Group,
    string? Subgroup,
    string Ministry,
    bool RequiresSample,
    string Confidence,
    IReadOnlyList<string> Remarks,
    IReadOnlyList<PartFile> Parts);

internal sealed record PartFile(string Code, string Title, decimal Max, IReadOnlyList<SectionFile> Sections);

internal sealed record SectionFile(string Code, string Title, decimal Max);

/// <summary>A workflow as RulesEngine reads it, less all that our packs do not use and therefore refuse.</summary>
internal sealed record WorkflowFile(string WorkflowName, IReadOnlyList<RuleFile> Rules);

internal sealed record RuleFile(
    string RuleName,
    string? Operator = null,
    JsonElement Properties = default,
    IReadOnlyList<LocalParamFile>? LocalParams = null,
    string? Expression = null,
    IReadOnlyList<RuleFile>? Rules = null);

internal sealed record LocalParamFile(string Name, string Expression);

internal sealed record CriterionProperties(
    string Title,
    decimal Max,
    string AssessedBy,
    string Citation,
    string? Evidence = null,
    IReadOnlyList<string>? Notes = null,
    string? Group = null,
    IReadOnlyList<string>? Cases = null,
    IReadOnlyList<string>? Gates = null,
    IReadOnlyList<string>? Remarks = null);

internal sealed record OptionProperties(decimal Points, string Title, int? MinForStars = null, int? Case = null, IReadOnlyList<string>? Remarks = null);

internal sealed record StarProperties(int Stars, bool Certified);

/// <summary>Properties of a gate, a disqualifier, a suggestion.</summary>
internal sealed record TextProperties(string Title, string Citation);

internal sealed record SelectionProperties(string Title, string Citation, IReadOnlyList<string>? Remarks = null);

/// <summary>Properties of a paper.</summary>
/// <param name="Kinds">Kinds of dossier for which it is due; none: all.</param>
internal sealed record PaperProperties(string Title, bool Mandatory, string Citation, IReadOnlyList<string>? Kinds = null, IReadOnlyList<string>? Remarks = null);
