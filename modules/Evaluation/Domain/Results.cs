using OcopModular.Rules.Contracts;

namespace OcopModular.Evaluation.Domain;

/// <summary>A result of a closed session, with what the decision and the certificate need.</summary>
internal sealed record ClosedResult(Result Result, Candidate Candidate, PanelResult Panel);
