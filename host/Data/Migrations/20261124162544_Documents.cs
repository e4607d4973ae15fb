using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OcopModular.Host.Data.Migrations
{
    /// <inheritdoc />
    public partial class Documents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "host_book_start",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Kind = table.Column<string>(maxLength: 80, nullable: false),
                    Year = table.Column<int>(nullable: false),
                    First = table.Column<int>(nullable: false),
                    Reason = table.Column<string>(maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_book_start", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "host_document",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Version = table.Column<int>(nullable: false),
                    Kind = table.Column<string>(maxLength: 80, nullable: false),
                    RecordId = table.Column<Guid>(nullable: false),
                    Title = table.Column<string>(maxLength: 500, nullable: false),
                    MadeAt = table.Column<DateTime>(nullable: false),
                    MadeBy = table.Column<string>(maxLength: 200, nullable: false),
                    State = table.Column<string>(maxLength: 40, nullable: false),
                    Template = table.Column<int>(nullable: false),
                    DraftSha256 = table.Column<string>(maxLength: 64, nullable: false),
                    DraftName = table.Column<string>(maxLength: 200, nullable: false),
                    DraftLength = table.Column<long>(nullable: false),
                    IsEdited = table.Column<bool>(nullable: false),
                    Number = table.Column<int>(nullable: true),
                    NumberYear = table.Column<int>(nullable: true),
                    NumberedOn = table.Column<DateOnly>(nullable: true),
                    NumberText = table.Column<string>(maxLength: 100, nullable: true),
                    ScanSha256 = table.Column<string>(maxLength: 64, nullable: true),
                    ScanName = table.Column<string>(maxLength: 200, nullable: true),
                    ScanLength = table.Column<long>(nullable: true),
                    IssuedAt = table.Column<DateTime>(nullable: true),
                    VoidReason = table.Column<string>(maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_document", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "host_document_template",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Kind = table.Column<string>(maxLength: 80, nullable: false),
                    Number = table.Column<int>(nullable: false),
                    Sha256 = table.Column<string>(maxLength: 64, nullable: true),
                    FileName = table.Column<string>(maxLength: 200, nullable: false),
                    Length = table.Column<long>(nullable: false),
                    PutBack = table.Column<int>(nullable: true),
                    At = table.Column<DateTime>(nullable: false),
                    By = table.Column<string>(maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_document_template", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_host_book_start_Kind_Year",
                table: "host_book_start",
                columns: new[] { "Kind", "Year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_host_document_Kind_NumberYear_Number",
                table: "host_document",
                columns: new[] { "Kind", "NumberYear", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_host_document_RecordId",
                table: "host_document",
                column: "RecordId");

            migrationBuilder.CreateIndex(
                name: "IX_host_document_template_Kind_Number",
                table: "host_document_template",
                columns: new[] { "Kind", "Number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "host_book_start");

            migrationBuilder.DropTable(
                name: "host_document");

            migrationBuilder.DropTable(
                name: "host_document_template");
        }
    }
}
