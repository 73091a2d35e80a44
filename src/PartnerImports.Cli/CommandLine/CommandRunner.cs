using System.CommandLine;
using PartnerImports.Cli.Hosting;
using PartnerImports.Cli.Output;

namespace PartnerImports.Cli.CommandLine;

/// <summary>Runs one command: prints its answer once, and turns what went wrong into one sentence and an exit code.</summary>
internal sealed class CommandRunner(TextWriter output, TextWriter error)
{
    public static Option<bool> Json { get; } = new("--json") { Description = "Un document JSON sur la sortie standard / one JSON document on standard output", Recursive = true };

    public static Option<string?> Language { get; } = LanguageOption();

    /// <summary>The variables that name the locale, the strongest first.</summary>
    private static readonly string[] Locales = ["LC_ALL", "LC_MESSAGES", "LANG"];

    /// <summary>The variable that, set to 1, shows where an unforeseen failure comes from.</summary>
    private const string TraceVariable = "PARTNER_IMPORTS_TRACE";

    /// <summary>Where messages and progress go.</summary>
    public TextWriter Error => error;

    /// <summary>Makes an action of a function of the parsed command line.</summary>
    public Func<ParseResult, CancellationToken, Task<int>> Action(Func<ParseResult, CancellationToken, Task<CommandResult>> command) => async (parsed, cancellationToken) =>
    {
        try
        {
            return Print(parsed, await command(parsed, cancellationToken).ConfigureAwait(false));
        }
        catch (UsageException exception)
        {
            return Fail(parsed, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Fail(parsed, new UsageException($"Lecture ou écriture impossible : {exception.Message}", exception.Message));
        }
        catch (ImportStoreException exception)
        {
            return Fail(parsed, new UsageException(StoreFailureTexts.Of(exception)));
        }
        catch (OperationCanceledException)
        {
            return Fail(parsed, new UsageException("Interrompu.", "Interrupted."));
        }
#pragma warning disable CA1031 // the last resort: whatever went wrong, a process that is read by programs ends with one sentence and an exit code
        catch (Exception exception)
#pragma warning restore CA1031
        {
            if (Environment.GetEnvironmentVariable(TraceVariable) == "1") error.WriteLine(exception);
            var name = exception.GetType().Name;
            return Fail(parsed, new UsageException($"Défaillance imprévue ({name}) : {exception.Message}", $"Unforeseen failure ({name}): {exception.Message}"));
        }
    };

    /// <summary>Says why a command line cannot be used.</summary>
    public int Fail(ParseResult parsed, UsageException exception)
    {
        var message = string.Join(' ', exception.Text.In(LanguageOf(parsed)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        error.WriteLine(message);
        if (parsed.GetResult(Json) is { Errors: var errors } && !errors.Any() && parsed.GetValue(Json)) JsonOutput.Write(output, json => json.Object("error", inner => inner.WriteString("message", message)));
        return ExitCode.Usage;
    }

    public static Language LanguageOf(ParseResult parsed)
    {
        var given = parsed.GetResult(Language) is { Errors: var errors } && !errors.Any() ? parsed.GetValue(Language) : null;
        var name = given ?? Locales.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? "";
        return name.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? PartnerImports.Language.English : PartnerImports.Language.French;
    }

    private int Print(ParseResult parsed, CommandResult result)
    {
        using var written = result.Written;
        if (written is not null) written.CopyTo(output);
        else if (!parsed.GetValue(Json)) result.WriteScreen(new(output, error, LanguageOf(parsed)));
        else if (result.WriteJson is { } write) JsonOutput.Write(output, write);
        return result.ExitCode;
    }

    private static Option<string?> LanguageOption()
    {
        var option = new Option<string?>("--lang") { Description = "fr | en", Recursive = true };
        option.AcceptOnlyFromAmong("fr", "en");
        return option;
    }
}
