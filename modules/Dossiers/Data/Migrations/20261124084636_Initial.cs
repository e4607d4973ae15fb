using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OcopModular.Dossiers.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "dossiers_producer",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Version = table.Column<int>(nullable: false),
                    Name = table.Column<string>(maxLength: 200, nullable: false),
                    Kind = table.Column<string>(maxLength: 40, nullable: false),
                    RegistrationNumber = table.Column<string>(maxLength: 50, nullable: true),
                    FoundedOn = table.Column<DateOnly>(nullable: true),
                    Representative = table.Column<string>(maxLength: 200, nullable: false),
                    Post = table.Column<string>(maxLength: 100, nullable: true),
                    Gender = table.Column<string>(maxLength: 40, nullable: true),
                    Ethnicity = table.Column<string>(maxLength: 50, nullable: true),
                    Phone = table.Column<string>(maxLength: 30, nullable: true),
                    Email = table.Column<string>(maxLength: 200, nullable: true),
                    Address = table.Column<string>(maxLength: 300, nullable: false),
                    CommuneId = table.Column<Guid>(nullable: false),
                    CommuneCode = table.Column<string>(maxLength: 20, nullable: false),
                    CommuneName = table.Column<string>(maxLength: 200, nullable: false),
                    RegisteredAt = table.Column<DateTime>(nullable: false),
                    Search = table.Column<string>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dossiers_producer", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "dossiers_product",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Version = table.Column<int>(nullable: false),
                    Name = table.Column<string>(maxLength: 200, nullable: false),
                    Description = table.Column<string>(maxLength: 2000, nullable: true),
                    Set = table.Column<int>(nullable: false),
                    SetName = table.Column<string>(maxLength: 300, nullable: false),
                    Sector = table.Column<string>(maxLength: 200, nullable: false),
                    Group = table.Column<string>(maxLength: 200, nullable: false),
                    ProducerId = table.Column<Guid>(nullable: false),
                    CommuneId = table.Column<Guid>(nullable: false),
                    CommuneName = table.Column<string>(maxLength: 200, nullable: false),
                    RegisteredAt = table.Column<DateTime>(nullable: false),
                    Search = table.Column<string>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dossiers_product", x => x.Id);
                    table.ForeignKey(
                        name: "FK_dossiers_product_dossiers_producer_ProducerId",
                        column: x => x.ProducerId,
                        principalTable: "dossiers_producer",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "dossiers_dossier",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Version = table.Column<int>(nullable: false),
                    ProductId = table.Column<Guid>(nullable: false),
                    ProducerId = table.Column<Guid>(nullable: false),
                    CommuneId = table.Column<Guid>(nullable: false),
                    CommuneCode = table.Column<string>(maxLength: 20, nullable: false),
                    CommuneName = table.Column<string>(maxLength: 200, nullable: false),
                    Kind = table.Column<string>(maxLength: 40, nullable: false),
                    Year = table.Column<int>(nullable: false),
                    Set = table.Column<int>(nullable: false),
                    State = table.Column<string>(maxLength: 40, nullable: false),
                    Registration = table.Column<string>(nullable: false),
                    Facts = table.Column<string>(nullable: false),
                    ReceivedOn = table.Column<DateOnly>(nullable: true),
                    PaperNumber = table.Column<string>(maxLength: 100, nullable: true),
                    Number = table.Column<string>(maxLength: 100, nullable: true),
                    FiledOn = table.Column<DateOnly>(nullable: true),
                    Pack = table.Column<string>(maxLength: 100, nullable: true),
                    PackHash = table.Column<string>(maxLength: 64, nullable: true),
                    Versions = table.Column<int>(nullable: false),
                    OpenedAt = table.Column<DateTime>(nullable: false),
                    EditedAt = table.Column<DateTime>(nullable: false),
                    FiledAt = table.Column<DateTime>(nullable: true),
                    ForwardedAt = table.Column<DateTime>(nullable: true),
                    AcceptedAt = table.Column<DateTime>(nullable: true),
                    ReturnReason = table.Column<string>(maxLength: 4000, nullable: true),
                    Round = table.Column<string>(maxLength: 200, nullable: true),
                    Result = table.Column<string>(maxLength: 500, nullable: true),
                    Search = table.Column<string>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dossiers_dossier", x => x.Id);
                    table.CheckConstraint("dossiers_dossier_filed", "\"State\" IN ('Draft', 'Withdrawn') OR (\"Number\" IS NOT NULL AND \"FiledOn\" IS NOT NULL AND \"Pack\" IS NOT NULL AND \"PackHash\" IS NOT NULL AND \"Versions\" > 0)");
                    table.CheckConstraint("dossiers_dossier_returned", "\"State\" <> 'Returned' OR \"ReturnReason\" IS NOT NULL");
                    table.CheckConstraint("dossiers_dossier_state", "\"State\" IN ('Draft', 'Filed', 'Forwarded', 'Returned', 'Accepted', 'Scheduled', 'Decided', 'Withdrawn')");
                    table.ForeignKey(
                        name: "FK_dossiers_dossier_dossiers_product_ProductId",
                        column: x => x.ProductId,
                        principalTable: "dossiers_product",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "dossiers_answer",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    DossierId = table.Column<Guid>(nullable: false),
                    Criterion = table.Column<string>(maxLength: 30, nullable: false),
                    Pick = table.Column<string>(maxLength: 10, nullable: false),
                    Note = table.Column<string>(maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dossiers_answer", x => x.Id);
                    table.ForeignKey(
                        name: "FK_dossiers_answer_dossiers_dossier_DossierId",
                        column: x => x.DossierId,
                        principalTable: "dossiers_dossier",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "dossiers_attachment",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    DossierId = table.Column<Guid>(nullable: false),
                    Sha256 = table.Column<string>(maxLength: 64, nullable: false),
                    Name = table.Column<string>(maxLength: 150, nullable: false),
                    ContentType = table.Column<string>(maxLength: 100, nullable: false),
                    Length = table.Column<long>(nullable: false),
                    Title = table.Column<string>(maxLength: 200, nullable: false),
                    Criterion = table.Column<string>(maxLength: 30, nullable: true),
                    Paper = table.Column<string>(maxLength: 50, nullable: true),
                    AddedAt = table.Column<DateTime>(nullable: false),
                    AddedBy = table.Column<string>(maxLength: 200, nullable: false),
                    RemovedAt = table.Column<DateTime>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dossiers_attachment", x => x.Id);
                    table.ForeignKey(
                        name: "FK_dossiers_attachment_dossiers_dossier_DossierId",
                        column: x => x.DossierId,
                        principalTable: "dossiers_dossier",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "dossiers_check",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    DossierId = table.Column<Guid>(nullable: false),
                    Number = table.Column<int>(nullable: false),
                    At = table.Column<DateTime>(nullable: false),
                    By = table.Column<string>(maxLength: 200, nullable: false),
                    IsAccepted = table.Column<bool>(nullable: false),
                    Reason = table.Column<string>(maxLength: 4000, nullable: true),
                    Sheet = table.Column<string>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dossiers_check", x => x.Id);
                    table.ForeignKey(
                        name: "FK_dossiers_check_dossiers_dossier_DossierId",
                        column: x => x.DossierId,
                        principalTable: "dossiers_dossier",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "dossiers_filed_version",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    DossierId = table.Column<Guid>(nullable: false),
                    Number = table.Column<int>(nullable: false),
                    FiledAt = table.Column<DateTime>(nullable: false),
                    FiledBy = table.Column<string>(maxLength: 200, nullable: false),
                    Content = table.Column<string>(nullable: false),
                    Hash = table.Column<string>(maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dossiers_filed_version", x => x.Id);
                    table.ForeignKey(
                        name: "FK_dossiers_filed_version_dossiers_dossier_DossierId",
                        column: x => x.DossierId,
                        principalTable: "dossiers_dossier",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "dossiers_report",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Version = table.Column<int>(nullable: false),
                    DossierId = table.Column<Guid>(nullable: false),
                    Content = table.Column<string>(nullable: false),
                    WrittenAt = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dossiers_report", x => x.Id);
                    table.ForeignKey(
                        name: "FK_dossiers_report_dossiers_dossier_DossierId",
                        column: x => x.DossierId,
                        principalTable: "dossiers_dossier",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_dossiers_answer_DossierId_Criterion",
                table: "dossiers_answer",
                columns: new[] { "DossierId", "Criterion" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_dossiers_attachment_DossierId",
                table: "dossiers_attachment",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_dossiers_check_DossierId",
                table: "dossiers_check",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_dossiers_dossier_CommuneId",
                table: "dossiers_dossier",
                column: "CommuneId");

            migrationBuilder.CreateIndex(
                name: "IX_dossiers_dossier_Number",
                table: "dossiers_dossier",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_dossiers_dossier_ProductId_Year",
                table: "dossiers_dossier",
                columns: new[] { "ProductId", "Year" },
                unique: true,
                filter: "\"State\" <> 'Decided' AND \"State\" <> 'Withdrawn'");

            migrationBuilder.CreateIndex(
                name: "IX_dossiers_dossier_State_Year",
                table: "dossiers_dossier",
                columns: new[] { "State", "Year" });

            migrationBuilder.CreateIndex(
                name: "IX_dossiers_filed_version_DossierId_Number",
                table: "dossiers_filed_version",
                columns: new[] { "DossierId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_dossiers_producer_CommuneId_Name",
                table: "dossiers_producer",
                columns: new[] { "CommuneId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_dossiers_product_CommuneId",
                table: "dossiers_product",
                column: "CommuneId");

            migrationBuilder.CreateIndex(
                name: "IX_dossiers_product_ProducerId_Name",
                table: "dossiers_product",
                columns: new[] { "ProducerId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_dossiers_report_DossierId",
                table: "dossiers_report",
                column: "DossierId",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "dossiers_answer");

            migrationBuilder.DropTable(
                name: "dossiers_attachment");

            migrationBuilder.DropTable(
                name: "dossiers_check");

            migrationBuilder.DropTable(
                name: "dossiers_filed_version");

            migrationBuilder.DropTable(
                name: "dossiers_report");

            migrationBuilder.DropTable(
                name: "dossiers_dossier");

            migrationBuilder.DropTable(
                name: "dossiers_product");

            migrationBuilder.DropTable(
                name: "dossiers_producer");
        }
    }
}
