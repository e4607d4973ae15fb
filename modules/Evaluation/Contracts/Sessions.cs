using OcopModular.Kernel;

namespace OcopModular.Evaluation.Contracts;

/// <summary>Members were called to a session; told again when others are called to it.</summary>
public sealed record SessionCalled(Guid SessionId) : IEvent;

/// <summary>A session that was called is held on another day or in another place.</summary>
public sealed record SessionMoved(Guid SessionId, DateTime AtUtc) : IEvent;

/// <summary>A session that was called will not be held.</summary>
public sealed record SessionCancelled(Guid SessionId) : IEvent;

/// <summary>The chair closed a session (chốt kết quả).</summary>
public sealed record SessionClosed(Guid SessionId) : IEvent;
