namespace OcopModular.Kernel;

/// <summary>Words after <c>host --</c> that run without the web server, for example <c>rules check</c>.</summary>
public interface ICommand
{
    /// <summary>The first word.</summary>
    string Name { get; }

    /// <summary>Runs the command with the words after its name.</summary>
    /// <returns>The exit code of the process.</returns>
    Task<int> RunAsync(IReadOnlyList<string> words, CancellationToken ct);
}
