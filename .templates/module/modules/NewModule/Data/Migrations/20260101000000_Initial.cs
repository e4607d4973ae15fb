using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OcopModular.NewModule.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "newmodule_newrecord",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Version = table.Column<int>(nullable: false),
                    Number = table.Column<string>(maxLength: 50, nullable: true),
                    Name = table.Column<string>(maxLength: 200, nullable: false),
                    Note = table.Column<string>(maxLength: 2000, nullable: true),
                    CommuneId = table.Column<Guid>(nullable: false),
                    CommuneName = table.Column<string>(maxLength: 200, nullable: false),
                    MadeAt = table.Column<DateTime>(nullable: false),
                    Search = table.Column<string>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_newmodule_newrecord", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_newmodule_newrecord_CommuneId",
                table: "newmodule_newrecord",
                column: "CommuneId");

            migrationBuilder.CreateIndex(
                name: "IX_newmodule_newrecord_Number",
                table: "newmodule_newrecord",
                column: "Number",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "newmodule_newrecord");
        }
    }
}
