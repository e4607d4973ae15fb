using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OcopModular.Host.Data.Migrations
{
    /// <inheritdoc />
    public partial class Administration : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "host_unit",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "host_module_switch",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Name = table.Column<string>(maxLength: 100, nullable: false),
                    IsOff = table.Column<bool>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_module_switch", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_host_module_switch_Name",
                table: "host_module_switch",
                column: "Name",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "host_module_switch");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "host_unit");
        }
    }
}
