using OcopModular.Kernel;

namespace OcopModular.Evaluation.Contracts;

/// <summary>The chair closed a session (chốt kết quả).</summary>
public sealed record SessionClosed(Guid SessionId) : IEvent;
