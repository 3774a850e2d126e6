namespace Junheng.Web.Setup;

/// <summary>
/// The one named operator of a local installation. Until there are accounts the product listens on this machine only,
/// and every process is logged under this post.
/// </summary>
public static class LocalOperator
{
    public const string Post = "本机操作员";
}
