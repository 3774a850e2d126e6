using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Junheng.App.Data.Migrations;

/// <summary>Nobody else has the identity an account is linked to; a session knows the one it was opened by.</summary>
[DbContext(typeof(Db))]
[Migration("20261129000031_LinkedAccounts")]
internal sealed class LinkedAccounts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("subject", "sign_in_session", maxLength: 200, nullable: true);
        migrationBuilder.CreateIndex("ix_account_subject", "account", "subject", unique: true);
    }
}
