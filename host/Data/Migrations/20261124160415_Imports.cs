using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OcopModular.Host.Data.Migrations
{
    /// <inheritdoc />
    public partial class Imports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "host_import_run",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Version = table.Column<int>(nullable: false),
                    Import = table.Column<string>(maxLength: 60, nullable: false),
                    AccountId = table.Column<Guid>(nullable: false),
                    FileName = table.Column<string>(maxLength: 150, nullable: false),
                    Sha256 = table.Column<string>(maxLength: 64, nullable: false),
                    State = table.Column<string>(maxLength: 40, nullable: false),
                    Rows = table.Column<int>(nullable: false),
                    New = table.Column<int>(nullable: false),
                    Changed = table.Column<int>(nullable: false),
                    Unchanged = table.Column<int>(nullable: false),
                    FaultyRows = table.Column<int>(nullable: false),
                    Faults = table.Column<int>(nullable: false),
                    SentAt = table.Column<DateTime>(nullable: false),
                    EndedAt = table.Column<DateTime>(nullable: true),
                    Problem = table.Column<string>(maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_import_run", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "host_import_sheet",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Content = table.Column<string>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_import_sheet", x => x.Id);
                    table.ForeignKey(
                        name: "FK_host_import_sheet_host_import_run_Id",
                        column: x => x.Id,
                        principalTable: "host_import_run",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_host_import_run_AccountId_State",
                table: "host_import_run",
                columns: new[] { "AccountId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_host_import_run_State",
                table: "host_import_run",
                column: "State");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "host_import_sheet");

            migrationBuilder.DropTable(
                name: "host_import_run");
        }
    }
}
