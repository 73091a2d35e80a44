namespace PartnerImports;

/// <summary>Makes refusals with their sentences.</summary>
internal static class Refusals
{
    public static Refusal NotPermitted { get; } = Plain(RefusalCodes.NotPermitted);

    public static Refusal ConsoleClosed { get; } = Plain(RefusalCodes.ConsoleClosed);

    public static Refusal UnknownImport(ImportId import) => new(RefusalCodes.UnknownImport, Text(RefusalCodes.UnknownImport, import), import);

    public static Refusal UnknownDossier(DossierId dossier) => new(RefusalCodes.UnknownDossier, Text(RefusalCodes.UnknownDossier, dossier));

    public static Refusal StaleVersion(ImportRecord record, long seen) =>
        new(RefusalCodes.StaleVersion, Text(RefusalCodes.StaleVersion, record.Version, seen), record.Id);

    /// <summary>The refusal that a state gives, naming who decided what and when.</summary>
    public static Refusal OfState(string code, ImportRecord record) => new(code, code switch
    {
        RefusalCodes.DecisionUnderWay when record.Request is { } request => CoreTexts.Of(
            request.Decision == ImportDecision.Rejection ? "refusal.decision-under-way.rejection" : "refusal.decision-under-way.validation",
            request.By, ScreenFormat.Date(request.At), ScreenFormat.Time(request.At)),
        RefusalCodes.AlreadyValidated or RefusalCodes.AlreadyRejected when record.Resolution is { } resolution => Text(
            code, resolution.By, ScreenFormat.Date(resolution.At), ScreenFormat.Time(resolution.At)),
        RefusalCodes.ImportInError => Text(
            code, ScreenFormat.Date(record.UpdatedAt), ScreenFormat.Time(record.UpdatedAt), record.Error ?? new LocalizedText("", "")),
        RefusalCodes.StaleVersion => CoreTexts.Of("refusal.stale-version.ended"),
        _ => throw new InvalidOperationException($"The import {record.Id} contradicts itself: {record.Status} gives no {code}."),
    }, record.Id);

    /// <summary>The refusal of a push that met a pending or validated import (P8).</summary>
    public static Refusal OfConflict(PushConflict conflict)
    {
        var code = conflict.Kind switch
        {
            PushConflictKind.KeyReused => RefusalCodes.KeyReused,
            PushConflictKind.DuplicateContent => RefusalCodes.DuplicateContent,
            PushConflictKind.EntryIdReused => RefusalCodes.EntryIdReused,
            _ => throw new ArgumentOutOfRangeException(nameof(conflict), conflict.Kind, "A repeat is no refusal."),
        };
        return new(code, Text(code, conflict.Import, conflict.EntryId ?? ""), conflict.Import);
    }

    public static Refusal KeyMismatch { get; } = Plain(RefusalCodes.KeyMismatch);

    public static Refusal PartnerNotConnected(PartnerRef partner, DossierId dossier) =>
        new(RefusalCodes.PartnerNotConnected, Text(RefusalCodes.PartnerNotConnected, partner.Name, dossier));

    public static Refusal BadPolicy(DossierId dossier, LocalizedText reason) =>
        new(RefusalCodes.BadPolicy, Text(RefusalCodes.BadPolicy, dossier, reason));

    private static Refusal Plain(string code) => new(code, Text(code));

    private static LocalizedText Text(string code, params ReadOnlySpan<object> arguments) => CoreTexts.Of("refusal." + code, arguments);
}
