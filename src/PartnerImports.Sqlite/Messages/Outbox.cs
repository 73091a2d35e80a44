using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;

namespace PartnerImports.Sqlite;

/// <summary>Messages that wait to be delivered.</summary>
internal static class Outbox
{
    /// <summary>Writes messages in the order given; one that is there already stays as it is.</summary>
    public static void Write(Connection connection, ImmutableArray<OutboxMessage> messages)
    {
        foreach (var message in messages)
        {
            using var insert = connection.Prepare("INSERT INTO outbox (dossier, id, at, body) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (dossier, id) DO NOTHING");
            insert.Bind(1, message.Dossier.ToString()).Bind(2, message.Id).Bind(3, Values.Of(message.At)).Bind(4, MessageBody.Write(message)).Execute();
        }
    }

    /// <summary>Whether a message is due, so that asking for none costs no write.</summary>
    public static bool HasDue(Connection connection, MessageQuery query)
    {
        using var due = Due(connection, "1", query, 1);
        return due.Step();
    }

    public static int Count(Connection connection, DossierId? dossier)
    {
        using var count = connection.Prepare(dossier is null ? "SELECT count(*) FROM outbox WHERE delivered = 0" : "SELECT count(*) FROM outbox WHERE delivered = 0 AND dossier = ?1");
        if (dossier is { } given) count.Bind(1, given.ToString());
        count.Step();
        return count.Int32(0);
    }

    public static IReadOnlyList<OutboxMessage> Take(Connection connection, MessageQuery query)
    {
        var taken = new List<(long Place, OutboxMessage Message)>();
        using (var due = Due(connection, "place, dossier, id, at, body, attempts", query, query.Take))
            while (due.Step()) taken.Add((due.Int64(0), Read(due)));
        foreach (var (place, message) in taken)
        {
            using var lease = connection.Prepare("UPDATE outbox SET attempts = ?2, not_before = ?3 WHERE place = ?1");
            lease.Bind(1, place).Bind(2, message.Attempt).Bind(3, Values.Of(query.Now + query.Lease)).Execute();
        }
        return [.. taken.Select(pair => pair.Message)];
    }

    public static void MarkDelivered(Connection connection, DossierId dossier, Guid message)
    {
        using var update = connection.Prepare("UPDATE outbox SET delivered = 1 WHERE dossier = ?1 AND id = ?2 AND delivered = 0");
        update.Bind(1, dossier.ToString()).Bind(2, message).Execute();
    }

    public static void Return(Connection connection, DossierId dossier, Guid message, Instant notBefore)
    {
        using var update = connection.Prepare("UPDATE outbox SET not_before = ?3 WHERE dossier = ?1 AND id = ?2 AND delivered = 0");
        update.Bind(1, dossier.ToString()).Bind(2, message).Bind(3, Values.Of(notBefore)).Execute();
    }

    /// <summary>Reads every message as its delivery would; one sentence for each that cannot be.</summary>
    public static void Check(Connection connection, List<string> broken, CancellationToken cancellationToken)
    {
        using var rows = connection.Prepare("SELECT place, dossier, id, at, body, attempts FROM outbox ORDER BY place");
        while (rows.Step())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!IsReadable(rows)) broken.Add($"The message {rows.Guid(2)} of the dossier {rows.Text(1)} is no readable notification or event.");
        }
    }

    private static bool IsReadable(Statement row)
    {
        try
        {
            var message = Read(row);
            return message.Notification is null != message.Event is null;
        }
        catch (Exception failure) when (failure is JsonException or FormatException or ArgumentException or OverflowException)
        {
            return false;
        }
    }

    private static Statement Due(Connection connection, string columns, MessageQuery query, int take)
    {
        var ofDossier = query.Dossier is null ? "" : "AND dossier = ?3";
        var due = connection.Prepare($"SELECT {columns} FROM outbox WHERE delivered = 0 AND (not_before IS NULL OR not_before <= ?1) {ofDossier} ORDER BY place LIMIT ?2");
        due.Bind(1, Values.Of(query.Now)).Bind(2, Math.Max(0, take));
        return query.Dossier is { } dossier ? due.Bind(3, dossier.ToString()) : due;
    }

    private static OutboxMessage Read(Statement row)
    {
        var body = MessageBody.Read(row.Bytes(4));
        return new()
        {
            Dossier = DossierId.Parse(row.Text(1)), Id = row.Guid(2), At = row.Instant(3), Attempt = row.Int32(5) + 1,
            Notification = body.Notification?.ToNotification(), Event = body.Event?.ToEvent(),
        };
    }
}
