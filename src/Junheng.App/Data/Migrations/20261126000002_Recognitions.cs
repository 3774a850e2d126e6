using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Junheng.App.Data.Migrations;

/// <summary>The recognition of a county, and who answers for an item.</summary>
[DbContext(typeof(Db))]
[Migration("20261126000002_Recognitions")]
internal sealed class Recognitions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "recognition",
            t => new
            {
                county_code = t.County(),
                data_version_id = t.Ref(),
                on = t.Column<DateOnly>(nullable: false),
                document = t.Text(Recognition.LongestDocument),
                by = t.Text(100),
                at = t.Time(),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_recognition", x => x.county_code);
                t.Keeps("fk_recognition_county_code", x => x.county_code, "county", "code");
                t.Keeps("fk_recognition_data_version_id", x => x.data_version_id, "version_freeze", "data_version_id");
            }
        );
        migrationBuilder.CreateIndex("ix_recognition_data_version_id", "recognition", "data_version_id");
        migrationBuilder.CreateTable(
            "item_unit",
            t => new
            {
                county_code = t.County(),
                item_key = t.Text(20),
                ordinal = t.Number(),
                unit = t.Text(ItemUnit.LongestName),
            },
            constraints: t =>
            {
                t.PrimaryKey(
                    "pk_item_unit",
                    x => new
                    {
                        x.county_code,
                        x.item_key,
                        x.ordinal,
                    }
                );
                t.Keeps("fk_item_unit_county_code", x => x.county_code, "county", "code");
            }
        );
    }
}
