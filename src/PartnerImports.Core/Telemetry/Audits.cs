using NodaTime;

namespace PartnerImports;

/// <summary>Writes audit events.</summary>
internal static class Audits
{
    private const string Worker = "worker";

    public static AuditEvent Arrival(ImportRecord record) => new()
    {
        Dossier = record.Dossier,
        Import = record.Id,
        At = record.CreatedAt,
        Actor = "partner:" + record.Partner.Id,
        Command = "receive",
        Result = AuditResult.Accepted,
        StatusAfter = record.Status,
    };

    public static AuditEvent MetBy(PartnerRef partner, ImportRecord met, AuditResult result, string code, Instant now) => new()
    {
        Dossier = met.Dossier,
        Import = met.Id,
        At = now,
        Actor = "partner:" + partner.Id,
        Command = "receive",
        Result = result,
        Code = code,
        StatusBefore = met.Status,
        StatusAfter = met.Status,
    };

    public static AuditEvent Unchanged(ImportRecord record, ImportCommand.Request command, AuditResult result, string code, Instant now) => new()
    {
        Dossier = record.Dossier,
        Import = record.Id,
        At = now,
        Actor = command.By.ToString(),
        Command = Names.Of(command.Kind),
        VersionSeen = command.VersionSeen,
        Result = result,
        Code = code,
        StatusBefore = record.Status,
        StatusAfter = record.Status,
    };

    public static AuditEvent Transition(ImportRecord before, ImportCommand command, ImportRecord next) => new()
    {
        Dossier = next.Dossier,
        Import = next.Id,
        At = next.UpdatedAt,
        Command = Names.Of(command.Kind),
        Actor = command is ImportCommand.Request by ? by.By.ToString() : Worker,
        VersionSeen = command is ImportCommand.Request seen ? seen.VersionSeen : before.Version,
        Result = AuditResult.Accepted,
        Code = command is ImportCommand.Fail fail ? fail.Obstacles[0].Code : (before.Request ?? next.Request)?.Id.ToString() ?? "",
        StatusBefore = before.Status,
        StatusAfter = next.Status,
    };
}
