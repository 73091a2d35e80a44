using System.Text.Json;
using PartnerImports.Cli.Output;

namespace PartnerImports.Cli.CommandLine;

/// <summary>What a command has to say: for programs (null when it has written standard output itself), for people, and as an exit code.</summary>
internal sealed record CommandResult(int ExitCode, Action<Utf8JsonWriter>? WriteJson, Action<Screen> WriteScreen)
{
    /// <summary>An answer for programs that is written already.</summary>
    public CommandResult(int exitCode, JsonSpool written) : this(exitCode, null, _ => { }) => Written = written;

    /// <summary>The answer for programs, where it was too long to be held; the receiver's to dispose.</summary>
    public JsonSpool? Written { get; }
}
