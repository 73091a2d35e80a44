using System.Text;
using NodaTime.Testing;
using PartnerImports;

namespace LoopBackend;

/// <summary>From two pushes to their ends: what the controllers of a backend would call, one after the other.</summary>
internal sealed class Story(ImportReception reception, ImportConsole console, ImportDecisions decisions, LoopLedger ledger, Toasts toasts, Webhooks webhooks, FakeClock clock)
{
    private static readonly PartnerRef Till = new(PartnerId.Parse("caisse-demo"), "Caisse Démo");
    private static readonly Actor Claire = new(UserId.Parse("claire"), new Profile(3));
    private static readonly Actor Paul = new(UserId.Parse("paul"), new Profile(2));
    private static readonly Actor Eve = new(UserId.Parse("eve"), new Profile(9));

    public async Task TellAsync(string fec, CancellationToken cancellationToken)
    {
        Chapter("A FEC is pushed; it waits, and counts in no balance");
        var file = ImportContent.FromFile(fec);
        var first = await ReceiveAsync(file, cancellationToken);
        await ListAsync(cancellationToken);

        Chapter("The same bytes again are refused, not doubled");
        await ReceiveAsync(file, cancellationToken);

        Chapter("Eve, of another firm, sees nothing, whatever her profile");
        var answer = await console.ListAsync(Eve, LoopDossiers.Demo, cancellationToken: cancellationToken);
        Console.WriteLine($"  refused: {answer.Refusal?.Code}");

        Chapter("Paul, profile 2, looks but does not decide");
        await DecideAsync(Paul, first!.Id, ImportDecision.Validation, cancellationToken);

        Chapter("Claire, profile 3, validates");
        await DecideAsync(Claire, first.Id, ImportDecision.Validation, cancellationToken);

        Chapter("A JSON push comes; a locked entry stands in the way of its rejection");
        var second = await ReceiveAsync(ImportContent.FromBytes(Encoding.UTF8.GetBytes(JsonPush)), cancellationToken);
        ledger.Lock(second!.Id, "acme-88121");
        await DecideAsync(Claire, second.Id, ImportDecision.Rejection, cancellationToken);

        Chapter("Unlocked, it is rejected: its entries go, its journal and accounts stay");
        ledger.Unlock(second.Id, "acme-88121");
        await DecideAsync(Claire, second.Id, ImportDecision.Rejection, cancellationToken);

        Chapter("The console shows what is not validated, the history what is; the partner was told all of it");
        await ListAsync(cancellationToken);
        var history = await console.HistoryAsync(Paul, LoopDossiers.Demo, cancellationToken: cancellationToken);
        foreach (var row in history.Value!.Items) Console.WriteLine($"  history: {row.Record.FileName} | {row.StatusLabel} | {row.Origin} | by {row.Resolution.By}");
        for (var told = 0; told < 4; told++) Console.WriteLine($"  partner: {(await webhooks.NextAsync(cancellationToken)).Type}");
    }

    private async Task<ImportRecord?> ReceiveAsync(IImportContent content, CancellationToken cancellationToken)
    {
        // region receive
        var outcome = await reception.ReceiveAsync(new PushRequest { Dossier = LoopDossiers.Demo, Partner = Till }, content, cancellationToken);
        switch (outcome)
        {
            case PushOutcome.Received { Record: var import, Appraisal: var appraisal }:
                Console.WriteLine($"  received: {import.FileName}, {import.Status}, {import.Summary.Entries} entries, {appraisal.Diagnostics.Length} findings");
                Books();
                return import;
            case PushOutcome.Refused { Refusal: var refusal }:
                Console.WriteLine($"  refused: {refusal.Code}");
                return null;
            case PushOutcome.NoFiscalYear none:
                Console.WriteLine($"  refused: {none.Message.English}");
                return null;
            default:
                throw new InvalidOperationException($"{outcome.GetType().Name} is no outcome of a push.");
        }
        // endregion
    }

    private async Task DecideAsync(Actor actor, ImportId import, ImportDecision decision, CancellationToken cancellationToken)
    {
        // region decide
        var plan = await decisions.PlanAsync(actor, LoopDossiers.Demo, import, decision, cancellationToken);
        if (plan.TryGet(out var would, out _)) Console.WriteLine($"  would delete {would.DeletedEntries} entries and keep {would.Keeps.Count} codes");

        var answer = await decisions.RequestAsync(actor, LoopDossiers.Demo, import, decision, would?.Record.Version, cancellationToken);
        if (!answer.TryGet(out var accepted, out var refusal))
        {
            Console.WriteLine($"  refused: {refusal.Code}");
            return;
        }
        Console.WriteLine($"  {accepted.Message.English}");
        var notification = await toasts.NextAsync(cancellationToken); // the hosted worker carries the request out and delivers this
        Console.WriteLine($"  {notification.Title.English}: {notification.Text.English}");
        // endregion
        Books();
    }

    private async Task ListAsync(CancellationToken cancellationToken)
    {
        var page = await console.ListAsync(Paul, LoopDossiers.Demo, cancellationToken: cancellationToken);
        foreach (var row in page.Value!.Items)
            Console.WriteLine($"  console: {row.Record.FileName} | {row.StatusLabel} | {row.Detail} | {row.Record.Partner.Name} | {row.Record.ReferencePeriod?.Label} | {row.Record.Format.Label}");
    }

    private void Books() =>
        Console.WriteLine($"  books: {ledger.Posted(LoopDossiers.Demo).Count} entries count, {ledger.Held(LoopDossiers.Demo).Count} are held, journals {string.Join(" ", ledger.Codes(LoopDossiers.Demo, ReferenceKind.Journal))}");

    private void Chapter(string title)
    {
        clock.AdvanceMinutes(10);
        Console.WriteLine(title);
    }

    private const string JsonPush = """
        {
          "format": "import-ecritures", "version": "1.0",
          "lot": { "cle": "acme/2025-11-20", "dossier": "D000123", "nom": "Ventes du 20/11/2025" },
          "ecritures": [
            { "id": "acme-88121", "journal": "CA", "date": "2025-11-20", "libelle": "Facture F2025-1188",
              "lignes": [ { "compte": "411000", "debit": "1440.00" }, { "compte": "707000", "credit": "1200.00" }, { "compte": "445710", "credit": "240.00" } ] }
          ]
        }
        """;
}
