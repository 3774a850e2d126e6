namespace Junheng.Web;

/// <summary>The content of an uploaded file.</summary>
internal static class UploadedBytes
{
    /// <summary>
    /// The whole file, asked for in one piece: the form has received it already, so its length is the true one. A buffer
    /// that grows while it is filled would take three times the memory for a file of many megabytes.
    /// </summary>
    public static async Task<byte[]> Bytes(this IFormFile file, CancellationToken cancel)
    {
        var content = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(content, cancel);
        return content;
    }
}
