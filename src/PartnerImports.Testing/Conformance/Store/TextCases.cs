using System.Collections.Immutable;
using System.Text;

namespace PartnerImports.Testing;

/// <summary>Every text survives: each code point from U+0001 on.</summary>
internal static class TextCases
{
    private const string Topic = "Text";

    public static IEnumerable<ConformanceCase<IStoreFixture>> All =>
    [
        StoreCase.Of(Topic, "", "Every code point from U+0001 on survives in a label", EveryCodePoint),
        StoreCase.Of(Topic, "", "Awkward texts survive in every text of a line", EveryTextOfLine),
        StoreCase.Of(Topic, "", "Awkward texts survive in every text of an import", EveryTextOfImport),
        StoreCase.Of(Topic, "", "Awkward texts survive in reference data", ReferenceTexts),
        StoreCase.Of(Topic, "", "Awkward texts survive in messages and in the audit", MessageTexts),
        StoreCase.Of(Topic, "", "Long texts survive", LongTexts),
        StoreCase.Of(Topic, "", "Texts that normalise or fold to the same are kept apart", KeptApart),
    ];

    /// <summary>Quotes, escapes, controls, combining marks, directions, astral characters, non-characters, blanks at both ends.</summary>
    private static readonly ImmutableArray<string> Awkward =
    [
        " ", "  two blanks  ", "\u0001\u0002\u001F", "tab\tand\r\nline end\n", "it's \"quoted\" `x` $1 $$ @p :p ?", "%_\\%", "'; DROP TABLE imports; --", "{\"json\":[null]}", "\\u0000 \\x00 \\N",
        "e\u0301 é", "\u0300\u0301\u0302", "\uFEFFbom", "\u200Bzero\u200Dwidth", "\u202Eright to left\u202C", "שלום عليكم", "日本語テキスト", "👩‍👩‍👧‍👦 🇫🇷 \U0001F600", "\U0010FFFF\U000E0001\uFFFF\uFFFE\uFDD0", "\u007F\u0080\u0085\u009F\u00A0\u00AD", "\u2028\u2029", "İıſK", "ǅ", "NULL", "null", "-0", "1e5",
    ];

    private static async ValueTask EveryCodePoint(StoreScenario s)
    {
        var lines = ImmutableArray.CreateBuilder<EntryLine>();
        var text = new StringBuilder();
        for (var value = 1; value <= 0x10FFFF; value++)
        {
            if (Rune.TryCreate(value, out var rune)) text.Append(rune.ToString());
            if ((value & 0x3FF) != 0x3FF || text.Length == 0) continue;
            lines.Add(TestEntries.Line("OD/1", lines.Count + 1, new(2025, 1, 1), "512000", Amount.Parse("1")) with { Label = text.ToString() });
            text.Clear();
        }
        var push = s.Push() with { Lines = lines.DrainToImmutable() };
        var record = await s.ReceiveAsync(push, capacity: 256).ConfigureAwait(false);
        Expect.Sequence(push.Lines.Select(line => line.Label), (await s.LinesAsync(record).ConfigureAwait(false)).Select(line => line.Label), "Labels with every code point");
    }

    private static async ValueTask EveryTextOfLine(StoreScenario s)
    {
        var push = s.Push() with
        {
            Lines = [.. Awkward.Select((text, i) => TestEntries.Line("OD/" + i, i + 1, new(2025, 1, 1), "512000", Amount.Parse("1")) with
            {
                Entry = text + i, Number = text, Reference = text, Label = text, AccountLabel = text, JournalLabel = text, ThirdParty = ThirdPartyCode.Parse("T" + i), ThirdPartyLabel = text,
                Currency = "EUR", CurrencyAmount = Amount.Parse("2"), Extras = [new(text, text)], Documents = [new() { Name = text }],
            })],
        };
        var record = await s.ReceiveAsync(push).ConfigureAwait(false);
        Expect.Sequence(push.Lines.Select(TestEntries.View), await s.LinesAsync(record).ConfigureAwait(false), "Lines");
        Expect.True(await s.Books.MarkAsync(s.Dossier, record.Id, push.Lines[^3].Entry, HeldEntryMark.Locked, s.Cancellation).ConfigureAwait(false), "An entry with an awkward name is marked");
    }

    private static async ValueTask EveryTextOfImport(StoreScenario s)
    {
        foreach (var text in Awkward)
        {
            var push = s.Push(entries: 1, key: text) with
            {
                FileName = text,
                Partner = new(s.Partner.Id, text),
                Fingerprint = text,
                EntryIds = [text],
                Period = new(new(2025, 1, 1), new(2025, 12, 31), text),
                Status = ImportStatus.Pending,
            };
            var reception = await s.Store.OpenReceptionAsync(push.Identity, s.Cancellation).ConfigureAwait(false);
            var commit = push.ToCommit();
            commit = commit with
            {
                Record = commit.Record with { Error = new(text, text + "!"), Model = new(text, 3, push.Hash), Diagnostics = new() },
            };
            await using (reception.ConfigureAwait(false))
            {
                await s.HoldAsync(reception, push).ConfigureAwait(false);
                Expect.Is<ReceptionResult.Received>(await reception.CommitAsync(commit, s.Cancellation).ConfigureAwait(false), $"A push with awkward texts is received ({text})");
            }
            Expect.Equal(commit.Record, await s.Store.FindAsync(s.Dossier, push.Id, s.Cancellation).ConfigureAwait(false), "The import");
            Expect.Equal(new PushConflict(PushConflictKind.Repeat, push.Id), await s.Store.FindConflictAsync(push.Identity, s.Cancellation).ConfigureAwait(false), "What the same key and bytes meet");
        }
    }

    private static async ValueTask ReferenceTexts(StoreScenario s)
    {
        var codes = Awkward.Select(text => new string([.. text.Where(c => !char.IsControl(c))]).Trim()).Where(text => text.Length is > 0 and < 30).Distinct().ToList();
        var named = new ReferenceData
        {
            Journals = [.. codes.Select(code => new Journal(JournalCode.Parse(code), code + "\t"))],
            Accounts = [.. codes.Select(code => new Account(AccountNumber.Parse(code), code + "\t"))],
            ThirdParties = [.. codes.Select(code => new ThirdParty(ThirdPartyCode.Parse(code), code + "\t", AccountNumber.Parse(code)))],
            Sections = [.. codes.SelectMany(code => (AnalyticSection[])[new(AxisCode.Parse("A1"), SectionCode.Parse(code), code), new(AxisCode.Parse(code), SectionCode.Parse("S"), code)])],
        };
        var push = s.Push(entries: 0);
        var reception = await s.Store.OpenReceptionAsync(push.Identity, s.Cancellation).ConfigureAwait(false);
        await using (reception.ConfigureAwait(false))
        {
            Expect.Same(named, await reception.FindMissingAsync(named, s.Cancellation).ConfigureAwait(false), "What the dossier lacks");
            await reception.CommitAsync(push.ToCommit() with { Create = named, Named = named }, s.Cancellation).ConfigureAwait(false);
        }
        var journals = await s.Books.ReferenceDataAsync(s.Dossier, ReferenceKind.Journal, s.Cancellation).ConfigureAwait(false);
        Expect.Sequence(codes.Select(code => (code, code + "\t")).Order(), journals.Select(item => (item.Code, item.Label)).Order(), "Journals");
        var sections = await s.Books.ReferenceDataAsync(s.Dossier, ReferenceKind.Section, s.Cancellation).ConfigureAwait(false);
        Expect.Sequence(named.Sections.Select(section => (section.Axis.ToString(), section.Code.ToString())).Order(), sections.Select(item => (item.Axis, item.Code)).Order(), "Sections");
        var plan = Expect.NotNull(await s.Store.PlanAsync(s.Dossier, push.Id, ImportDecision.Rejection, s.Cancellation).ConfigureAwait(false), "The plan");
        Expect.Same(named, plan.Keeps, "What is kept");
        var next = s.Push();
        var later = await s.Store.OpenReceptionAsync(next.Identity, s.Cancellation).ConfigureAwait(false);
        await using (later.ConfigureAwait(false))
            Expect.Same(ReferenceData.Empty, await later.FindMissingAsync(named, s.Cancellation).ConfigureAwait(false), "What the dossier lacks after that");
    }

    private static async ValueTask MessageTexts(StoreScenario s)
    {
        var record = await s.ReceiveAsync(s.Push()).ConfigureAwait(false);
        var requested = await s.RequestAsync(record, ImportDecision.Validation).ConfigureAwait(false);
        OutboxMessage[] messages = [.. Awkward.Select(text => TestDecisions.Notification(s.NewId(), requested, s.User, text, s.Tick())), TestDecisions.Event(s.NewId(), requested with { Error = new(Awkward[5], Awkward[10]) }, "import.error", s.Now)];
        await s.CompleteAsync(await s.ClaimAsync().ConfigureAwait(false), messages).ConfigureAwait(false);
        Expect.Sequence(messages.Select(message => message with { Attempt = 1 }), await s.TakeAsync().ConfigureAwait(false), "Messages");
        AuditEvent[] events = [.. Awkward.Select((text, i) => new AuditEvent
        {
            Dossier = s.Dossier, Import = record.Id, Sequence = 4 + i, At = s.Tick(), Actor = text, Command = text, Code = text, Result = AuditResult.Refused, StatusAfter = ImportStatus.Validated,
        })];
        foreach (var each in events) await s.Store.AppendAuditAsync(each, s.Cancellation).ConfigureAwait(false);
        Expect.Sequence(events, (await s.Store.AuditAsync(s.Dossier, record.Id, s.Cancellation).ConfigureAwait(false)).Skip(3), "Audit events");
    }

    private static async ValueTask LongTexts(StoreScenario s)
    {
        var text = string.Concat(Enumerable.Repeat("long é 😀 ", 100_000));
        var push = s.Push() with { Lines = [TestEntries.Line("OD/1", 1, new(2025, 1, 1), "512000", Amount.Parse("1")) with { Label = text, Reference = text, Number = text }] };
        var record = await s.ReceiveAsync(push).ConfigureAwait(false);
        Expect.Equal(TestEntries.View(push.Lines[0]), (await s.LinesAsync(record).ConfigureAwait(false)).Single(), "A line with long texts");
        var name = text[..5000];
        var named = s.Push(entries: 1, key: "long") with { FileName = name, Partner = new(s.Partner.Id, name), Period = new(new(2025, 1, 1), new(2025, 12, 31), name) };
        await s.ReceiveAsync(named).ConfigureAwait(false);
        Expect.Equal(named.ToRecord(), await s.Store.FindAsync(s.Dossier, named.Id, s.Cancellation).ConfigureAwait(false), "An import with long names");
    }

    private static async ValueTask KeptApart(StoreScenario s)
    {
        string[] alike = ["é", "e\u0301", "É", "\u212B", "Å", "ﬁ", "fi", "K", "\u212A", "k", "ss", "ß", "İ", "I", "i", "ı"];
        foreach (var key in alike) await s.ReceiveAsync(s.Push(entries: 1, key: key) with { EntryIds = [key] }).ConfigureAwait(false);
        Expect.Equal(alike.Length, await s.Store.CountWaitingAsync(s.Dossier, s.Cancellation).ConfigureAwait(false), "Imports under keys that look alike");
        var push = s.Push() with { Lines = [.. alike.Select((code, i) => TestEntries.Line("OD/" + i, i + 1, new(2025, 1, 1), code, Amount.Parse("1")))] };
        await s.ReceiveAsync(push with { Dossier = s.OtherDossier }).ConfigureAwait(false);
        Expect.Equal(alike.Length, (await s.CodesAsync(ReferenceKind.Account, s.OtherDossier).ConfigureAwait(false)).Count, "Accounts whose numbers look alike");
    }
}
