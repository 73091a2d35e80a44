using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace PartnerImports.Parsers.Json.Client;

/// <summary>A line of an entry: <c>ligne</c>. It has exactly one side, by <see cref="ForDebit(string, Amount)"/> or <see cref="ForCredit(string, Amount)"/>.</summary>
public sealed record PushLine
{
    private PushLine(string account, Amount? debit, Amount? credit)
    {
        if ((debit ?? credit)!.Value is { Sign: < 0 } negative) throw new ArgumentOutOfRangeException(debit is null ? nameof(credit) : nameof(debit), negative, "An amount is not negative: the side tells the direction.");
        (Account, Debit, Credit) = (account, debit, credit);
    }

    /// <summary>The general account: 2 to 20 digits and capital letters, the first a digit from 1 to 9.</summary>
    [JsonPropertyName("compte")]
    public string Account { get; }

    /// <summary>The third party's code: at most 35 characters.</summary>
    [JsonPropertyName("tiers")]
    public string? ThirdParty { get; init; }

    /// <summary>The label; that of the entry when null.</summary>
    [JsonPropertyName("libelle")]
    public string? Label { get; init; }

    /// <summary>The debit; null for a credit.</summary>
    [JsonPropertyName("debit")]
    public Amount? Debit { get; }

    /// <summary>The credit; null for a debit.</summary>
    [JsonPropertyName("credit")]
    public Amount? Credit { get; }

    /// <summary>The foreign currency: three capital letters.</summary>
    [JsonPropertyName("devise")]
    public string? Currency { get; init; }

    /// <summary>The amount in the foreign currency, on the side of the line.</summary>
    [JsonPropertyName("montantDevise")]
    public Amount? CurrencyAmount { get; init; }

    /// <summary>The due date.</summary>
    [JsonPropertyName("echeance")]
    public LocalDate? DueDate { get; init; }

    /// <summary>How it is paid.</summary>
    [JsonPropertyName("modePaiement")]
    public PushPayment? Payment { get; init; }

    /// <summary>The matching code: at most 35 characters.</summary>
    [JsonPropertyName("lettrage")]
    public string? Matching { get; init; }

    /// <summary>The matching date, for a line with a matching code.</summary>
    [JsonPropertyName("dateLettrage")]
    public LocalDate? MatchingDate { get; init; }

    /// <summary>Analytic allocations: on each axis they add up to the amount of the line.</summary>
    [JsonPropertyName("analytique")]
    public IReadOnlyList<PushAllocation>? Allocations { get; init; }

    /// <summary>Values of the partner's own, under dotted lower-case names; each is a JSON object.</summary>
    [JsonPropertyName("extensions")]
    public IReadOnlyDictionary<string, JsonElement>? Extensions { get; init; }

    /// <summary>A line that debits an account.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative.</exception>
    public static PushLine ForDebit(string account, Amount debit) => new(account, debit, null);

    /// <summary>A line that credits an account.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative.</exception>
    public static PushLine ForCredit(string account, Amount credit) => new(account, null, credit);

    /// <inheritdoc cref="ForDebit(string, Amount)"/>
    public static PushLine ForDebit(string account, decimal debit) => ForDebit(account, Amount.FromDecimal(debit));

    /// <inheritdoc cref="ForCredit(string, Amount)"/>
    public static PushLine ForCredit(string account, decimal credit) => ForCredit(account, Amount.FromDecimal(credit));
}

/// <summary>A share of a line on an analytic section.</summary>
/// <param name="Axis">The axis.</param>
/// <param name="Section">The section.</param>
/// <param name="Amount">The share, on the side of the line.</param>
public sealed record PushAllocation(
    [property: JsonPropertyName("axe")] string Axis,
    [property: JsonPropertyName("section")] string Section,
    [property: JsonPropertyName("montant")] Amount Amount);

/// <summary>How a line is paid.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PushPayment>))]
public enum PushPayment
{
    /// <summary>Cash.</summary>
    [JsonStringEnumMemberName("especes")]
    Cash,

    /// <summary>Cheque.</summary>
    [JsonStringEnumMemberName("cheque")]
    Cheque,

    /// <summary>Card.</summary>
    [JsonStringEnumMemberName("carte")]
    Card,

    /// <summary>Bank transfer.</summary>
    [JsonStringEnumMemberName("virement")]
    Transfer,

    /// <summary>Direct debit.</summary>
    [JsonStringEnumMemberName("prelevement")]
    DirectDebit,

    /// <summary>Bill of exchange.</summary>
    [JsonStringEnumMemberName("effet")]
    BillOfExchange,

    /// <summary>Anything else.</summary>
    [JsonStringEnumMemberName("autre")]
    Other,
}
