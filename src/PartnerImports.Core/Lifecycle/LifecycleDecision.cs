namespace PartnerImports;

/// <summary>What a command does to an import.</summary>
public abstract record LifecycleDecision
{
    private LifecycleDecision()
    {
    }

    /// <summary>It leads on.</summary>
    /// <param name="Next">The import afterwards, one version further.</param>
    /// <param name="Effect">What happens to the held entries.</param>
    /// <param name="Messages">Who is told.</param>
    public sealed record Transition(ImportRecord Next, BooksEffect Effect, LifecycleMessages Messages) : LifecycleDecision;

    /// <summary>The same was asked for or carried out before: nothing changes (P4).</summary>
    /// <param name="Decision">What.</param>
    /// <param name="By">Who asked.</param>
    /// <param name="At">When it was asked for or, once carried out, when it was.</param>
    public sealed record Repeat(ImportDecision Decision, UserId By, NodaTime.Instant At) : LifecycleDecision;

    /// <summary>It is refused: nothing changes.</summary>
    /// <param name="Refusal">Why.</param>
    public sealed record Refused(Refusal Refusal) : LifecycleDecision;
}

/// <summary>What the console offers for an import: which buttons to show.</summary>
[Flags]
public enum ConsoleCommands
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary><i>Visualiser</i>.</summary>
    View = 1,

    /// <summary><i>Valider</i>.</summary>
    Validate = 2,

    /// <summary><i>Rejeter</i>.</summary>
    Reject = 4,
}
