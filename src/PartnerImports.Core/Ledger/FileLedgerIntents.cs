using System.Globalization;
using NodaTime.Text;

namespace PartnerImports;

/// <summary>Intents as files of a folder, one a decision: for a host that keeps no database of its own.</summary>
/// <remarks>A file appears whole or not at all and is on disk when the call returns. Thread-safe, also across processes.</remarks>
public sealed class FileLedgerIntents : ILedgerIntents
{
    private const string Extension = ".intent";
    private readonly DirectoryInfo _folder;

    /// <summary>Keeps intents in a folder, which is made when it is missing.</summary>
    /// <exception cref="IOException">The folder cannot be had.</exception>
    public FileLedgerIntents(string folder) => _folder = Directory.CreateDirectory(folder);

    /// <inheritdoc/>
    public async ValueTask RecordAsync(LedgerIntent intent, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(intent);
        var command = intent.Command;
        string[] lines =
        [
            command.DecisionId.ToString(), command.Dossier.ToString(), command.Import.ToString(), command.FencingToken.ToString(CultureInfo.InvariantCulture),
            intent.Action.ToString(), InstantPattern.ExtendedIso.Format(intent.At),
        ];
        var path = PathOf(command.DecisionId);
        var draft = Path.Combine(_folder.FullName, Path.GetRandomFileName());
        var file = new FileStream(draft, FileMode.CreateNew, FileAccess.Write);
        await using (file.ConfigureAwait(false))
        {
            await file.WriteAsync(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines)), cancellationToken).ConfigureAwait(false);
            file.Flush(flushToDisk: true);
        }
        File.Move(draft, path, overwrite: true);
    }

    /// <inheritdoc/>
    public async ValueTask<LedgerIntent?> FindAsync(DossierId dossier, Guid decisionId, CancellationToken cancellationToken = default) =>
        await ReadAsync(PathOf(decisionId), cancellationToken).ConfigureAwait(false) is { } intent && intent.Command.Dossier == dossier ? intent : null;

    /// <inheritdoc/>
    public ValueTask SettleAsync(DossierId dossier, Guid decisionId, CancellationToken cancellationToken = default)
    {
        File.Delete(PathOf(decisionId));
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<LedgerIntent>> ListAsync(CancellationToken cancellationToken = default)
    {
        var intents = new List<LedgerIntent>();
        foreach (var file in _folder.EnumerateFiles("*" + Extension))
            if (await ReadAsync(file.FullName, cancellationToken).ConfigureAwait(false) is { } intent) intents.Add(intent);
        return [.. intents.OrderBy(intent => intent.At).ThenBy(intent => intent.Command.DecisionId)];
    }

    private string PathOf(Guid decisionId) => Path.Combine(_folder.FullName, decisionId + Extension);

    private static async ValueTask<LedgerIntent?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        string[] lines;
        try
        {
            lines = await File.ReadAllLinesAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        if (lines is not [var decision, var dossier, var import, var token, var action, var at])
            throw new InvalidDataException($"{path} is not an intent: six lines were expected, {lines.Length} are there.");
        var command = new LedgerCommand(Guid.Parse(decision), DossierId.Parse(dossier), ImportId.Parse(import), long.Parse(token, CultureInfo.InvariantCulture));
        return new(command, Enum.Parse<LedgerAction>(action), InstantPattern.ExtendedIso.Parse(at).GetValueOrThrow());
    }
}
