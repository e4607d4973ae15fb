using Microsoft.Extensions.Localization;

namespace OcopModular.Kernel;

/// <summary>An entry of the left navigation; shown to who holds the permission.</summary>
/// <param name="Group">Key of the group's text in the common texts: <c>Menu.Work</c>, <c>Menu.Year</c>, <c>Menu.Admin</c>.</param>
/// <param name="Texts">The class whose resources hold <paramref name="Text"/>.</param>
/// <param name="Icon">Name of a symbol in the icon sprite.</param>
public sealed record MenuItem(string Group, int Order, Type Texts, string Text, string Url, string Icon, string Permission);

/// <summary>A part that a downstream module shows in a page of an upstream one.</summary>
/// <param name="Slot">Constant in the upstream module's Contracts.</param>
/// <param name="View">Absolute path of the partial, for example <c>/Areas/Evaluation/Pages/_Result.cshtml</c>.</param>
/// <param name="LoadAsync">Loads the partial's model for the record's id; <c>null</c> shows nothing.</param>
public sealed record SlotPart(string Slot, int Order, string Permission, string View, Func<IServiceProvider, Guid, CancellationToken, Task<object?>> LoadAsync);

/// <summary>Something that waits for somebody (việc cần làm).</summary>
/// <param name="Url">Where it is done.</param>
/// <param name="Button">Text of the button, a verb.</param>
public sealed record Duty(string Text, string Detail, string Url, string Button, DateOnly? Due, string Icon);

/// <summary>Contributes to the home page what waits for the actor.</summary>
public interface IDutySource
{
    Task<IReadOnlyList<Duty>> ForAsync(Actor actor, CancellationToken ct);
}

/// <summary>One entry of a record's history, in words.</summary>
/// <param name="Text">What happened.</param>
/// <param name="Detail">Reason, number, result; may be <c>null</c>.</param>
public sealed record TimelineEntry(DateTime AtUtc, string Who, string Text, string? Detail, string? Url);

/// <summary>Contributes a module's part of the history of a product.</summary>
public interface ITimelineSource
{
    Task<IReadOnlyList<TimelineEntry>> ForAsync(Guid productId, Actor actor, CancellationToken ct);
}

/// <summary>Plans what a module's people did in the sample year; asked only in Development on an empty database.</summary>
public interface ISampleScene
{
    void Plan(CancellationToken ct);
}

/// <summary>Where sample scenes act: all acts of all modules are played in the order of their times, through the same code as the pages.</summary>
public interface ISampleStage
{
    /// <param name="person">User name of a member of the sample staff.</param>
    void Plan(string person, DateTime vietnamTime, Func<IServiceProvider, Task> actAsync);
}

public static class LocalizerExtensions
{
    /// <summary>The reason of a refusal in the user's words.</summary>
    public static string Say(this IStringLocalizer texts, Outcome outcome) => texts[outcome.Reason ?? "Done", outcome.Arguments];
}
