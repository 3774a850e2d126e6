using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Junheng.App.Data.Migrations;

/// <summary>Keys that all nodes of an installation share.</summary>
[DbContext(typeof(Db))]
[Migration("20261128000005_DataProtectionKeys")]
internal sealed class DataProtectionKeys : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.CreateTable(
            "data_protection_key",
            t => new
            {
                id = t.Id(),
                name = t.Text(200),
                xml = t.Column<string>(nullable: false),
            },
            constraints: t => t.PrimaryKey("pk_data_protection_key", x => x.id)
        );
}
