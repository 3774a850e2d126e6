using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Junheng.App.Data.Migrations;

/// <summary>A session knows whether it began with two factors.</summary>
[DbContext(typeof(Db))]
[Migration("20261130000001_SessionFactors")]
internal sealed class SessionFactors : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AddColumn<bool>("second_factor", "sign_in_session", nullable: true);
}
