namespace Junheng.Cli;

/// <summary>A database that an older version of the program made, and that may not be brought up to date here.</summary>
internal sealed class OldDatabaseException(string path)
    : Exception(
        $"数据库 {path} 是旧版本的程序建立的。请先启动一次系统（或执行一次正式导入），它会自动升级，然后重试。"
    );
