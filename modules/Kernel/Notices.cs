namespace OcopModular.Kernel;

/// <summary>Told to people when something happened (thông báo); said in the reader's language when it is read.</summary>
/// <param name="Key">One for each thing that happened: a person is told it once, however often the event arrives.</param>
/// <param name="Texts">The class whose resources hold <paramref name="Text"/>.</param>
/// <param name="Arguments">For the text's placeholders: names of things, numbers, days; neither points nor personal data, since it also goes out by mail.</param>
/// <param name="Url">A page that all who are told may open.</param>
public sealed record Notice(string Key, Type Texts, string Text, IReadOnlyList<string> Arguments, string Url, string Icon);

/// <summary>Tells people in the bell and, as each of them chose, by mail. Called from event handlers, after the commit.</summary>
public interface INotices
{
    /// <param name="to">Who of all that may sign in is told: by right, role and scope, so that nobody hears of what they may not see.</param>
    Task TellAsync(Notice notice, Func<Actor, bool> to, CancellationToken ct);
}

/// <summary>A day that matters to a person, in the calendar and its feed: a thing's name, no person's, no points.</summary>
public sealed record CalendarEntry(DateOnly Day, string Text, string Url, string Icon);

/// <summary>Contributes days to the actor's calendar (lịch); duties with a deadline come by themselves.</summary>
public interface ICalendarSource
{
    Task<IReadOnlyList<CalendarEntry>> ForAsync(Actor actor, DateOnly from, DateOnly until, CancellationToken ct);
}
