namespace PartnerImports;

/// <summary>Why a command or a push was refused. A refusal changes nothing.</summary>
/// <param name="Code">One of <see cref="RefusalCodes"/>.</param>
/// <param name="Message">The sentence for people.</param>
/// <param name="Import">The import that it is about, or that stands in the way; null when there is none.</param>
public sealed record Refusal(string Code, LocalizedText Message, ImportId? Import = null)
{
    /// <summary>Whether rights or a closed console are the reason, not the state of the import.</summary>
    public bool IsPermission => Code is RefusalCodes.NotPermitted or RefusalCodes.ConsoleClosed;
}
