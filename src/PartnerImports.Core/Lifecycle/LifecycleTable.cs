using System.Collections.Immutable;
using static PartnerImports.ImportCommandKind;
using static PartnerImports.ImportState;

namespace PartnerImports;

/// <summary>Whom a transition is told.</summary>
[Flags]
public enum LifecycleMessages
{
    /// <summary>Nobody.</summary>
    None = 0,

    /// <summary>The user who asked, if there is one.</summary>
    User = 1,

    /// <summary>The partner.</summary>
    Partner = 2,
}

/// <summary>What a command does to an import in one state: leads on, repeats an answer, or is refused.</summary>
/// <param name="State">The state before.</param>
/// <param name="Command">The command.</param>
public sealed record LifecycleRule(ImportState State, ImportCommandKind Command)
{
    /// <summary>The state after; null when nothing changes.</summary>
    public ImportState? Next { get; init; }

    /// <summary>What happens to the held entries.</summary>
    public BooksEffect Effect { get; init; }

    /// <summary>Who is told.</summary>
    public LifecycleMessages Messages { get; init; }

    /// <summary>Whether the same was asked for or done before: the same answer, no new event (P4).</summary>
    public bool IsRepeat { get; init; }

    /// <summary>The refusal's code; null when it is not refused.</summary>
    public string? RefusalCode { get; init; }
}

/// <summary>The life cycle of an import, one rule for each state and command.</summary>
public static class LifecycleTable
{
    private const LifecycleMessages Both = LifecycleMessages.User | LifecycleMessages.Partner;

    /// <summary>All rules, by state, then by command.</summary>
    public static ImmutableArray<LifecycleRule> Rules { get; } =
    [
        Leads(Pending, RequestValidation, ValidationRequested),
        Leads(Pending, RequestRejection, RejectionRequested),
        Refused(Pending, Complete, RefusalCodes.StaleVersion),
        Refused(Pending, Fail, RefusalCodes.StaleVersion),
        Refused(Pending, GiveUp, RefusalCodes.StaleVersion),
        Leads(Pending, Invalidate, Error, BooksEffect.Delete, Both),

        Repeats(ValidationRequested, RequestValidation),
        Refused(ValidationRequested, RequestRejection, RefusalCodes.DecisionUnderWay),
        Leads(ValidationRequested, Complete, Validated, BooksEffect.Post, Both),
        Leads(ValidationRequested, Fail, Pending, BooksEffect.None, LifecycleMessages.User),
        Leads(ValidationRequested, GiveUp, Pending, BooksEffect.None, LifecycleMessages.User),
        Leads(ValidationRequested, Invalidate, Error, BooksEffect.Delete, Both),

        Refused(RejectionRequested, RequestValidation, RefusalCodes.DecisionUnderWay),
        Repeats(RejectionRequested, RequestRejection),
        Leads(RejectionRequested, Complete, Rejected, BooksEffect.Delete, Both),
        Leads(RejectionRequested, Fail, Pending, BooksEffect.None, LifecycleMessages.User),
        Leads(RejectionRequested, GiveUp, Pending, BooksEffect.None, LifecycleMessages.User),
        Leads(RejectionRequested, Invalidate, Error, BooksEffect.Delete, Both),

        Repeats(Validated, RequestValidation),
        .. RefusedAll(Validated, RefusalCodes.AlreadyValidated, RequestRejection, Complete, Fail, GiveUp, Invalidate),

        Refused(Rejected, RequestValidation, RefusalCodes.AlreadyRejected),
        Repeats(Rejected, RequestRejection),
        .. RefusedAll(Rejected, RefusalCodes.AlreadyRejected, Complete, Fail, GiveUp, Invalidate),

        .. RefusedAll(Error, RefusalCodes.ImportInError, RequestValidation, RequestRejection, Complete, Fail, GiveUp, Invalidate),
    ];

    /// <summary>The rule of a command in a state.</summary>
    public static LifecycleRule RuleOf(ImportState state, ImportCommandKind command) =>
        Rules[((int)state * Commands) + (int)command] is var rule && rule.State == state && rule.Command == command
            ? rule
            : throw new InvalidOperationException($"The table is out of order at {state}, {command}.");

    private const int Commands = (int)Invalidate + 1;

    private static LifecycleRule Leads(ImportState state, ImportCommandKind command, ImportState next, BooksEffect effect = BooksEffect.None, LifecycleMessages messages = LifecycleMessages.None) =>
        new(state, command) { Next = next, Effect = effect, Messages = messages };

    private static LifecycleRule Repeats(ImportState state, ImportCommandKind command) => new(state, command) { IsRepeat = true };

    private static LifecycleRule Refused(ImportState state, ImportCommandKind command, string code) => new(state, command) { RefusalCode = code };

    private static IEnumerable<LifecycleRule> RefusedAll(ImportState state, string code, params ImportCommandKind[] commands) =>
        commands.Select(command => Refused(state, command, code));
}
