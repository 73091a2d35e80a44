namespace PartnerImports;

/// <summary>Puts a transition together with everything that goes into its transaction.</summary>
internal static class Commits
{
    public static DecisionCommit Of(ImportRecord before, ImportCommand command, LifecycleDecision.Transition transition, RequestClaim? claim) => new()
    {
        ExpectedVersion = before.Version,
        Next = transition.Next,
        Effect = transition.Effect,
        Claim = claim,
        Audit = Audits.Transition(before, command, transition.Next),
        Messages = ImportMessages.OfTransition(before, transition),
    };
}
