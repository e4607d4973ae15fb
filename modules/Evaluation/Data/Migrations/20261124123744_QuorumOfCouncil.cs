using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OcopModular.Evaluation.Data.Migrations
{
    /// <inheritdoc />
    public partial class QuorumOfCouncil : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "CouncilScorers",
                table: "evaluation_session",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "CouncilScorers",
                table: "evaluation_session");
        }
    }
}
