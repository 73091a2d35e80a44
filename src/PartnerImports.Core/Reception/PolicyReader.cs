using Microsoft.Extensions.Logging;

namespace PartnerImports;

/// <summary>Asks for a policy and sees whether it can be used: a faulty one is a refusal, never a crash.</summary>
internal sealed class PolicyReader(IImportPolicySource source, ILogger logger)
{
    public async ValueTask<Answer<ImportPolicy>> ReadAsync(DossierId dossier, PartnerId partner, CancellationToken cancellationToken)
    {
        try
        {
            var policy = await source.GetAsync(dossier, partner, cancellationToken).ConfigureAwait(false);
            return FaultOf(policy) is { } fault ? Refusals.BadPolicy(dossier, fault) : policy;
        }
#pragma warning disable CA1031 // whatever a host's policy source throws refuses the push; it is logged
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.PolicyFailed(logger, dossier, failure);
            return Refusals.BadPolicy(dossier, CoreTexts.Of("policy.failed"));
        }
    }

    private static LocalizedText? FaultOf(ImportPolicy? policy)
    {
        if (policy is null) return CoreTexts.Of("policy.failed");
        if (policy.BalanceTolerance.Sign < 0) return CoreTexts.Of("policy.negativeTolerance");
        foreach (var (code, severity) in policy.Severities.Overrides)
            if (!Enum.IsDefined(severity)) return CoreTexts.Of("policy.badSeverity", code);
        return null;
    }
}
