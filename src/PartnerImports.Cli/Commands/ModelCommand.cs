using System.CommandLine;
using PartnerImports.Cli.CommandLine;
using PartnerImports.Cli.Hosting;
using PartnerImports.Cli.Output;
using PartnerImports.Parsers.Custom;

namespace PartnerImports.Cli.Commands;

/// <summary><c>model check MODEL.json</c>: every fault of a model of custom files.</summary>
internal static class ModelCommand
{
    public static Command Create(CommandRunner runner)
    {
        var model = new Argument<string>("MODEL") { Description = "MODEL.json | builtin:CODE" };
        var check = new Command("check", "Vérifier un modèle / check a model") { model };
        check.SetAction(runner.Action((parsed, _) =>
        {
            var faults = CustomModelCheck.Check(Models.Open(parsed.GetValue(model)!).Utf8);
            var language = CommandRunner.LanguageOf(parsed);
            return Task.FromResult(new CommandResult(
                faults.IsEmpty ? ExitCode.Done : ExitCode.Refused,
                json => json.Object(() =>
                {
                    json.WriteBoolean("valid", faults.IsEmpty);
                    json.Array("faults", faults, (_, fault) => json.Object(() =>
                    {
                        json.WriteString("pointer", fault.Pointer);
                        json.WriteString("message", fault.Message.In(language));
                    }));
                }),
                screen =>
                {
                    foreach (var fault in faults) screen.Line($"✗ {(fault.Pointer.Length == 0 ? "" : fault.Pointer + ": ")}{fault.Message.In(language)}");
                    if (faults.IsEmpty) screen.Line("✓");
                }));
        }));
        return new("model", "Modèles de fichiers personnalisés / models of custom files") { check };
    }
}
