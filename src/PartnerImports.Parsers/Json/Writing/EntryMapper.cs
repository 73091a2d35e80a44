using System.Text;
using System.Text.Json;
using PartnerImports.Parsers.Conversion;
using PartnerImports.Parsers.Json.Client;

namespace PartnerImports.Parsers.Json;

/// <summary>Turns entries of any format into those of <c>import-ecritures</c>, and notes what is lacking and what is lost.</summary>
internal sealed class EntryMapper(ConversionFindings findings, bool namesAreIds)
{
    private const int MaxCode = 35, MaxText = 250, MaxDocuments = 20;

    private readonly LineMapper _lines = new(findings);

    /// <summary>The journals, accounts, third parties and sections that entries named so far.</summary>
    public HashSet<(char Kind, string Code)> Named { get; } = [];

    private static ConversionTexts Texts => ConversionTexts.Json;

    /// <summary>The entry in the words of the format; null when the format cannot hold it, which is then noted.</summary>
    public PushEntry? Map(JournalEntry entry)
    {
        var first = entry.Lines[0];
        var holds = HoldsAsOne(entry);
        var parts = EntryParts.Of(entry);
        var lines = new List<PushLine>(entry.Lines.Length);
        foreach (var line in entry.Lines)
        {
            Note(line);
            if (_lines.Map(line, parts) is { } mapped) lines.Add(mapped);
        }
        if (!holds || lines.Count < entry.Lines.Length) return null;
        return new()
        {
            Id = namesAreIds ? entry.Name : EntryIds.From(entry.Name), Journal = first.Journal.ToString(), Date = first.Date,
            Number = parts.Number, Label = parts.Label is { } label ? Cut(label, first) : null,
            Document = parts.Reference is { } reference ? new(reference, parts.DocumentDate) : null,
            Establishment = parts.Establishment, Attachments = Attachments(entry), Lines = lines, Extensions = parts.Extensions,
        };
    }

    private bool HoldsAsOne(JournalEntry entry)
    {
        var first = entry.Lines[0];
        var holds = true;
        void Need(string field, string text, EntryLine line)
        {
            findings.Need(field, "", Texts[text], line);
            holds = false;
        }
        if (entry.Lines.Length < 2) Need("lignes", "single-line", first);
        if (!Fits(first.Journal.ToString(), MaxCode)) Need("journal", "code-long", first);
        if (entry.Lines.FirstOrDefault(line => line.Journal != first.Journal) is { } other) Need("journal", "several-journals", other);
        if (entry.Lines.FirstOrDefault(line => line.Date != first.Date) is { } later) Need("date", "several-dates", later);
        return holds;
    }

    private List<PushAttachment>? Attachments(JournalEntry entry)
    {
        List<PushAttachment>? attachments = null;
        foreach (var line in entry.Lines)
            foreach (var document in line.Documents)
            {
                var attachment = attachments is { Count: MaxDocuments } ? null : Attachment(document);
                if (attachment is null) findings.Loss("documents", Texts["document"], document.Name, line);
                else (attachments ??= []).Add(attachment);
            }
        return attachments;
    }

    private static PushAttachment? Attachment(DocumentReference document)
    {
        if (!Fits(document.Name, MaxText) || document.Name.Length == 0 || !HasForm(TextRule.MediaType, document.MediaType) || !HasForm(TextRule.Sha256, document.Sha256)) return null;
        if (document.FileName is { Length: > 0 and <= 255 } file) return PushAttachment.Beside(file, document.Name, document.MediaType, document.Sha256) with { Length = document.Length };
        return document.Uri is { } uri && HasForm(TextRule.HttpsUri, uri)
            ? PushAttachment.At(uri, document.Name, document.MediaType, document.Sha256) with { Length = document.Length }
            : null;
    }

    private string Cut(string text, EntryLine line)
    {
        if (Fits(text, MaxText)) return text;
        findings.Loss("libelle", Texts["text-long"], text, line);
        return First(text, MaxText);
    }

    private void Note(EntryLine line)
    {
        Named.Add(('J', line.Journal.ToString()));
        Named.Add(('C', line.Account.ToString()));
        if (line.ThirdParty.HasValue) Named.Add(('T', line.ThirdParty.ToString()));
        foreach (var share in line.Allocations) Named.Add(('S', share.Axis + "\0" + share.Section));
    }

    /// <summary>Whether a text has at most so many characters.</summary>
    public static bool Fits(string text, int characters) => text.Length <= characters || text.EnumerateRunes().Count() <= characters;

    /// <summary>The first characters of a text.</summary>
    public static string First(string text, int characters)
    {
        var cut = new StringBuilder(characters);
        foreach (var rune in text.EnumerateRunes().Take(characters)) cut.Append(rune.ToString());
        return cut.ToString();
    }

    /// <summary>Whether a text has the form of a rule.</summary>
    public static bool HasForm(TextRule rule, string text) => text.Length > 0 && rule.HasForm!(Encoding.UTF8.GetBytes(text)) && Fits(text, rule.MaxLength);

    /// <summary>A JSON value as an element of its own.</summary>
    public static JsonElement Element(string json)
    {
        using var document = JsonDocument.Parse(json, new() { MaxDepth = JsonSource.HardDepth });
        return document.RootElement.Clone();
    }
}
