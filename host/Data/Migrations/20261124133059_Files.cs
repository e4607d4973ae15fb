using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OcopModular.Host.Data.Migrations
{
    /// <inheritdoc />
    public partial class Files : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "host_file_content",
                columns: table => new
                {
                    Sha256 = table.Column<string>(maxLength: 64, nullable: false),
                    Length = table.Column<long>(nullable: false),
                    ContentType = table.Column<string>(maxLength: 100, nullable: false),
                    TakenAt = table.Column<DateTime>(nullable: false),
                    UnusedSince = table.Column<DateTime>(nullable: true),
                    Check = table.Column<string>(maxLength: 40, nullable: false),
                    Finding = table.Column<string>(maxLength: 200, nullable: true),
                    CheckedAt = table.Column<DateTime>(nullable: true),
                    VerifiedAt = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_file_content", x => x.Sha256);
                });

            migrationBuilder.CreateTable(
                name: "host_file_problem",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Sha256 = table.Column<string>(maxLength: 64, nullable: false),
                    Fault = table.Column<string>(maxLength: 40, nullable: false),
                    Finding = table.Column<string>(maxLength: 200, nullable: true),
                    FoundAt = table.Column<DateTime>(nullable: false),
                    MendedAt = table.Column<DateTime>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_file_problem", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "host_file_upload",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    AccountId = table.Column<Guid>(nullable: false),
                    Name = table.Column<string>(maxLength: 500, nullable: false),
                    Length = table.Column<long>(nullable: false),
                    Offset = table.Column<long>(nullable: false),
                    BegunAt = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_file_upload", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_host_file_content_Check",
                table: "host_file_content",
                column: "Check");

            migrationBuilder.CreateIndex(
                name: "IX_host_file_content_VerifiedAt",
                table: "host_file_content",
                column: "VerifiedAt");

            migrationBuilder.CreateIndex(
                name: "IX_host_file_problem_Sha256_MendedAt",
                table: "host_file_problem",
                columns: new[] { "Sha256", "MendedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_host_file_upload_AccountId",
                table: "host_file_upload",
                column: "AccountId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "host_file_content");

            migrationBuilder.DropTable(
                name: "host_file_problem");

            migrationBuilder.DropTable(
                name: "host_file_upload");
        }
    }
}
