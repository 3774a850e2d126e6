using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Junheng.App.Data.Migrations;

/// <summary>Which code of the second factor was used last.</summary>
[DbContext(typeof(Db))]
[Migration("20261128000021_AuthenticatorStep")]
internal sealed class AuthenticatorStep : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AddColumn<long>("authenticator_step", "account", nullable: true);
}
