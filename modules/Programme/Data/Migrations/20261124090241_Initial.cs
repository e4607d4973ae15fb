using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OcopModular.Programme.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "programme_body",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Year = table.Column<int>(nullable: false),
                    Kind = table.Column<string>(maxLength: 40, nullable: false),
                    Name = table.Column<string>(maxLength: 300, nullable: false),
                    DecisionNumber = table.Column<string>(maxLength: 100, nullable: false),
                    DecisionDate = table.Column<DateOnly>(nullable: false),
                    Signer = table.Column<string>(maxLength: 200, nullable: false),
                    TermUntil = table.Column<DateOnly>(nullable: true),
                    Rules = table.Column<string>(nullable: true),
                    Until = table.Column<DateOnly>(nullable: true),
                    ReplacedById = table.Column<Guid>(nullable: true),
                    RecordedAt = table.Column<DateTime>(nullable: false),
                    Search = table.Column<string>(maxLength: 700, nullable: false),
                    Version = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programme_body", x => x.Id);
                    table.ForeignKey(
                        name: "FK_programme_body_programme_body_ReplacedById",
                        column: x => x.ReplacedById,
                        principalTable: "programme_body",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "programme_programme_year",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Year = table.Column<int>(nullable: false),
                    PlanNumber = table.Column<string>(maxLength: 100, nullable: false),
                    PlanDate = table.Column<DateOnly>(nullable: false),
                    PlanSigner = table.Column<string>(maxLength: 200, nullable: false),
                    OpenedAt = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programme_programme_year", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "programme_body_member",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    BodyId = table.Column<Guid>(nullable: false),
                    StaffId = table.Column<Guid>(nullable: false),
                    Name = table.Column<string>(maxLength: 200, nullable: false),
                    Position = table.Column<string>(maxLength: 200, nullable: false),
                    Unit = table.Column<string>(maxLength: 200, nullable: false),
                    Seat = table.Column<string>(maxLength: 40, nullable: false),
                    Place = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programme_body_member", x => x.Id);
                    table.ForeignKey(
                        name: "FK_programme_body_member_programme_body_BodyId",
                        column: x => x.BodyId,
                        principalTable: "programme_body",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_programme_body_ReplacedById",
                table: "programme_body",
                column: "ReplacedById");

            migrationBuilder.CreateIndex(
                name: "IX_programme_body_Year_Kind",
                table: "programme_body",
                columns: new[] { "Year", "Kind" },
                unique: true,
                filter: "\"Until\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_programme_body_member_BodyId_StaffId",
                table: "programme_body_member",
                columns: new[] { "BodyId", "StaffId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "OneChair",
                table: "programme_body_member",
                column: "BodyId",
                unique: true,
                filter: "\"Seat\" = 'Chair'");

            migrationBuilder.CreateIndex(
                name: "IX_programme_programme_year_Year",
                table: "programme_programme_year",
                column: "Year",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "programme_body_member");

            migrationBuilder.DropTable(
                name: "programme_programme_year");

            migrationBuilder.DropTable(
                name: "programme_body");
        }
    }
}
