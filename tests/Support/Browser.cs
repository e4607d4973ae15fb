using System.Net;
using AngleSharp.Html.Parser;

namespace OcopModular.Tests.Support;

/// <summary>Opens pages and posts forms as a browser does: keeps cookies, follows redirects, says where a post comes from.</summary>
internal sealed class Browser(App app, Person? person)
{
    private const int MostRedirects = 10;
    private static readonly Uri Home = new("http://localhost/");
    private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);
    private bool _isIn = person is null;

    public App App { get; } = app;

    /// <summary>Header of the request's origin; a foreign page would say <c>cross-site</c>.</summary>
    public string FetchSite { get; set; } = "same-origin";

    public IReadOnlyDictionary<string, string> Cookies => _cookies;

    /// <summary>Opens an address and follows redirects.</summary>
    public Task<Page> OpenAsync(string path) => GoAsync(() => new HttpRequestMessage(HttpMethod.Get, path), follows: true);

    /// <summary>Opens an address and shows a redirect as it is.</summary>
    public Task<Page> OpenOnlyAsync(string path) => GoAsync(() => new HttpRequestMessage(HttpMethod.Get, path), follows: false);

    /// <summary>Posts fields without any page: for what no form of ours would send.</summary>
    public Task<Page> PostAsync(string path, params (string Name, string Value)[] fields) =>
        PostAsync(path, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))), follows: false);

    public Task<Page> PostAsync(string path, HttpContent content, bool follows) =>
        GoAsync(() => new HttpRequestMessage(HttpMethod.Post, path) { Content = content }, follows);

    /// <summary>Fills a page's token into fields of one's own.</summary>
    public static (string Name, string Value) TokenOf(Page page) =>
        (PageForm.TokenField, page.Document.QuerySelector($"input[name={PageForm.TokenField}]")?.GetAttribute("value") ?? throw new InvalidOperationException($"{page.Address} has no form."));

    /// <summary>One request as it is, signed in and with cookies.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        if (!_isIn)
        {
            _isIn = true;
            using var entry = await SendAsync(new HttpRequestMessage(HttpMethod.Get, $"{Entrance.Path}/{person!.Id}"));
            entry.EnsureSuccessStatusCode();
        }

        if (_cookies.Count > 0)
        {
            request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", _cookies.Select(c => $"{c.Key}={c.Value}")));
        }

        request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", FetchSite);
        request.RequestUri = new Uri(Home, request.RequestUri!);
        var response = await App.Client.SendAsync(request);
        Keep(response);
        return response;
    }

    private async Task<Page> GoAsync(Func<HttpRequestMessage> first, bool follows)
    {
        using var request = first();
        var response = await SendAsync(request);
        var address = new Uri(Home, request.RequestUri!);
        for (var i = 0; follows && response.Headers.Location is { } location && (int)response.StatusCode is >= 300 and < 400; i++)
        {
            if (i == MostRedirects)
            {
                throw new InvalidOperationException($"{address} redirects without end.");
            }

            address = new Uri(address, location);
            response.Dispose();
            using var next = new HttpRequestMessage(HttpMethod.Get, address);
            response = await SendAsync(next);
        }

        return await ReadAsync(response, address);
    }

    private async Task<Page> ReadAsync(HttpResponseMessage response, Uri address)
    {
        using (response)
        {
            var content = await response.Content.ReadAsByteArrayAsync();
            var isHtml = response.Content.Headers.ContentType?.MediaType == "text/html";
            var text = isHtml ? System.Text.Encoding.UTF8.GetString(content) : "";
            var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
            return new Page(this, response.StatusCode, address.PathAndQuery + address.Fragment, headers, content, new HtmlParser().ParseDocument(text));
        }
    }

    // The framework's cookie container would drop what expires by the real clock.
    private void Keep(HttpResponseMessage response)
    {
        foreach (var line in response.Headers.TryGetValues("Set-Cookie", out var lines) ? lines : [])
        {
            var pair = line.Split(';')[0].Split('=', 2);
            if (pair[1].Length == 0 || line.Contains("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase))
            {
                _cookies.Remove(pair[0]);
            }
            else
            {
                _cookies[pair[0]] = pair[1];
            }
        }
    }
}
