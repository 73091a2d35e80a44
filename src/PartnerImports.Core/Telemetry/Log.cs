using Microsoft.Extensions.Logging;

namespace PartnerImports;

/// <summary>The events of this package. None carries content, labels or keys of a file.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Import {Import} received in dossier {Dossier} as {Status}: {Entries} entries, {Lines} lines, {Blocking} blocking findings.")]
    public static partial void Received(ILogger logger, ImportId import, DossierId dossier, ImportStatus status, long entries, long lines, long blocking);

    [LoggerMessage(2, LogLevel.Information, "Push into dossier {Dossier} repeats import {Import}.")]
    public static partial void Repeated(ILogger logger, DossierId dossier, ImportId import);

    [LoggerMessage(3, LogLevel.Information, "Push into dossier {Dossier} refused: {Code}.")]
    public static partial void PushRefused(ILogger logger, DossierId dossier, string code);

    [LoggerMessage(4, LogLevel.Warning, "The content of a push into dossier {Dossier} changed while it was read.")]
    public static partial void ContentChanged(ILogger logger, DossierId dossier);

    [LoggerMessage(5, LogLevel.Error, "The import policy of dossier {Dossier} could not be read.")]
    public static partial void PolicyFailed(ILogger logger, DossierId dossier, Exception failure);

    [LoggerMessage(10, LogLevel.Information, "{Decision} of import {Import} in dossier {Dossier} requested, decision {DecisionId}.")]
    public static partial void Requested(ILogger logger, ImportDecision decision, ImportId import, DossierId dossier, Guid decisionId);

    [LoggerMessage(11, LogLevel.Information, "{Decision} of import {Import} in dossier {Dossier} refused: {Code}.")]
    public static partial void RequestRefused(ILogger logger, ImportDecision decision, ImportId import, DossierId dossier, string code);

    [LoggerMessage(20, LogLevel.Information, "{Command} of import {Import} in dossier {Dossier}: {Status}.")]
    public static partial void Executed(ILogger logger, ImportCommandKind command, ImportId import, DossierId dossier, ImportStatus status);

    [LoggerMessage(21, LogLevel.Warning, "The request on import {Import} in dossier {Dossier} failed at attempt {Attempt} and is put off until {NotBefore}.")]
    public static partial void Deferred(ILogger logger, ImportId import, DossierId dossier, int attempt, NodaTime.Instant notBefore, Exception failure);

    [LoggerMessage(22, LogLevel.Information, "Another worker has the request on import {Import} in dossier {Dossier} now.")]
    public static partial void LeaseLost(ILogger logger, ImportId import, DossierId dossier);

    [LoggerMessage(23, LogLevel.Error, "The store failed when the worker asked for work.")]
    public static partial void RoundFailed(ILogger logger, Exception failure);

    [LoggerMessage(24, LogLevel.Warning, "The request on import {Import} in dossier {Dossier} could not be given back; it is free again when its lease ends.")]
    public static partial void NotReleased(ILogger logger, ImportId import, DossierId dossier, Exception failure);

    [LoggerMessage(40, LogLevel.Warning, "Intent {Action} of import {Import} in dossier {Dossier}, left by a crash, is settled.")]
    public static partial void IntentSettled(ILogger logger, LedgerAction action, ImportId import, DossierId dossier);

    [LoggerMessage(41, LogLevel.Error, "The repair of intents failed and is tried again.")]
    public static partial void RepairFailed(ILogger logger, Exception failure);

    [LoggerMessage(30, LogLevel.Warning, "Message {Message} of dossier {Dossier} could not be delivered at attempt {Attempt} and is put off until {NotBefore}.")]
    public static partial void NotDelivered(ILogger logger, Guid message, DossierId dossier, int attempt, NodaTime.Instant notBefore, Exception failure);
}
