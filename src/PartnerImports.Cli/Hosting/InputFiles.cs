using System.Globalization;
using System.Text.RegularExpressions;
using PartnerImports.Cli.CommandLine;

namespace PartnerImports.Cli.Hosting;

/// <summary>The files named on a command line: one item a file, or a FEC split in parts.</summary>
internal sealed partial class InputFiles : IAsyncDisposable
{
    private InputFiles(IReadOnlyList<InputFile> items) => Items = items;

    public IReadOnlyList<InputFile> Items { get; }

    /// <summary>Makes sure of every file before any is read; <c>-</c> is standard input, copied aside.</summary>
    public static async Task<InputFiles> OpenAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        var items = new List<InputFile>();
        if (paths.Count(path => path == "-") > 1) throw new UsageException("L'entrée standard ne se lit qu'une fois.", "Standard input is read once only.");
        foreach (var group in Groups(paths))
        {
            if (group.Distinct().Count() < group.Length) throw new UsageException($"La même partie est donnée deux fois : {string.Join(", ", group)}.", $"The same part is given twice: {string.Join(", ", group)}.");
            var names = group.Length == 1 ? group : [.. group.OrderBy(PartNumber)];
            var contents = new List<IImportContent>();
            foreach (var name in names) contents.Add(await OpenAsync(name, cancellationToken).ConfigureAwait(false));
            items.Add(new(names[0] == "-" ? "-" : Path.GetFileName(names[0]), names.Length > 1 ? [.. names.Select(name => Path.GetFileName(name))] : [], ImportContent.FromParts(contents)));
        }
        return new(items);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var item in Items) await item.Content.DisposeAsync().ConfigureAwait(false);
    }

    private static async Task<IImportContent> OpenAsync(string path, CancellationToken cancellationToken)
    {
        if (path == "-")
        {
            var input = Console.OpenStandardInput();
            await using var _ = input.ConfigureAwait(false);
            return await ImportContent.FromStreamAsync(input, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        if (path.StartsWith('-') && !File.Exists(path)) throw new UsageException($"L'option {path} n'existe pas.", $"There is no option {path}.");
        if (Directory.Exists(path)) throw new UsageException($"{path} est un dossier de fichiers : un fichier est attendu.", $"{path} is a directory: a file is expected.");
        if (!File.Exists(path)) throw new UsageException($"Le fichier {path} n'existe pas.", $"There is no file {path}.");
        if (path.StartsWith("/dev/", StringComparison.Ordinal) && !path.StartsWith("/dev/fd/", StringComparison.Ordinal) && path != "/dev/stdin")
            throw new UsageException($"{path} n'est pas un fichier.", $"{path} is no file.");
        var stream = File.OpenRead(path);
        await using var closing = stream.ConfigureAwait(false);
        return stream.CanSeek ? ImportContent.FromFile(path) : await ImportContent.FromStreamAsync(stream, Path.GetFileName(path), cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    private static string[][] Groups(IReadOnlyList<string> paths) => paths is [var only]
        ? [[only]]
        : [.. paths.Select((path, index) => (path, index)).GroupBy(named => PartSuffix().IsMatch(named.path) ? GroupKey(named.path) : $"{named.index}", named => named.path).Select(group => group.ToArray())];

    /// <summary>Files whose names differ only by <c>_1</c>, <c>_2</c>… are one.</summary>
    private static string GroupKey(string path) => PartSuffix().Replace(path, "${rest}");

    private static int PartNumber(string path) => PartSuffix().Match(path) is { Success: true } match ? int.Parse(match.Groups["part"].Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"(?<=FEC\d{8})_(?<part>\d{1,4})(?<rest>(\.\w+)?)$", RegexOptions.IgnoreCase)]
    private static partial Regex PartSuffix();
}

/// <summary>A file, or the first of the parts of one.</summary>
/// <param name="Name">Its name; <c>-</c> for standard input.</param>
/// <param name="Parts">The names of its parts; empty when it is whole.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record InputFile(string Name, IReadOnlyList<string> Parts, IImportContent Content);
