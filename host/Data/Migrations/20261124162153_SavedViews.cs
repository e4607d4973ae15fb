using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OcopModular.Host.Data.Migrations
{
    /// <inheritdoc />
    public partial class SavedViews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "host_saved_view",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    AccountId = table.Column<Guid>(nullable: false),
                    List = table.Column<string>(maxLength: 60, nullable: false),
                    Name = table.Column<string>(maxLength: 60, nullable: false),
                    Query = table.Column<string>(maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_saved_view", x => x.Id);
                    table.ForeignKey(
                        name: "FK_host_saved_view_host_account_AccountId",
                        column: x => x.AccountId,
                        principalTable: "host_account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_host_saved_view_AccountId_List_Name",
                table: "host_saved_view",
                columns: new[] { "AccountId", "List", "Name" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "host_saved_view");
        }
    }
}
