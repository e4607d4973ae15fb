using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OcopModular.Evaluation.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "evaluation_round",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Year = table.Column<int>(nullable: false),
                    Number = table.Column<int>(nullable: false),
                    EndsBefore = table.Column<DateOnly>(nullable: false),
                    CouncilId = table.Column<Guid>(nullable: false),
                    CouncilName = table.Column<string>(maxLength: 300, nullable: false),
                    Rules = table.Column<string>(nullable: false),
                    OpenedAt = table.Column<DateTime>(nullable: false),
                    Version = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluation_round", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "evaluation_round_member",
                columns: table => new
                {
                    RoundId = table.Column<Guid>(nullable: false),
                    StaffId = table.Column<Guid>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluation_round_member", x => new { x.RoundId, x.StaffId });
                    table.ForeignKey(
                        name: "FK_evaluation_round_member_evaluation_round_RoundId",
                        column: x => x.RoundId,
                        principalTable: "evaluation_round",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "evaluation_session",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    RoundId = table.Column<Guid>(nullable: false),
                    HeldOn = table.Column<DateOnly>(nullable: false),
                    Place = table.Column<string>(maxLength: 300, nullable: false),
                    State = table.Column<string>(maxLength: 40, nullable: false),
                    Rules = table.Column<string>(nullable: false),
                    CalledAt = table.Column<DateTime>(nullable: false),
                    OpenedAt = table.Column<DateTime>(nullable: true),
                    ClosedAt = table.Column<DateTime>(nullable: true),
                    ClosedBy = table.Column<string>(nullable: true),
                    Version = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluation_session", x => x.Id);
                    table.ForeignKey(
                        name: "FK_evaluation_session_evaluation_round_RoundId",
                        column: x => x.RoundId,
                        principalTable: "evaluation_round",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "evaluation_set_aside",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    DossierId = table.Column<Guid>(nullable: false),
                    RoundId = table.Column<Guid>(nullable: false),
                    Reason = table.Column<string>(maxLength: 1000, nullable: false),
                    At = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluation_set_aside", x => x.Id);
                    table.ForeignKey(
                        name: "FK_evaluation_set_aside_evaluation_round_RoundId",
                        column: x => x.RoundId,
                        principalTable: "evaluation_round",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "evaluation_candidate",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    RoundId = table.Column<Guid>(nullable: false),
                    SessionId = table.Column<Guid>(nullable: true),
                    DossierId = table.Column<Guid>(nullable: false),
                    ProductId = table.Column<Guid>(nullable: false),
                    ProducerId = table.Column<Guid>(nullable: false),
                    CommuneId = table.Column<Guid>(nullable: false),
                    DossierNumber = table.Column<string>(nullable: false),
                    DossierVersion = table.Column<int>(nullable: false),
                    DossierHash = table.Column<string>(nullable: false),
                    ProductName = table.Column<string>(maxLength: 300, nullable: false),
                    ProducerName = table.Column<string>(maxLength: 300, nullable: false),
                    CommuneName = table.Column<string>(nullable: false),
                    CommuneCode = table.Column<string>(nullable: false),
                    Kind = table.Column<string>(maxLength: 40, nullable: false),
                    Pack = table.Column<string>(nullable: false),
                    PackHash = table.Column<string>(nullable: false),
                    FiledOn = table.Column<DateOnly>(nullable: false),
                    Set = table.Column<int>(nullable: false),
                    SetName = table.Column<string>(nullable: false),
                    SampleNumber = table.Column<string>(nullable: false),
                    Pass = table.Column<int>(nullable: false),
                    Search = table.Column<string>(maxLength: 1000, nullable: false),
                    Version = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluation_candidate", x => x.Id);
                    table.ForeignKey(
                        name: "FK_evaluation_candidate_evaluation_round_RoundId",
                        column: x => x.RoundId,
                        principalTable: "evaluation_round",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_evaluation_candidate_evaluation_session_SessionId",
                        column: x => x.SessionId,
                        principalTable: "evaluation_session",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "evaluation_recognition",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    SessionId = table.Column<Guid>(nullable: false),
                    Number = table.Column<string>(maxLength: 100, nullable: false),
                    Date = table.Column<DateOnly>(nullable: false),
                    Signer = table.Column<string>(maxLength: 200, nullable: false),
                    SignerPosition = table.Column<string>(maxLength: 200, nullable: false),
                    RecordedAt = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluation_recognition", x => x.Id);
                    table.ForeignKey(
                        name: "FK_evaluation_recognition_evaluation_session_SessionId",
                        column: x => x.SessionId,
                        principalTable: "evaluation_session",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "evaluation_session_member",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    SessionId = table.Column<Guid>(nullable: false),
                    StaffId = table.Column<Guid>(nullable: false),
                    Name = table.Column<string>(nullable: false),
                    Position = table.Column<string>(nullable: false),
                    Unit = table.Column<string>(nullable: false),
                    UnitId = table.Column<Guid>(nullable: true),
                    Seat = table.Column<string>(maxLength: 40, nullable: false),
                    Scores = table.Column<bool>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluation_session_member", x => x.Id);
                    table.ForeignKey(
                        name: "FK_evaluation_session_member_evaluation_session_SessionId",
                        column: x => x.SessionId,
                        principalTable: "evaluation_session",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "evaluation_discussion",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    CandidateId = table.Column<Guid>(nullable: false),
                    Pass = table.Column<int>(nullable: false),
                    Conclusion = table.Column<string>(nullable: false),
                    Spread = table.Column<decimal>(precision: 18, scale: 6, nullable: false),
                    At = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluation_discussion", x => x.Id);
                    table.ForeignKey(
                        name: "FK_evaluation_discussion_evaluation_candidate_CandidateId",
                        column: x => x.CandidateId,
                        principalTable: "evaluation_candidate",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "evaluation_result",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    CandidateId = table.Column<Guid>(nullable: false),
                    SessionId = table.Column<Guid>(nullable: false),
                    Mean = table.Column<decimal>(precision: 18, scale: 6, nullable: true),
                    Stars = table.Column<int>(nullable: true),
                    IsCertified = table.Column<bool>(nullable: false),
                    Spread = table.Column<decimal>(precision: 18, scale: 6, nullable: false),
                    Sheets = table.Column<int>(nullable: false),
                    Panel = table.Column<string>(nullable: false),
                    PackHash = table.Column<string>(nullable: false),
                    At = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluation_result", x => x.Id);
                    table.ForeignKey(
                        name: "FK_evaluation_result_evaluation_candidate_CandidateId",
                        column: x => x.CandidateId,
                        principalTable: "evaluation_candidate",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_evaluation_result_evaluation_session_SessionId",
                        column: x => x.SessionId,
                        principalTable: "evaluation_session",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "evaluation_score_sheet",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    SessionId = table.Column<Guid>(nullable: false),
                    CandidateId = table.Column<Guid>(nullable: false),
                    StaffId = table.Column<Guid>(nullable: false),
                    MemberName = table.Column<string>(nullable: false),
                    Pass = table.Column<int>(nullable: false),
                    Remark = table.Column<string>(maxLength: 1000, nullable: false),
                    Answered = table.Column<int>(nullable: false),
                    SavedAt = table.Column<DateTime>(nullable: true),
                    SealedAt = table.Column<DateTime>(nullable: true),
                    Version = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluation_score_sheet", x => x.Id);
                    table.ForeignKey(
                        name: "FK_evaluation_score_sheet_evaluation_candidate_CandidateId",
                        column: x => x.CandidateId,
                        principalTable: "evaluation_candidate",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_evaluation_score_sheet_evaluation_session_SessionId",
                        column: x => x.SessionId,
                        principalTable: "evaluation_session",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "evaluation_certificate",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    RecognitionId = table.Column<Guid>(nullable: false),
                    CandidateId = table.Column<Guid>(nullable: false),
                    ProductId = table.Column<Guid>(nullable: false),
                    DossierId = table.Column<Guid>(nullable: false),
                    Number = table.Column<string>(maxLength: 100, nullable: false),
                    ProductCode = table.Column<string>(maxLength: 100, nullable: false),
                    CheckCode = table.Column<string>(maxLength: 40, nullable: false),
                    ProductName = table.Column<string>(maxLength: 300, nullable: false),
                    ProducerName = table.Column<string>(maxLength: 300, nullable: false),
                    CommuneId = table.Column<Guid>(nullable: false),
                    CommuneName = table.Column<string>(nullable: false),
                    Set = table.Column<int>(nullable: false),
                    SetName = table.Column<string>(nullable: false),
                    Criteria = table.Column<string>(nullable: false),
                    District = table.Column<string>(nullable: false),
                    Province = table.Column<string>(nullable: false),
                    Stars = table.Column<int>(nullable: false),
                    DecisionNumber = table.Column<string>(nullable: false),
                    IssuedOn = table.Column<DateOnly>(nullable: false),
                    Months = table.Column<int>(nullable: false),
                    ExpiresOn = table.Column<DateOnly>(nullable: false),
                    Signer = table.Column<string>(nullable: false),
                    SignerPosition = table.Column<string>(nullable: false),
                    WithdrawnOn = table.Column<DateOnly>(nullable: true),
                    WithdrawnBecause = table.Column<string>(nullable: true),
                    Search = table.Column<string>(maxLength: 1000, nullable: false),
                    Version = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluation_certificate", x => x.Id);
                    table.ForeignKey(
                        name: "FK_evaluation_certificate_evaluation_candidate_CandidateId",
                        column: x => x.CandidateId,
                        principalTable: "evaluation_candidate",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_evaluation_certificate_evaluation_recognition_RecognitionId",
                        column: x => x.RecognitionId,
                        principalTable: "evaluation_recognition",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "evaluation_verdict",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    RecognitionId = table.Column<Guid>(nullable: false),
                    CandidateId = table.Column<Guid>(nullable: false),
                    ProductId = table.Column<Guid>(nullable: false),
                    DossierId = table.Column<Guid>(nullable: false),
                    Award = table.Column<string>(maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluation_verdict", x => x.Id);
                    table.ForeignKey(
                        name: "FK_evaluation_verdict_evaluation_candidate_CandidateId",
                        column: x => x.CandidateId,
                        principalTable: "evaluation_candidate",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_evaluation_verdict_evaluation_recognition_RecognitionId",
                        column: x => x.RecognitionId,
                        principalTable: "evaluation_recognition",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "evaluation_mark",
                columns: table => new
                {
                    SheetId = table.Column<Guid>(nullable: false),
                    Criterion = table.Column<string>(maxLength: 20, nullable: false),
                    Pick = table.Column<string>(maxLength: 10, nullable: false),
                    Remark = table.Column<string>(maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluation_mark", x => new { x.SheetId, x.Criterion });
                    table.ForeignKey(
                        name: "FK_evaluation_mark_evaluation_score_sheet_SheetId",
                        column: x => x.SheetId,
                        principalTable: "evaluation_score_sheet",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_candidate_DossierId",
                table: "evaluation_candidate",
                column: "DossierId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_candidate_ProductId",
                table: "evaluation_candidate",
                column: "ProductId");

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_candidate_RoundId",
                table: "evaluation_candidate",
                column: "RoundId");

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_candidate_SessionId",
                table: "evaluation_candidate",
                column: "SessionId");

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_certificate_CandidateId",
                table: "evaluation_certificate",
                column: "CandidateId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_certificate_CheckCode",
                table: "evaluation_certificate",
                column: "CheckCode",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_certificate_Number",
                table: "evaluation_certificate",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_certificate_ProductId",
                table: "evaluation_certificate",
                column: "ProductId");

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_certificate_RecognitionId",
                table: "evaluation_certificate",
                column: "RecognitionId");

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_discussion_CandidateId_Pass",
                table: "evaluation_discussion",
                columns: new[] { "CandidateId", "Pass" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_recognition_Number",
                table: "evaluation_recognition",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_recognition_SessionId",
                table: "evaluation_recognition",
                column: "SessionId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_result_CandidateId",
                table: "evaluation_result",
                column: "CandidateId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_result_SessionId",
                table: "evaluation_result",
                column: "SessionId");

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_round_Year_Number",
                table: "evaluation_round",
                columns: new[] { "Year", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_score_sheet_CandidateId_StaffId_Pass",
                table: "evaluation_score_sheet",
                columns: new[] { "CandidateId", "StaffId", "Pass" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_score_sheet_SessionId",
                table: "evaluation_score_sheet",
                column: "SessionId");

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_session_RoundId",
                table: "evaluation_session",
                column: "RoundId");

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_session_member_SessionId_StaffId",
                table: "evaluation_session_member",
                columns: new[] { "SessionId", "StaffId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_set_aside_DossierId",
                table: "evaluation_set_aside",
                column: "DossierId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_set_aside_RoundId",
                table: "evaluation_set_aside",
                column: "RoundId");

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_verdict_CandidateId",
                table: "evaluation_verdict",
                column: "CandidateId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_verdict_ProductId",
                table: "evaluation_verdict",
                column: "ProductId");

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_verdict_RecognitionId",
                table: "evaluation_verdict",
                column: "RecognitionId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "evaluation_certificate");

            migrationBuilder.DropTable(
                name: "evaluation_discussion");

            migrationBuilder.DropTable(
                name: "evaluation_mark");

            migrationBuilder.DropTable(
                name: "evaluation_result");

            migrationBuilder.DropTable(
                name: "evaluation_round_member");

            migrationBuilder.DropTable(
                name: "evaluation_session_member");

            migrationBuilder.DropTable(
                name: "evaluation_set_aside");

            migrationBuilder.DropTable(
                name: "evaluation_verdict");

            migrationBuilder.DropTable(
                name: "evaluation_score_sheet");

            migrationBuilder.DropTable(
                name: "evaluation_recognition");

            migrationBuilder.DropTable(
                name: "evaluation_candidate");

            migrationBuilder.DropTable(
                name: "evaluation_session");

            migrationBuilder.DropTable(
                name: "evaluation_round");
        }
    }
}
