namespace OcopModular.Kernel;

/// <summary>Where modules add to the home page; the parts are loaded with <see cref="Guid.Empty"/>.</summary>
public static class HomeSlots
{
    /// <summary>Beside the list of what is to be done: narrow cards.</summary>
    public const string Side = "home.side";
}
