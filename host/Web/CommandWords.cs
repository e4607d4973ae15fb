using OcopModular.Kernel;

namespace OcopModular.Host.Web;

/// <summary>Tells settings (<c>--environment Development</c>) from the words of a command (<c>rules check</c>).</summary>
internal static class CommandWords
{
    /// <summary>Leading <c>--key value</c> and <c>--key=value</c> are settings; the first bare word begins the command.</summary>
    public static (string[] Settings, IReadOnlyList<string> Words) Split(string[] args)
    {
        var at = 0;
        while (at < args.Length && args[at].StartsWith("--", StringComparison.Ordinal))
        {
            at += args[at].Contains('=', StringComparison.Ordinal) ? 1 : 2;
        }

        at = Math.Min(at, args.Length);
        return (args[..at], args[at..]);
    }

    public static async Task<int> RunCommandAsync(this WebApplication app, IReadOnlyList<string> words)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var commands = scope.ServiceProvider.GetServices<ICommand>().ToList();
        if (commands.Find(c => c.Name == words[0]) is not { } command)
        {
            await Console.Error.WriteLineAsync($"Unknown command '{words[0]}'. Known: {string.Join(", ", commands.Select(c => c.Name).Order())}.");
            return 2;
        }

        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            e.Cancel = true;
            stop.Cancel();
        };
        return await command.RunAsync([.. words.Skip(1)], stop.Token);
    }
}
