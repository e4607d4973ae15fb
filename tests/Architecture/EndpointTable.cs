using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace OcopModular.Tests.Architecture;

/// <summary>One way into the host: an address, a method, and for pages the handler.</summary>
internal sealed record Door(string Route, string Method, string? Handler, string? Policy, bool IsAnonymous, bool IsAsset, Type? Page)
{
    /// <summary>Neither a named right nor an explicit mark that everybody may enter; files of the web root are nobody's secret.</summary>
    public bool IsUnguarded => Policy is null && !IsAnonymous && !IsAsset;

    public override string ToString() => $"{Method} /{Route}" + (Handler is null ? "" : $"?handler={Handler}");
}

/// <summary>The run-time table of endpoints, page by page and handler by handler.</summary>
internal static class EndpointTable
{
    public static async Task<IReadOnlyList<Door>> ReadAsync(IServiceProvider services)
    {
        var doors = new List<Door>();
        foreach (var endpoint in services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Distinct())
        {
            doors.AddRange(await DoorsAsync(endpoint, services.GetRequiredService<PageLoader>()));
        }

        return doors.Distinct().OrderBy(d => d.Route, StringComparer.Ordinal).ThenBy(d => d.Method, StringComparer.Ordinal).ThenBy(d => d.Handler, StringComparer.Ordinal).ToList();
    }

    private static async Task<IEnumerable<Door>> DoorsAsync(RouteEndpoint endpoint, PageLoader loader)
    {
        var route = endpoint.RoutePattern.RawText ?? "";
        if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } descriptor)
        {
            var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"];
            var isAsset = endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || route.Contains("{**path:file}", StringComparison.Ordinal);
            return methods.Select(m => Make(endpoint.Metadata, route, m, handler: null, isAsset, page: null));
        }

        // A page's attributes are known only when it is loaded.
        var page = await loader.LoadAsync(descriptor, EndpointMetadataCollection.Empty);
        var metadata = page.Endpoint?.Metadata ?? new EndpointMetadataCollection(page.EndpointMetadata ?? []);
        var handlers = page.HandlerMethods.Select(h => (Method: h.HttpMethod?.ToUpperInvariant() ?? "GET", h.Name)).ToList();
        // A page without a handler for GET still shows itself.
        var ways = handlers.Exists(h => h is { Method: "GET", Name: null }) ? handlers : [.. handlers, ("GET", null)];
        return ways.Select(h => Make(metadata, route, h.Method, h.Name, isAsset: false, page.ModelTypeInfo?.AsType()));
    }

    private static Door Make(EndpointMetadataCollection metadata, string route, string method, string? handler, bool isAsset, Type? page) =>
        new(route, method, handler, metadata.GetOrderedMetadata<IAuthorizeData>().Select(a => a.Policy).LastOrDefault(p => p is not null), metadata.GetMetadata<IAllowAnonymous>() is not null, isAsset, page);
}
