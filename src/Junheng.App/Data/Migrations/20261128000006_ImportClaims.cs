using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Junheng.App.Data.Migrations;

/// <summary>Who is reading an upload, so that no other does.</summary>
[DbContext(typeof(Db))]
[Migration("20261128000006_ImportClaims")]
internal sealed class ImportClaims : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("claimed_by", "import_job", maxLength: 32, nullable: true);
        migrationBuilder.AddColumn<DateTime>("claimed_at", "import_job", nullable: true);
    }
}
