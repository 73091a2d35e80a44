namespace PartnerImports;

/// <summary>Why a command or a push is refused: codes that programs may rely on.</summary>
public static class RefusalCodes
{
    /// <summary>The actor has no access to the dossier, or a profile too low.</summary>
    public const string NotPermitted = "not-permitted";

    /// <summary>The console is not open for the dossier (P12).</summary>
    public const string ConsoleClosed = "console-closed";

    /// <summary>The dossier has no import of that id.</summary>
    public const string UnknownImport = "unknown-import";

    /// <summary>There is no dossier of that code.</summary>
    public const string UnknownDossier = "unknown-dossier";

    /// <summary>The import has changed since the user saw it (P4).</summary>
    public const string StaleVersion = "stale-version";

    /// <summary>The other decision was requested and is not carried out yet.</summary>
    public const string DecisionUnderWay = "decision-under-way";

    /// <summary>The import is validated.</summary>
    public const string AlreadyValidated = "already-validated";

    /// <summary>The import is rejected.</summary>
    public const string AlreadyRejected = "already-rejected";

    /// <summary>The import ended in error.</summary>
    public const string ImportInError = "import-in-error";

    /// <summary>A push without a key of bytes that a pending or validated import came of (P8).</summary>
    public const string DuplicateContent = "duplicate-content";

    /// <summary>A push of other bytes under the key of a pending or validated import (P8).</summary>
    public const string KeyReused = "key-reused";

    /// <summary>The key given with the push is not the one in the file (P8).</summary>
    public const string KeyMismatch = "key-mismatch";

    /// <summary>An entry id that a pending or validated import has already (P8).</summary>
    public const string EntryIdReused = "entry-id-reused";

    /// <summary>The partner may not push into the dossier.</summary>
    public const string PartnerNotConnected = "partner-not-connected";

    /// <summary>The policy of the dossier towards the partner cannot be used.</summary>
    public const string BadPolicy = "bad-policy";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        NotPermitted, ConsoleClosed, UnknownImport, UnknownDossier, StaleVersion, DecisionUnderWay, AlreadyValidated, AlreadyRejected,
        ImportInError, DuplicateContent, KeyReused, KeyMismatch, EntryIdReused, PartnerNotConnected, BadPolicy,
    ];
}
