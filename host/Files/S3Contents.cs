using System.Net;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace OcopModular.Host.Files;

/// <summary>Where the S3-compatible store is: <c>Files:S3:{Endpoint,Bucket,AccessKey,SecretKey,Region}</c>.</summary>
internal sealed record S3Settings(string Endpoint, string Bucket, string AccessKey, string SecretKey, string Region)
{
    public static S3Settings Of(IConfiguration given)
    {
        var settings = new S3Settings(Needed(given, "Endpoint"), Needed(given, "Bucket"), Needed(given, "AccessKey"), Needed(given, "SecretKey"), given["Region"] is { Length: > 0 } region ? region : "us-east-1");
        return Uri.TryCreate(settings.Endpoint, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https") ? settings
            : throw new InvalidOperationException($"Files:S3:Endpoint is '{settings.Endpoint}'; it must be an address such as https://s3.example.vn.");
    }

    private static string Needed(IConfiguration given, string name) =>
        given[name] is { Length: > 0 } value ? value : throw new InvalidOperationException($"Files:Store is S3, but Files:S3:{name} is empty.");
}

/// <summary>Contents in an S3-compatible store.</summary>
internal sealed class S3Contents(S3Settings settings) : IContents, IDisposable
{
    private readonly string _endpoint = settings.Endpoint;
    private readonly string _bucket = settings.Bucket;
    private readonly AmazonS3Client _client = new(new BasicAWSCredentials(settings.AccessKey, settings.SecretKey), new AmazonS3Config
    {
        ServiceURL = settings.Endpoint,
        AuthenticationRegion = settings.Region,
        ForcePathStyle = true,
        // Stores other than Amazon's know no trailing check sums; the content hash is checked by our own job.
        RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
        ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        MaxErrorRetry = 1,
        Timeout = TimeSpan.FromSeconds(60),
    });

    public string Place => $"{_endpoint} / {_bucket}";

    public async Task CheckAsync(CancellationToken ct)
    {
        try
        {
            await _client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = _bucket, MaxKeys = 1 }, ct);
        }
        catch (AmazonS3Exception fault) when (fault.StatusCode == HttpStatusCode.NotFound)
        {
            throw new InvalidOperationException($"Files:Store is S3, but {_endpoint} has no bucket '{_bucket}'. Create it, or correct Files:S3:Bucket.", fault);
        }
        catch (AmazonS3Exception fault) when (fault.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized)
        {
            throw new InvalidOperationException($"Files:Store is S3, but {_endpoint} refuses the keys for bucket '{_bucket}' ({fault.ErrorCode}). Correct Files:S3:AccessKey, SecretKey and Region.", fault);
        }
        catch (Exception fault) when (StoreFault.Is(fault))
        {
            throw new InvalidOperationException($"Files:Store is S3, but {_endpoint} cannot be reached: {fault.GetBaseException().Message} Start the store, or correct Files:S3:Endpoint.", fault);
        }
    }

    public async Task PutAsync(string sha256, string path, CancellationToken ct)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, FileOptions.Asynchronous);
        await _client.PutObjectAsync(new PutObjectRequest { BucketName = _bucket, Key = KeyOf(sha256), InputStream = file, AutoCloseStream = false, UseChunkEncoding = false }, ct);
    }

    public async Task<Stream> OpenAsync(string sha256, CancellationToken ct)
    {
        if (!Sha256Text.Is(sha256))
        {
            throw new FileNotFoundException("Not a content hash.", sha256);
        }

        try
        {
            var head = await _client.GetObjectMetadataAsync(_bucket, KeyOf(sha256), ct);
            return new S3ReadStream(_client, _bucket, KeyOf(sha256), head.ContentLength);
        }
        catch (AmazonS3Exception fault) when (fault.StatusCode == HttpStatusCode.NotFound)
        {
            throw new FileNotFoundException("No such content is kept.", sha256, fault);
        }
    }

    public Task RemoveAsync(string sha256, CancellationToken ct) => _client.DeleteObjectAsync(_bucket, KeyOf(sha256), ct);

    public async IAsyncEnumerable<KeptContent> ListAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var request = new ListObjectsV2Request { BucketName = _bucket };
        ListObjectsV2Response page;
        do
        {
            page = await _client.ListObjectsV2Async(request, ct);
            foreach (var item in page.S3Objects ?? [])
            {
                var hash = item.Key[(item.Key.LastIndexOf('/') + 1)..];
                if (Sha256Text.Is(hash) && item.Key == KeyOf(hash))
                {
                    yield return new KeptContent(hash, item.Size ?? 0);
                }
            }

            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated == true);
    }

    public void Dispose() => _client.Dispose();

    private static string KeyOf(string sha256) => $"{sha256[..2]}/{sha256}";
}

/// <summary>Tells a store that fails from a program that does.</summary>
internal static class StoreFault
{
    public static bool Is(Exception fault) =>
        fault is IOException or UnauthorizedAccessException or AmazonServiceException or AmazonClientException or HttpRequestException or TimeoutException;
}
