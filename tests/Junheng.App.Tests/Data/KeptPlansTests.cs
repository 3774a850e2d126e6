using Junheng.App.Data;
using Junheng.App.Users;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Junheng.App.Tests.Data;

public sealed class KeptPlansTests
{
    [Theory]
    [InlineData("Host=db.example;Database=junheng", 200)]
    [InlineData("Host=db.example;Database=junheng;Max Auto Prepare=0", 0)]
    [InlineData("Host=db.example;Database=junheng;maxautoprepare=20", 20)]
    public void Plans_are_kept_unless_the_setting_says_otherwise(string setting, int kept)
    {
        using var db = Db.OpenAs(setting, Access.Nobody);
        var used = new NpgsqlConnectionStringBuilder(db.Database.GetConnectionString());
        Assert.Equal((kept, "db.example"), (used.MaxAutoPrepare, used.Host));
    }
}
