using System.Text.Json;
using System.Text.Json.Serialization;

namespace PartnerImports.Sqlite;

/// <summary>What a row of the outbox holds beside its columns, as JSON.</summary>
internal sealed record MessageBody(NotificationBody? Notification = null, EventBody? Event = null)
{
    public static string Write(OutboxMessage message) => JsonSerializer.Serialize(
        new(message.Notification is { } notification ? NotificationBody.Of(notification) : null, message.Event is { } published ? EventBody.Of(published) : null),
        MessageJson.Default.MessageBody);

    public static MessageBody Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, MessageJson.Default.MessageBody)!;
}

/// <summary>A notification in the outbox.</summary>
internal sealed record NotificationBody(Guid Id, string Dossier, Guid Import, string User, TextBody Category, TextBody Title, TextBody Text, long CreatedAt, bool IsRead)
{
    public static NotificationBody Of(Notification value) => new(
        value.Id, value.Dossier.ToString(), value.Import.Value, value.User.ToString(), TextBody.Of(value.Category), TextBody.Of(value.Title), TextBody.Of(value.Text),
        Values.Of(value.CreatedAt), value.IsRead);

    public Notification ToNotification() => new()
    {
        Id = Id, Dossier = DossierId.Parse(Dossier), Import = new(Import), User = UserId.Parse(User), Category = Category.ToText(), Title = Title.ToText(),
        Text = Text.ToText(), CreatedAt = Values.Instant(CreatedAt), IsRead = IsRead,
    };
}

/// <summary>A partner's event in the outbox.</summary>
internal sealed record EventBody(Guid Id, string Type, string Dossier, Guid Import, string Partner, long At, string? PushKey = null, TextBody? Error = null)
{
    public static EventBody Of(PartnerEvent value) => new(
        value.Id, value.Type, value.Dossier.ToString(), value.Import.Value, value.Partner.ToString(), Values.Of(value.At), value.PushKey,
        value.Error is { } error ? TextBody.Of(error) : null);

    public PartnerEvent ToEvent() => new()
    {
        Id = Id, Type = Type, Dossier = DossierId.Parse(Dossier), Import = new(Import), Partner = PartnerId.Parse(Partner), PushKey = PushKey,
        At = Values.Instant(At), Error = Error?.ToText(),
    };
}

/// <summary>A text in both languages.</summary>
internal sealed record TextBody(string Fr, string En)
{
    public static TextBody Of(LocalizedText text) => new(text.French, text.English);

    public LocalizedText ToText() => new(Fr, En);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(MessageBody))]
internal sealed partial class MessageJson : JsonSerializerContext;
