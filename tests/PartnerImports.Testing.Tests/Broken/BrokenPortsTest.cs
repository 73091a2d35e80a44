using PartnerImports.Testing;

namespace PartnerImports.Tests.Broken;

/// <summary>The kit notices every ledger and every source of models that is broken on purpose, and no honest one.</summary>
public sealed class BrokenPortsTest
{
    public static TheoryData<LedgerFault> LedgerFaults => new(Enum.GetValues<LedgerFault>());

    public static TheoryData<ModelFault> ModelFaults => new(Enum.GetValues<ModelFault>());

    [Theory, MemberData(nameof(LedgerFaults))]
    public async Task A_ledger_with_a_fault_is_noticed(LedgerFault fault) =>
        (await Noticed.ByAsync(LedgerConformance.Cases, () => new BreakableLedger(fault)) == "").Should().Be(fault == LedgerFault.None);

    [Theory, MemberData(nameof(ModelFaults))]
    public async Task Models_with_a_fault_are_noticed(ModelFault fault) =>
        (await Noticed.ByAsync(ModelConformance.Cases, () => new BreakableModels(fault)) == "").Should().Be(fault == ModelFault.None);
}
