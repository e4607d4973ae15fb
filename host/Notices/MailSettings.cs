using MailKit.Security;

namespace OcopModular.Host.Notices;

/// <summary>The office's mail server: <c>Mail:*</c> of the settings; without a host nothing goes out by mail.</summary>
internal sealed class MailSettings(IConfiguration configuration)
{
    private const int DefaultPort = 25;
    private readonly IConfigurationSection _section = configuration.GetSection("Mail");

    public bool IsOn => Host.Length > 0;

    public string Host => _section["Host"] ?? "";

    public int Port => _section.GetValue("Port", DefaultPort);

    public string From => _section["From"] is { Length: > 0 } from ? from : $"ocop@{Host}";

    public string User => _section["User"] ?? "";

    public string Password => _section["Password"] ?? "";

    /// <summary><c>None</c>, <c>StartTls</c> or <c>Tls</c>; else what the server offers.</summary>
    public SecureSocketOptions Security => _section["Security"] switch
    {
        "None" => SecureSocketOptions.None,
        "StartTls" => SecureSocketOptions.StartTls,
        "Tls" => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.Auto,
    };

    /// <summary>Where readers of a mail find the intranet; links are left relative where it is not set.</summary>
    public string PublicAddress => (configuration["PublicAddress"] ?? "").TrimEnd('/');
}
