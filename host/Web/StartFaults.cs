namespace OcopModular.Host.Web;

/// <summary>A start that is refused says why in one readable block: what we throw ourselves is written for the operator, a stack under it would only hide it.</summary>
internal static class StartFaults
{
    private const int Refused = 1;

    public static void SpeakPlainly() => AppDomain.CurrentDomain.UnhandledException += (_, e) =>
    {
        if (e.ExceptionObject is Exception fault && Block(fault) is { } block)
        {
            Console.Error.WriteLine();
            Console.Error.WriteLine(block);
            Environment.Exit(Refused);
        }
    };

    /// <returns>What to say, or <c>null</c> for a fault of the program, which keeps its stack.</returns>
    private static string? Block(Exception fault) => fault switch
    {
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } => $"{fault.Message} Choose another address with --urls, or stop the other program.",
        InvalidOperationException when fault.TargetSite?.Module.Assembly.GetName().Name?.StartsWith("OcopModular.", StringComparison.Ordinal) == true => fault.Message,
        _ => null,
    };
}
