namespace PartnerImports.Cli.CommandLine;

/// <summary>The command line, or a file that it names, cannot be used: one sentence for people, exit code 2.</summary>
internal sealed class UsageException(LocalizedText text) : Exception(text.English)
{
    public UsageException(string french, string english) : this(new LocalizedText(french, english))
    {
    }

    public LocalizedText Text { get; } = text;
}
