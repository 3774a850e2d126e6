using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Migrations.Operations.Builders;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace Junheng.App.Data.Migrations;

/// <summary>Columns that recur, without store types: each database's provider chooses its own.</summary>
internal static class ColumnTypes
{
    /// <summary>A generated number as primary key, with the annotation of each database.</summary>
    public static OperationBuilder<AddColumnOperation> Id(this ColumnsBuilder t) =>
        t.Column<long>(nullable: false)
            .Annotation("Sqlite:Autoincrement", true)
            .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn);

    public static OperationBuilder<AddColumnOperation> Text(this ColumnsBuilder t, int length, bool nullable = false) =>
        t.Column<string>(maxLength: length, nullable: nullable);

    public static OperationBuilder<AddColumnOperation> County(this ColumnsBuilder t) => t.Text(6);

    public static OperationBuilder<AddColumnOperation> Number(this ColumnsBuilder t, bool nullable = false) =>
        t.Column<int>(nullable: nullable);

    public static OperationBuilder<AddColumnOperation> Ref(this ColumnsBuilder t, bool nullable = false) =>
        t.Column<long>(nullable: nullable);

    public static OperationBuilder<AddColumnOperation> Flag(this ColumnsBuilder t) => t.Column<bool>(nullable: false);

    public static OperationBuilder<AddColumnOperation> Time(this ColumnsBuilder t) =>
        t.Column<DateTime>(nullable: false);

    public static OperationBuilder<AddColumnOperation> Exact(this ColumnsBuilder t, bool nullable = false) =>
        t.Column<decimal>(precision: 19, scale: 6, nullable: nullable);

    /// <summary>A foreign key that keeps what it points to from being deleted.</summary>
    public static void Keeps<T>(
        this CreateTableBuilder<T> t,
        string name,
        Expression<Func<T, object>> column,
        string table,
        string key
    ) => t.ForeignKey(name, column, table, key, onDelete: ReferentialAction.Restrict);
}
