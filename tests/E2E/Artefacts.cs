namespace OcopModular.E2E;

internal static class Artefacts
{
    /// <summary><c>artefacts</c> at the repository's root, or where the variable says.</summary>
    private static readonly string Folder = Environment.GetEnvironmentVariable("OCOP_TEST_ARTEFACTS") ?? Path.Combine(Root(), "artefacts");

    public static string Screen(string name, int width) => Path.Combine(Folder, "screens", $"{name}-{width}.png");

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "OcopModular.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder.FullName;
    }
}
