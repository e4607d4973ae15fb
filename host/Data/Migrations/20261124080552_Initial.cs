using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace OcopModular.Host.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "host_account_role",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Name = table.Column<string>(maxLength: 256, nullable: true),
                    NormalizedName = table.Column<string>(maxLength: 256, nullable: true),
                    ConcurrencyStamp = table.Column<string>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_account_role", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "host_data_protection_key",
                columns: table => new
                {
                    Id = table.Column<int>(nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn)
                        .Annotation("Sqlite:Autoincrement", true),
                    FriendlyName = table.Column<string>(nullable: true),
                    Xml = table.Column<string>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_data_protection_key", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "host_known_permission",
                columns: table => new
                {
                    Name = table.Column<string>(maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_known_permission", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "host_unit",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Code = table.Column<string>(maxLength: 20, nullable: false),
                    Name = table.Column<string>(maxLength: 200, nullable: false),
                    Kind = table.Column<string>(maxLength: 40, nullable: false),
                    From = table.Column<DateOnly>(nullable: false),
                    Until = table.Column<DateOnly>(nullable: true),
                    MergedInto = table.Column<Guid>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_unit", x => x.Id);
                    table.ForeignKey(
                        name: "FK_host_unit_host_unit_MergedInto",
                        column: x => x.MergedInto,
                        principalTable: "host_unit",
                        principalColumn: "Id");
                });

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

            migrationBuilder.CreateTable(
                name: "kernel_number",
                columns: table => new
                {
                    Book = table.Column<string>(maxLength: 100, nullable: false),
                    Year = table.Column<int>(nullable: false),
                    Last = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_number", x => new { x.Book, x.Year });
                });

            migrationBuilder.CreateTable(
                name: "kernel_outbox",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    At = table.Column<DateTime>(nullable: false),
                    Type = table.Column<string>(nullable: false),
                    Payload = table.Column<string>(nullable: false),
                    Attempts = table.Column<int>(nullable: false),
                    NextAttempt = table.Column<DateTime>(nullable: false),
                    DeliveredAt = table.Column<DateTime>(nullable: true),
                    LastError = table.Column<string>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_outbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_submission",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    At = table.Column<DateTime>(nullable: false),
                    ActorId = table.Column<Guid>(nullable: false),
                    Location = table.Column<string>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_submission", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "host_identity_role_claim",
                columns: table => new
                {
                    Id = table.Column<int>(nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn)
                        .Annotation("Sqlite:Autoincrement", true),
                    RoleId = table.Column<Guid>(nullable: false),
                    ClaimType = table.Column<string>(nullable: true),
                    ClaimValue = table.Column<string>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_identity_role_claim", x => x.Id);
                    table.ForeignKey(
                        name: "FK_host_identity_role_claim_host_account_role_RoleId",
                        column: x => x.RoleId,
                        principalTable: "host_account_role",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "host_role_permission",
                columns: table => new
                {
                    RoleId = table.Column<Guid>(nullable: false),
                    Permission = table.Column<string>(maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_role_permission", x => new { x.RoleId, x.Permission });
                    table.ForeignKey(
                        name: "FK_host_role_permission_host_account_role_RoleId",
                        column: x => x.RoleId,
                        principalTable: "host_account_role",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "host_account",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Name = table.Column<string>(maxLength: 200, nullable: false),
                    Position = table.Column<string>(maxLength: 200, nullable: false),
                    UnitId = table.Column<Guid>(nullable: true),
                    ProducerId = table.Column<Guid>(nullable: true),
                    IsDisabled = table.Column<bool>(nullable: false),
                    IsSample = table.Column<bool>(nullable: false),
                    Email = table.Column<string>(maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(maxLength: 256, nullable: true),
                    PhoneNumber = table.Column<string>(nullable: true),
                    PasswordHash = table.Column<string>(nullable: true),
                    SecurityStamp = table.Column<string>(nullable: true),
                    ConcurrencyStamp = table.Column<string>(nullable: true),
                    UserName = table.Column<string>(maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(nullable: false),
                    PhoneNumberConfirmed = table.Column<bool>(nullable: false),
                    TwoFactorEnabled = table.Column<bool>(nullable: false),
                    LockoutEnd = table.Column<DateTimeOffset>(nullable: true),
                    LockoutEnabled = table.Column<bool>(nullable: false),
                    AccessFailedCount = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_account", x => x.Id);
                    table.ForeignKey(
                        name: "FK_host_account_host_unit_UnitId",
                        column: x => x.UnitId,
                        principalTable: "host_unit",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "host_identity_user_claim",
                columns: table => new
                {
                    Id = table.Column<int>(nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn)
                        .Annotation("Sqlite:Autoincrement", true),
                    UserId = table.Column<Guid>(nullable: false),
                    ClaimType = table.Column<string>(nullable: true),
                    ClaimValue = table.Column<string>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_identity_user_claim", x => x.Id);
                    table.ForeignKey(
                        name: "FK_host_identity_user_claim_host_account_UserId",
                        column: x => x.UserId,
                        principalTable: "host_account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "host_identity_user_login",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(nullable: false),
                    ProviderKey = table.Column<string>(nullable: false),
                    ProviderDisplayName = table.Column<string>(nullable: true),
                    UserId = table.Column<Guid>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_identity_user_login", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_host_identity_user_login_host_account_UserId",
                        column: x => x.UserId,
                        principalTable: "host_account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "host_identity_user_role",
                columns: table => new
                {
                    UserId = table.Column<Guid>(nullable: false),
                    RoleId = table.Column<Guid>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_identity_user_role", x => new { x.UserId, x.RoleId });
                    table.ForeignKey(
                        name: "FK_host_identity_user_role_host_account_UserId",
                        column: x => x.UserId,
                        principalTable: "host_account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_host_identity_user_role_host_account_role_RoleId",
                        column: x => x.RoleId,
                        principalTable: "host_account_role",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "host_identity_user_token",
                columns: table => new
                {
                    UserId = table.Column<Guid>(nullable: false),
                    LoginProvider = table.Column<string>(nullable: false),
                    Name = table.Column<string>(nullable: false),
                    Value = table.Column<string>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_identity_user_token", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_host_identity_user_token_host_account_UserId",
                        column: x => x.UserId,
                        principalTable: "host_account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "host_invitation",
                columns: table => new
                {
                    TokenHash = table.Column<string>(maxLength: 64, nullable: false),
                    AccountId = table.Column<Guid>(nullable: false),
                    ExpiresAt = table.Column<DateTime>(nullable: false),
                    UsedAt = table.Column<DateTime>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_host_invitation", x => x.TokenHash);
                    table.ForeignKey(
                        name: "FK_host_invitation_host_account_AccountId",
                        column: x => x.AccountId,
                        principalTable: "host_account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "host_account",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "IX_host_account_UnitId",
                table: "host_account",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "host_account",
                column: "NormalizedUserName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "RoleNameIndex",
                table: "host_account_role",
                column: "NormalizedName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_host_identity_role_claim_RoleId",
                table: "host_identity_role_claim",
                column: "RoleId");

            migrationBuilder.CreateIndex(
                name: "IX_host_identity_user_claim_UserId",
                table: "host_identity_user_claim",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_host_identity_user_login_UserId",
                table: "host_identity_user_login",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_host_identity_user_role_RoleId",
                table: "host_identity_user_role",
                column: "RoleId");

            migrationBuilder.CreateIndex(
                name: "IX_host_invitation_AccountId",
                table: "host_invitation",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_host_unit_MergedInto",
                table: "host_unit",
                column: "MergedInto");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_audit_Subject_At",
                table: "kernel_audit",
                columns: new[] { "Subject", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_outbox_DeliveredAt_NextAttempt",
                table: "kernel_outbox",
                columns: new[] { "DeliveredAt", "NextAttempt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "host_data_protection_key");

            migrationBuilder.DropTable(
                name: "host_identity_role_claim");

            migrationBuilder.DropTable(
                name: "host_identity_user_claim");

            migrationBuilder.DropTable(
                name: "host_identity_user_login");

            migrationBuilder.DropTable(
                name: "host_identity_user_role");

            migrationBuilder.DropTable(
                name: "host_identity_user_token");

            migrationBuilder.DropTable(
                name: "host_invitation");

            migrationBuilder.DropTable(
                name: "host_known_permission");

            migrationBuilder.DropTable(
                name: "host_role_permission");

            migrationBuilder.DropTable(
                name: "kernel_audit");

            migrationBuilder.DropTable(
                name: "kernel_number");

            migrationBuilder.DropTable(
                name: "kernel_outbox");

            migrationBuilder.DropTable(
                name: "kernel_submission");

            migrationBuilder.DropTable(
                name: "host_account");

            migrationBuilder.DropTable(
                name: "host_account_role");

            migrationBuilder.DropTable(
                name: "host_unit");
        }
    }
}
