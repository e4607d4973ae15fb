using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OcopModular.Host.Data.Migrations
{
    /// <inheritdoc />
    public partial class ScheduledWork : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "host_work_run",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Name = table.Column<string>(maxLength: 100, nullable: false),
                    Host = table.Column<string>(maxLength: 200, nullable: false),
                    StartedAt = table.Column<DateTime>(nullable: false),
                    EndedAt = table.Column<DateTime>(nullable: true),
                    State = table.Column<string>(maxLength: 40, nullable: false),
                    Result = table.Column<string>(maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_work_run", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_host_work_run_Name_StartedAt",
                table: "host_work_run",
                columns: new[] { "Name", "StartedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "host_work_run");
        }
    }
}
