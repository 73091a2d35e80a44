using System.Buffers;
using System.Text;
using System.Text.Json;
using NodaTime;

namespace PartnerImports.PostgreSql;

/// <summary>A message of the outbox as one JSON value, without its id, dossier and instant, which are columns.</summary>
internal static class MessageJson
{
    public static string Write(OutboxMessage message)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            if (message.Notification is { } notification) Write(json, notification);
            if (message.Event is { } partnerEvent) Write(json, partnerEvent);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    public static OutboxMessage Read(string text, Guid id, DossierId dossier, Instant at, int attempt)
    {
        using var document = JsonDocument.Parse(text);
        var root = document.RootElement;
        return new()
        {
            Id = id, Dossier = dossier, At = at, Attempt = attempt,
            Notification = root.TryGetProperty("notification", out var notification) ? ReadNotification(notification, dossier) : null,
            Event = root.TryGetProperty("event", out var partnerEvent) ? ReadEvent(partnerEvent, dossier) : null,
        };
    }

    private static void Write(Utf8JsonWriter json, Notification notification)
    {
        json.WriteStartObject("notification");
        json.WriteString("id", notification.Id);
        json.WriteString("import", notification.Import.Value);
        json.WriteString("user", notification.User.ToString());
        Write(json, "category", notification.Category);
        Write(json, "title", notification.Title);
        Write(json, "text", notification.Text);
        json.WriteNumber("createdAt", notification.CreatedAt.Value());
        json.WriteBoolean("isRead", notification.IsRead);
        json.WriteEndObject();
    }

    private static Notification ReadNotification(JsonElement value, DossierId dossier) => new()
    {
        Id = value.GetProperty("id").GetGuid(), Dossier = dossier, Import = new(value.GetProperty("import").GetGuid()),
        User = ImportColumns.User(value.GetProperty("user").GetString()!),
        Category = Text(value.GetProperty("category")), Title = Text(value.GetProperty("title")), Text = Text(value.GetProperty("text")),
        CreatedAt = At(value.GetProperty("createdAt")), IsRead = value.GetProperty("isRead").GetBoolean(),
    };

    private static void Write(Utf8JsonWriter json, PartnerEvent partnerEvent)
    {
        json.WriteStartObject("event");
        json.WriteString("id", partnerEvent.Id);
        json.WriteString("type", partnerEvent.Type);
        json.WriteString("import", partnerEvent.Import.Value);
        json.WriteString("partner", partnerEvent.Partner.ToString());
        if (partnerEvent.PushKey is { } key) json.WriteString("pushKey", key);
        json.WriteNumber("at", partnerEvent.At.Value());
        if (partnerEvent.Error is { } error) Write(json, "error", error);
        json.WriteEndObject();
    }

    private static PartnerEvent ReadEvent(JsonElement value, DossierId dossier) => new()
    {
        Id = value.GetProperty("id").GetGuid(), Type = value.GetProperty("type").GetString()!, Dossier = dossier,
        Import = new(value.GetProperty("import").GetGuid()), Partner = PartnerId.Parse(value.GetProperty("partner").GetString()!),
        PushKey = value.TryGetProperty("pushKey", out var key) ? key.GetString() : null, At = At(value.GetProperty("at")),
        Error = value.TryGetProperty("error", out var error) ? Text(error) : null,
    };

    private static void Write(Utf8JsonWriter json, string name, LocalizedText text)
    {
        json.WriteStartArray(name);
        json.WriteStringValue(text.French);
        json.WriteStringValue(text.English);
        json.WriteEndArray();
    }

    private static LocalizedText Text(JsonElement value) => new(value[0].GetString()!, value[1].GetString()!);

    private static Instant At(JsonElement value) => NodaConstants.UnixEpoch + Duration.FromNanoseconds(value.GetInt64());
}
