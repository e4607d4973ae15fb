using System.Security.Cryptography;
using System.Text;
using OcopModular.Host.Data;

namespace OcopModular.Host.Audit;

/// <summary>Signs checkpoints with the key of <c>Audit:KeyFile</c> (PEM, ECDSA P-256); made at first use, readable by its owner alone.</summary>
internal sealed class AuditKey(DataFolder folder, IConfiguration configuration)
{
    private readonly Lock _one = new();

    /// <summary>Name of the log in its checkpoints.</summary>
    public string Origin { get; } = $"ocop-{configuration["District:Code"] ?? "audit"}";

    public string Sign(string text)
    {
        using var key = Load();
        return Convert.ToBase64String(key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256));
    }

    public bool Verifies(string text, string signature)
    {
        using var key = Load();
        return key.VerifyData(Encoding.UTF8.GetBytes(text), Convert.FromBase64String(signature), HashAlgorithmName.SHA256);
    }

    public string PublicPem()
    {
        using var key = Load();
        return key.ExportSubjectPublicKeyInfoPem() + "\n";
    }

    private ECDsa Load()
    {
        var path = Path.GetFullPath(configuration["Audit:KeyFile"] is { Length: > 0 } given ? given : "audit.key.pem", folder.Path);
        lock (_one)
        {
            if (!File.Exists(path))
            {
                Make(path);
            }

            var key = ECDsa.Create();
            key.ImportFromPem(File.ReadAllText(path));
            return key;
        }
    }

    private static void Make(string path)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new StreamWriter(path, options);
        file.Write(key.ExportPkcs8PrivateKeyPem() + "\n");
    }
}
