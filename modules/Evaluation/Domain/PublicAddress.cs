using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace OcopModular.Evaluation.Domain;

/// <summary>Where the public finds the intranet's open pages: <c>PublicAddress</c> in <c>appsettings.json</c>, else the address of the request.</summary>
internal sealed class PublicAddress(IConfiguration configuration)
{
    public string OfCheck(string code, HttpRequest request)
    {
        var origin = configuration["PublicAddress"] is { Length: > 0 } given ? given.TrimEnd('/') : $"{request.Scheme}://{request.Host}{request.PathBase}";
        return $"{origin}/Evaluation/Check/{code}";
    }
}
