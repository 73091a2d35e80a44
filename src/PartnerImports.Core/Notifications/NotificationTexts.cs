using NodaTime;

namespace PartnerImports;

/// <summary>The exact texts of notifications. Dates are the import's creation, Europe/Paris.</summary>
public static class NotificationTexts
{
    /// <summary>The category: <c>Comptabilité</c>.</summary>
    public static LocalizedText Category => CoreTexts.Of("notification.category");

    /// <summary>The category's header: <c>Comptabilité (2 Non lu/5)</c>.</summary>
    public static LocalizedText Header(int unread, int total) => CoreTexts.Of("notification.header", unread, total);

    /// <summary>The title: <c>Rejet de l'import</c>, <c>Validation de l'import</c>.</summary>
    public static LocalizedText Title(ImportDecision decision) => CoreTexts.Of($"notification.{Names.Of(decision)}.title");

    /// <summary>The text of a success.</summary>
    public static LocalizedText Done(ImportDecision decision, Instant createdAt) =>
        CoreTexts.Of($"notification.{Names.Of(decision)}.done", ScreenFormat.Date(createdAt), ScreenFormat.Time(createdAt));

    /// <summary>The text of a failure with its reasons.</summary>
    public static LocalizedText Failed(ImportDecision decision, Instant createdAt, LocalizedText reasons) =>
        CoreTexts.Of($"notification.{Names.Of(decision)}.failed", ScreenFormat.Date(createdAt), ScreenFormat.Time(createdAt), WithoutFullStop(reasons));

    private static LocalizedText WithoutFullStop(LocalizedText reasons) => new(reasons.French.TrimEnd('.'), reasons.English.TrimEnd('.'));
}
