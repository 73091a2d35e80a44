using NodaTime;

namespace PartnerImports;

/// <summary>The ports that reception works on.</summary>
internal sealed record ReceptionPorts(
    IImportStore Store,
    IImportParser Parser,
    IDossierDirectory Dossiers,
    IFiscalCalendar Calendars,
    IImportAuthorizer Authorizer,
    IImportPolicySource Policies,
    ICustomModelSource? Models,
    IClock Clock,
    IIdGenerator Ids);
