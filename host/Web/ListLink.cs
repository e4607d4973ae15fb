using Microsoft.AspNetCore.Http.Extensions;

namespace OcopModular.Host.Web;

/// <summary>The address of the list that is shown, and of the same with one thing asked otherwise.</summary>
internal sealed class ListLink(HttpRequest request)
{
    private static readonly string[] Passing = ["page", "handler"];

    /// <summary>What is asked for, without the page of it.</summary>
    public string Query => QueryOf(Kept(""));

    public string With(string name, string value) =>
        request.PathBase + request.Path + QueryOf([.. Kept(name), KeyValuePair.Create(name, value)]);

    private static string QueryOf(IEnumerable<KeyValuePair<string, string>> asked) => new QueryBuilder(asked).ToQueryString().Value ?? "";

    private IEnumerable<KeyValuePair<string, string>> Kept(string but) => request.Query
        .Where(q => !q.Key.Equals(but, StringComparison.OrdinalIgnoreCase) && !Passing.Contains(q.Key, StringComparer.OrdinalIgnoreCase))
        .SelectMany(q => q.Value.Where(v => !string.IsNullOrEmpty(v)).Select(v => KeyValuePair.Create(q.Key, v!)));
}
