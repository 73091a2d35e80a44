using System.CommandLine;
using PartnerImports.Cli.CommandLine;
using PartnerImports.Cli.Hosting;
using PartnerImports.Cli.Output;

namespace PartnerImports.Cli.Commands;

/// <summary><c>formats</c>: what files can be read.</summary>
internal static class FormatsCommand
{
    public static Command Create(CommandRunner runner)
    {
        var command = new Command("formats", "Les formats lus / the formats that are read");
        command.SetAction(runner.Action((_, _) =>
        {
            var formats = Readers.Create().Formats;
            return Task.FromResult(new CommandResult(
                ExitCode.Done,
                json => json.Array(null, formats, (_, format) => json.Object(() =>
                {
                    json.WriteString("format", format.Format.Code);
                    json.WriteString("label", format.Format.Label);
                    json.Array("extensions", format.Extensions, (_, extension) => json.WriteStringValue(extension));
                    json.Array("models", format.Format == ImportFormat.Custom ? Models.BuiltIn : [], (_, model) => json.WriteStringValue(model));
                })),
                screen => screen.Table(
                    ["Format", "Extensions", screen.In("Modèles", "Models")],
                    formats.Select(format => (IReadOnlyList<string>)[format.Format.Label, string.Join(" ", format.Extensions), format.Format == ImportFormat.Custom ? string.Join(" ", Models.BuiltIn) : ""]))));
        }));
        return command;
    }
}
