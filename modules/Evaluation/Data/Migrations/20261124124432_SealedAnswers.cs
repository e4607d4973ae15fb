using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OcopModular.Evaluation.Data.Migrations
{
    /// <inheritdoc />
    public partial class SealedAnswers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Sealed",
                table: "evaluation_score_sheet",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Sealed",
                table: "evaluation_score_sheet");
        }
    }
}
