using System.Buffers;
using System.Text.Json;
using NodaTime.Text;
using PartnerImports.Parsers.Conversion;
using PartnerImports.Parsers.Json.Client;

namespace PartnerImports.Parsers.Json;

/// <summary>Turns one line of any format into one of <c>import-ecritures</c>.</summary>
internal sealed class LineMapper(ConversionFindings findings)
{
    private const int MaxCode = 35, MaxText = 250;
    private static readonly Amount Limit = Amount.Create(1_000_000_000_000, 0);

    private static readonly Dictionary<string, PushPayment> Payments = new(StringComparer.Ordinal)
    {
        ["especes"] = PushPayment.Cash, ["cheque"] = PushPayment.Cheque, ["carte"] = PushPayment.Card, ["virement"] = PushPayment.Transfer,
        ["prelevement"] = PushPayment.DirectDebit, ["effet"] = PushPayment.BillOfExchange, ["autre"] = PushPayment.Other,
    };

    private static ConversionTexts Texts => ConversionTexts.Json;

    /// <summary>The line; null when the format cannot hold it, which is then noted.</summary>
    public PushLine? Map(EntryLine line, EntryParts entry)
    {
        var account = line.Account.ToString();
        var thirdParty = line.ThirdParty.ToString();
        var holds = Check(EntryMapper.HasForm(TextRule.Account, account), "compte", "account-form", line);
        holds &= Check(EntryMapper.Fits(thirdParty, MaxCode), "tiers", "code-long", line);
        if (SideOf(line) is not var (isDebit, amount) || !holds) return null;
        var mapped = isDebit ? PushLine.ForDebit(account, amount) : PushLine.ForCredit(account, amount);
        var currency = CurrencyOf(line);
        return mapped with
        {
            ThirdParty = thirdParty.Length > 0 ? thirdParty : null,
            Label = entry.Label is null ? LabelOf(line) : null,
            Currency = currency,
            CurrencyAmount = CurrencyAmountOf(line, currency),
            DueDate = line.DueDate,
            Payment = line.Extras.FirstOrDefault(extra => extra.Key == ExtraNames.Payment).Value is { } payment && Payments.TryGetValue(payment, out var known) ? known : null,
            Matching = line.Matching.HasValue ? line.Matching.ToString() : null,
            MatchingDate = MatchingDateOf(line),
            Allocations = AllocationsOf(line),
            Extensions = ExtensionsOf(line, entry),
        };
    }

    private (bool IsDebit, Amount Amount)? SideOf(EntryLine line)
    {
        if (!line.Debit.IsZero && !line.Credit.IsZero)
        {
            findings.Need("debit", "", Texts["both-sides"], line);
            return null;
        }
        var isDebit = line.Credit.IsZero;
        var amount = isDebit ? line.Debit : line.Credit;
        if (amount.Sign < 0)
        {
            findings.Loss(isDebit ? "debit" : "credit", Texts["sign"], amount.ToString(), line);
            (isDebit, amount) = (!isDebit, amount.Negate());
        }
        return Check(IsInRange(amount), isDebit ? "debit" : "credit", "amount-range", line) ? (isDebit, amount) : null;
    }

    private string? LabelOf(EntryLine line)
    {
        if (line.Label.Length == 0) return null;
        if (EntryMapper.Fits(line.Label, MaxText)) return line.Label;
        findings.Loss("libelle", Texts["text-long"], line.Label, line);
        return EntryMapper.First(line.Label, MaxText);
    }

    private string? CurrencyOf(EntryLine line)
    {
        if (line.Currency.Length == 0) return null;
        if (EntryMapper.HasForm(TextRule.Currency, line.Currency)) return line.Currency;
        findings.Loss("devise", Texts["currency-form"], line.Currency, line);
        return null;
    }

    private Amount? CurrencyAmountOf(EntryLine line, string? currency)
    {
        if (line.CurrencyAmount is not { } amount || amount.IsZero && currency is null) return null;
        if (currency is not null && amount.Sign >= 0 && IsInRange(amount)) return amount;
        findings.Loss("montantDevise", Texts["currency-amount"], amount.ToString(), line);
        return currency is not null && IsInRange(amount.Abs()) ? amount.Abs() : null;
    }

    private NodaTime.LocalDate? MatchingDateOf(EntryLine line)
    {
        if (line.MatchingDate is not { } date || line.Matching.HasValue) return line.MatchingDate;
        findings.Loss("dateLettrage", Texts["matching-date"], LocalDatePattern.Iso.Format(date), line);
        return null;
    }

    private List<PushAllocation>? AllocationsOf(EntryLine line)
    {
        List<PushAllocation>? allocations = null;
        foreach (var share in line.Allocations)
        {
            var (axis, section) = (share.Axis.ToString(), share.Section.ToString());
            if (share.Amount.Sign >= 0 && IsInRange(share.Amount) && EntryMapper.Fits(axis, MaxCode) && EntryMapper.Fits(section, MaxCode)) (allocations ??= []).Add(new(axis, section, share.Amount));
            else findings.Loss("analytique", Texts["allocation"], $"{axis}/{section} {share.Amount}", line);
        }
        return allocations;
    }

    private Dictionary<string, JsonElement>? ExtensionsOf(EntryLine line, EntryParts entry)
    {
        Dictionary<string, JsonElement>? extensions = null;
        foreach (var (name, value) in line.Extras)
            if (name.StartsWith(ExtraNames.Extension, StringComparison.Ordinal)) (extensions ??= new(StringComparer.Ordinal))[name[ExtraNames.Extension.Length..]] = EntryMapper.Element(value);
        if (SourceOf(line, entry) is { } source) (extensions ??= new(StringComparer.Ordinal))[SourceExtension.Name] = source;
        return extensions;
    }

    /// <summary>What the line holds and no member of the format says.</summary>
    private JsonElement? SourceOf(EntryLine line, EntryParts entry)
    {
        var extras = line.Extras.Where(extra => !IsSaidElsewhere(extra, entry)).ToList();
        var number = entry.Number is null ? line.Number : "";
        var reference = entry.Reference is null ? line.Reference : "";
        var documentDate = entry.Reference is null ? line.DocumentDate : null;
        if (line.LockDate is null && number.Length == 0 && reference.Length == 0 && documentDate is null && extras.Count == 0) return null;
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, PushJson.Writer(indented: false)))
        {
            json.WriteStartObject();
            if (line.LockDate is { } lockDate) json.WriteString(SourceExtension.LockDate, LocalDatePattern.Iso.Format(lockDate));
            if (number.Length > 0) json.WriteString(SourceExtension.Number, number);
            if (reference.Length > 0) json.WriteString(SourceExtension.Reference, reference);
            if (documentDate is { } date) json.WriteString(SourceExtension.DocumentDate, LocalDatePattern.Iso.Format(date));
            if (extras.Count > 0) WriteExtras(json, extras, line);
            json.WriteEndObject();
        }
        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return document.RootElement.Clone();
    }

    private void WriteExtras(Utf8JsonWriter json, List<KeyValuePair<string, string>> extras, EntryLine line)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        json.WriteStartObject(SourceExtension.Extras);
        foreach (var (name, value) in extras)
        {
            if (names.Add(name)) json.WriteString(name, value);
            else findings.Loss(name, Texts["value-repeated"], value, line);
        }
        json.WriteEndObject();
    }

    private static bool IsSaidElsewhere(KeyValuePair<string, string> extra, EntryParts entry) => extra.Key switch
    {
        ExtraNames.Payment => Payments.ContainsKey(extra.Value),
        ExtraNames.OfEntry + ExtraNames.Establishment or ExtraNames.Establishment => entry.Establishment == extra.Value,
        var name => name.StartsWith(ExtraNames.Extension, StringComparison.Ordinal) || name.StartsWith(ExtraNames.OfEntry + ExtraNames.Extension, StringComparison.Ordinal),
    };

    private bool Check(bool holds, string field, string text, EntryLine line)
    {
        if (!holds) findings.Need(field, "", Texts[text], line);
        return holds;
    }

    private static bool IsInRange(Amount amount) => amount < Limit && amount.Scale <= JsonAmounts.MaxDecimals;
}
