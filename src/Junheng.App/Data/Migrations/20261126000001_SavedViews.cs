using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Junheng.App.Data.Migrations;

/// <summary>Views of the schools' grid, kept under a name.</summary>
[DbContext(typeof(Db))]
[Migration("20261126000001_SavedViews")]
internal sealed class SavedViews : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.CreateTable(
            "saved_view",
            t => new
            {
                county_code = t.County(),
                name = t.Text(SavedView.LongestName),
                query = t.Text(SavedView.LongestQuery),
                by = t.Text(100),
                at = t.Time(),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_saved_view", x => new { x.county_code, x.name });
                t.Keeps("fk_saved_view_county_code", x => x.county_code, "county", "code");
            }
        );
}
