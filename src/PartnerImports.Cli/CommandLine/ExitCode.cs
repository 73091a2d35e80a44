namespace PartnerImports.Cli.CommandLine;

/// <summary>What the process says when it ends.</summary>
internal static class ExitCode
{
    /// <summary>Done, also a repeat.</summary>
    public const int Done = 0;

    /// <summary>Blocking diagnostics, a refusal, or a request that was executed and failed.</summary>
    public const int Refused = 1;

    /// <summary>Wrong usage, bytes that could not be had, a dossier without fiscal years, or a failure that nobody foresaw.</summary>
    public const int Usage = 2;

    /// <summary>Not permitted.</summary>
    public const int NotPermitted = 3;

    public static int Of(Refusal refusal) => refusal.IsPermission ? NotPermitted : Refused;
}
