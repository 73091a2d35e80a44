using NodaTime;

namespace PartnerImports;

/// <summary>Decides what a command does to an import: pure and total. The order of checks is P4's, the states are <see cref="LifecycleTable"/>'s.</summary>
public static class ImportLifecycle
{
    /// <summary>The state that an import is in.</summary>
    public static ImportState StateOf(ImportRecord record) => record switch
    {
        { Status: ImportStatus.Pending, Request: null } => ImportState.Pending,
        { Status: ImportStatus.Pending, Request.Decision: ImportDecision.Validation } => ImportState.ValidationRequested,
        { Status: ImportStatus.Pending } => ImportState.RejectionRequested,
        { Status: ImportStatus.Validated } => ImportState.Validated,
        { Status: ImportStatus.Rejected } => ImportState.Rejected,
        _ => ImportState.Error,
    };

    /// <summary>Decides a user's command on an import that may not be there.</summary>
    /// <param name="import">The id that was named.</param>
    /// <param name="record">The import; null when the dossier has none of that id.</param>
    /// <param name="command">The command.</param>
    /// <param name="rights">What the user may do in the dossier.</param>
    /// <param name="now">When.</param>
    public static LifecycleDecision Decide(ImportId import, ImportRecord? record, ImportCommand.Request command, ActorRights rights, Instant now)
    {
        if (CheckAccess(rights) is { } refusal) return new LifecycleDecision.Refused(refusal);
        return record is null ? new LifecycleDecision.Refused(Refusals.UnknownImport(import)) : Decide(record, command, rights, now);
    }

    /// <summary>Decides a command on an import.</summary>
    /// <param name="record">The import.</param>
    /// <param name="command">The command.</param>
    /// <param name="rights">What the user may do; the worker's commands need no rights.</param>
    /// <param name="now">When.</param>
    public static LifecycleDecision Decide(ImportRecord record, ImportCommand command, ActorRights rights, Instant now)
    {
        var request = command as ImportCommand.Request;
        if (request is not null)
        {
            if (CheckAccess(rights) is { } refusal) return new LifecycleDecision.Refused(refusal);
            if (!rights.Decide) return new LifecycleDecision.Refused(Refusals.NotPermitted with { Import = record.Id });
        }
        var rule = LifecycleTable.RuleOf(StateOf(record), command.Kind);
        if (rule.IsRepeat) return RepeatOf(record);
        if (request?.VersionSeen is { } seen && seen != record.Version) return new LifecycleDecision.Refused(Refusals.StaleVersion(record, seen));
        if (rule.RefusalCode is { } code) return new LifecycleDecision.Refused(Refusals.OfState(code, record));
        return new LifecycleDecision.Transition(After(record, command, now), rule.Effect, rule.Messages);
    }

    /// <summary>Decides a command of the worker, which needs no rights.</summary>
    public static LifecycleDecision Decide(ImportRecord record, ImportCommand command, Instant now) => Decide(record, command, ActorRights.None, now);

    /// <summary>Which commands an actor of these rights may give on an import now: which buttons to show.</summary>
    public static ConsoleCommands PermittedCommands(ImportRecord record, ActorRights rights)
    {
        if (CheckAccess(rights) is not null) return ConsoleCommands.None;
        var commands = ConsoleCommands.View;
        if (!rights.Decide) return commands;
        if (Leads(record, ImportCommandKind.RequestValidation)) commands |= ConsoleCommands.Validate;
        if (Leads(record, ImportCommandKind.RequestRejection)) commands |= ConsoleCommands.Reject;
        return commands;
    }

    /// <summary>What keeps a decision from being asked for: another one under way, or the end of the import. Null while it waits for one.</summary>
    internal static Refusal? RefusalOf(ImportRecord record)
    {
        var rules = LifecycleTable.Rules.Where(rule => rule.State == StateOf(record) && rule.Command is (ImportCommandKind.RequestValidation or ImportCommandKind.RequestRejection));
        return rules.Select(rule => rule.RefusalCode).FirstOrDefault(code => code is not null) is { } found ? Refusals.OfState(found, record) : null;
    }

    /// <summary>What stands first in the order of checks: access to the dossier, then the console; null when both are given.</summary>
    internal static Refusal? CheckAccess(ActorRights rights) =>
        !rights.View ? Refusals.NotPermitted : !rights.ConsoleOpen ? Refusals.ConsoleClosed : null;

    private static bool Leads(ImportRecord record, ImportCommandKind command) => LifecycleTable.RuleOf(StateOf(record), command).Next is not null;

    private static LifecycleDecision.Repeat RepeatOf(ImportRecord record) => record switch
    {
        { Request: { } request } => new(request.Decision, request.By, request.At),
        { Resolution: { } resolution } => new(resolution.Decision, resolution.By, resolution.At),
        _ => throw new InvalidOperationException($"The import {record.Id} contradicts itself: {record.Status} without a decision."),
    };

    private static ImportRecord After(ImportRecord record, ImportCommand command, Instant now)
    {
        var next = record with { Version = record.Version + 1, UpdatedAt = now, Request = null, Error = null };
        return command switch
        {
            ImportCommand.Request request => next with { Request = new(request.DecisionId, request.Decision, request.By, now) },
            ImportCommand.Complete when record.Request is { } request => next with
            {
                Status = request.Decision == ImportDecision.Validation ? ImportStatus.Validated : ImportStatus.Rejected,
                Resolution = new(request.Decision, request.By, now),
            },
            ImportCommand.Fail fail => next with { Error = ObstacleTexts.Sentence(fail.Obstacles) },
            ImportCommand.GiveUp => next with { Error = CoreTexts.Of("error.giveUp") },
            ImportCommand.Invalidate invalidate => next with { Status = ImportStatus.Error, Error = invalidate.Reason },
            _ => throw new InvalidOperationException($"{command.Kind} leads nowhere from {StateOf(record)}."),
        };
    }
}
