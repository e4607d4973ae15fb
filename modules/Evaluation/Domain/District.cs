using Microsoft.Extensions.Configuration;

namespace OcopModular.Evaluation.Domain;

/// <summary>The district that recognises, from <c>District</c> in <c>appsettings.json</c>.</summary>
internal sealed class District(IConfiguration configuration)
{
    public string ProvinceCode => Need("ProvinceCode");

    public string Code => Need("Code");

    /// <summary>Without the word huyện: Phong Thổ.</summary>
    public string Name => Need("Name");

    /// <summary>Without the word tỉnh: Lai Châu.</summary>
    public string Province => Need("Province");

    private string Need(string key) =>
        configuration[$"District:{key}"] is { Length: > 0 } value ? value : throw new InvalidOperationException($"District:{key} is missing in appsettings.json; it stands on certificates and in product codes.");
}
