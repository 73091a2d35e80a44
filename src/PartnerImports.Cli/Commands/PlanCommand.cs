using System.CommandLine;
using PartnerImports.Cli.CommandLine;
using PartnerImports.Cli.Hosting;
using PartnerImports.Cli.Output;

namespace PartnerImports.Cli.Commands;

/// <summary><c>plan-reject ID</c> and <c>plan-validate ID</c>: what a decision would do now.</summary>
internal static class PlanCommand
{
    public static Command Create(CommandRunner runner, ImportDecision decision)
    {
        var id = new Argument<string>("ID");
        var command = decision == ImportDecision.Rejection
            ? new Command("plan-reject", "Ce qu'un rejet ferait / what a rejection would do")
            : new Command("plan-validate", "Ce qu'une validation ferait / what a validation would do");
        command.Arguments.Add(id);
        command.OverStore(runner, async (parsed, host, cancellationToken) =>
        {
            var import = StoreCommands.Import(parsed.GetValue(id)!);
            var answer = await host.Decisions.PlanAsync(StoreCommands.Anybody, StoreHost.Dossier(parsed), import, decision, cancellationToken).ConfigureAwait(false);
            return answer.TryGet(out var plan, out var refusal) ? Show(plan, CommandRunner.LanguageOf(parsed)) : StoreCommands.Refused(refusal, parsed);
        });
        return command;
    }

    private static CommandResult Show(ImportPlan plan, Language language) => new(
        ExitCode.Done,
        json => json.Object(() =>
        {
            json.WriteString("id", plan.Record.Id.ToString());
            json.WriteNumber("version", plan.Record.Version);
            json.WriteBoolean("possible", plan.IsPossible);
            json.WriteStartObject("deletes");
            json.WriteNumber("entries", plan.DeletedEntries);
            json.WriteNumber("lines", plan.DeletedLines);
            json.WriteEndObject();
            json.WriteStartObject("keeps");
            json.Array("journals", plan.Keeps.Journals, (_, journal) => json.WriteStringValue(journal.Code.ToString()));
            json.Array("accounts", plan.Keeps.Accounts, (_, account) => json.WriteStringValue(account.Number.ToString()));
            json.Array("thirdParties", plan.Keeps.ThirdParties, (_, thirdParty) => json.WriteStringValue(thirdParty.Code.ToString()));
            json.Array("sections", plan.Keeps.Sections, (_, section) => json.WriteStringValue(section.Code.ToString()));
            json.WriteEndObject();
            json.Array("obstacles", plan.Obstacles, (_, obstacle) => json.Object(() =>
            {
                json.WriteString("code", obstacle.Obstacle.Code);
                json.WriteString("entry", obstacle.Obstacle.Entry);
                json.WriteNumber("line", obstacle.Obstacle.Line);
                json.WriteString("message", obstacle.Message.In(language));
            }));
        }),
        screen =>
        {
            screen.Sheet(
                (screen.In("Possible", "Possible"), plan.IsPossible ? ScreenTexts.Yes.In(language) : ScreenTexts.No.In(language)),
                (screen.In("Supprimé", "Deleted"), screen.In($"{plan.DeletedEntries} écriture(s), {plan.DeletedLines} ligne(s)", $"{plan.DeletedEntries} entry(ies), {plan.DeletedLines} line(s)")),
                (screen.In("Conservé", "Kept"), screen.In(
                    $"{plan.Keeps.Journals.Length} journal(aux), {plan.Keeps.Accounts.Length} compte(s), {plan.Keeps.ThirdParties.Length} tiers, {plan.Keeps.Sections.Length} section(s)",
                    $"{plan.Keeps.Journals.Length} journal(s), {plan.Keeps.Accounts.Length} account(s), {plan.Keeps.ThirdParties.Length} third party(ies), {plan.Keeps.Sections.Length} section(s)")));
            foreach (var obstacle in plan.Obstacles) screen.Line($"  ✗ {obstacle.Message.In(language)}");
        });
}
