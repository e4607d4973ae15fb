using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OcopModular.Host.Data.Migrations
{
    /// <inheritdoc />
    public partial class Notices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "host_kept_notice",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    AccountId = table.Column<Guid>(nullable: false),
                    Key = table.Column<string>(maxLength: 200, nullable: false),
                    Texts = table.Column<string>(maxLength: 200, nullable: false),
                    Text = table.Column<string>(maxLength: 100, nullable: false),
                    Arguments = table.Column<string>(nullable: false),
                    Url = table.Column<string>(maxLength: 400, nullable: false),
                    Icon = table.Column<string>(maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(nullable: false),
                    ReadAt = table.Column<DateTime>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_kept_notice", x => x.Id);
                    table.ForeignKey(
                        name: "FK_host_kept_notice_host_account_AccountId",
                        column: x => x.AccountId,
                        principalTable: "host_account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "host_person_settings",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Mail = table.Column<string>(maxLength: 40, nullable: false),
                    Address = table.Column<string>(maxLength: 200, nullable: false),
                    CalendarHash = table.Column<string>(maxLength: 64, nullable: true),
                    Version = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_person_settings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_host_person_settings_host_account_Id",
                        column: x => x.Id,
                        principalTable: "host_account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "host_special_day",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Day = table.Column<DateOnly>(nullable: false),
                    Works = table.Column<bool>(nullable: false),
                    Reason = table.Column<string>(maxLength: 300, nullable: false),
                    Version = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_special_day", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "host_mail_item",
                columns: table => new
                {
                    NoticeId = table.Column<Guid>(nullable: false),
                    AccountId = table.Column<Guid>(nullable: false),
                    IsDigest = table.Column<bool>(nullable: false),
                    NextAttempt = table.Column<DateTime>(nullable: false),
                    Attempts = table.Column<int>(nullable: false),
                    SentAt = table.Column<DateTime>(nullable: true),
                    GivenUpAt = table.Column<DateTime>(nullable: true),
                    LastError = table.Column<string>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_mail_item", x => x.NoticeId);
                    table.ForeignKey(
                        name: "FK_host_mail_item_host_kept_notice_NoticeId",
                        column: x => x.NoticeId,
                        principalTable: "host_kept_notice",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_host_kept_notice_AccountId_Key",
                table: "host_kept_notice",
                columns: new[] { "AccountId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_host_kept_notice_ReadAt",
                table: "host_kept_notice",
                column: "ReadAt");

            migrationBuilder.CreateIndex(
                name: "IX_host_mail_item_SentAt_NextAttempt",
                table: "host_mail_item",
                columns: new[] { "SentAt", "NextAttempt" });

            migrationBuilder.CreateIndex(
                name: "IX_host_person_settings_CalendarHash",
                table: "host_person_settings",
                column: "CalendarHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_host_special_day_Day",
                table: "host_special_day",
                column: "Day",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "host_mail_item");

            migrationBuilder.DropTable(
                name: "host_person_settings");

            migrationBuilder.DropTable(
                name: "host_special_day");

            migrationBuilder.DropTable(
                name: "host_kept_notice");
        }
    }
}
