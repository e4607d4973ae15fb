namespace OcopModular.Host.Data;

/// <summary>Where database, files and keys lie: <c>Data:Folder</c>, relative to the repository when run from it, else to the current directory.</summary>
internal sealed class DataFolder
{
    public DataFolder(IConfiguration configuration)
    {
        Path = System.IO.Path.GetFullPath(configuration["Data:Folder"] ?? "data", Repository() ?? Environment.CurrentDirectory);
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    private static string? Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "OcopModular.sln")))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
