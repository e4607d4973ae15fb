using OcopModular.Kernel;

namespace OcopModular.Evaluation.Contracts;

/// <summary>A dossier was put into a round.</summary>
/// <param name="Round">As people call it: Đợt 2 năm 2024.</param>
public sealed record CandidateScheduled(Guid CandidateId, Guid DossierId, string Round) : IEvent;
