using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OcopModular.Host.Data.Migrations
{
    /// <inheritdoc />
    public partial class AuditChain : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The log begins anew with the chain: before it no version was released.
            migrationBuilder.DropTable(
                name: "kernel_audit");

            migrationBuilder.CreateTable(
                name: "kernel_audit",
                columns: table => new
                {
                    Seq = table.Column<long>(nullable: false),
                    At = table.Column<DateTime>(nullable: false),
                    ActorId = table.Column<Guid>(nullable: false),
                    ActorName = table.Column<string>(maxLength: 200, nullable: false),
                    Session = table.Column<Guid>(nullable: false),
                    Area = table.Column<string>(maxLength: 40, nullable: false),
                    Kind = table.Column<string>(maxLength: 100, nullable: false),
                    Record = table.Column<Guid>(nullable: false),
                    Subject = table.Column<Guid>(nullable: false),
                    Action = table.Column<string>(maxLength: 100, nullable: false),
                    Changes = table.Column<string>(nullable: false),
                    Reason = table.Column<string>(nullable: true),
                    Search = table.Column<string>(nullable: false),
                    Hash = table.Column<string>(maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_audit", x => x.Seq);
                });

            migrationBuilder.CreateTable(
                name: "host_checkpoint",
                columns: table => new
                {
                    Size = table.Column<long>(nullable: false),
                    At = table.Column<DateTime>(nullable: false),
                    Peaks = table.Column<string>(nullable: false),
                    Root = table.Column<string>(nullable: false),
                    Signature = table.Column<string>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_checkpoint", x => x.Size);
                });

            migrationBuilder.CreateTable(
                name: "kernel_audit_salt",
                columns: table => new
                {
                    Record = table.Column<Guid>(nullable: false),
                    Salt = table.Column<string>(maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_audit_salt", x => x.Record);
                });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_audit_Record",
                table: "kernel_audit",
                column: "Record");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_audit_Subject",
                table: "kernel_audit",
                column: "Subject");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "host_checkpoint");

            migrationBuilder.DropTable(
                name: "kernel_audit_salt");

            migrationBuilder.DropTable(
                name: "kernel_audit");

            migrationBuilder.CreateTable(
                name: "kernel_audit",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    At = table.Column<DateTime>(nullable: false),
                    ActorId = table.Column<Guid>(nullable: false),
                    ActorName = table.Column<string>(maxLength: 200, nullable: false),
                    Session = table.Column<Guid>(nullable: false),
                    Kind = table.Column<string>(maxLength: 100, nullable: false),
                    Record = table.Column<Guid>(nullable: false),
                    Subject = table.Column<Guid>(nullable: false),
                    Action = table.Column<string>(maxLength: 100, nullable: false),
                    Changes = table.Column<string>(nullable: false),
                    Reason = table.Column<string>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_audit", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_audit_Subject_At",
                table: "kernel_audit",
                columns: new[] { "Subject", "At" });
        }
    }
}
