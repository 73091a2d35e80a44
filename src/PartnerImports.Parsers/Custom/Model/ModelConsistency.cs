namespace PartnerImports.Parsers.Custom.Model;

/// <summary>What the parts of a model ask of each other, beyond what a schema can say.</summary>
internal static class ModelConsistency
{
    public static void Check(CustomModel model, ModelFaults faults)
    {
        CheckSources(model, faults);
        CheckRecords(model, faults);
        CheckTargets(model, faults);
        foreach (var (record, amounts) in model.Records.SelectMany(record => record.Amounts.Append(record.CurrencyAmounts).OfType<AmountRule>().Select(amounts => (record, amounts))))
            if (amounts.DebitValues.SharedWith(amounts.CreditValues) is { } value)
                faults.Add(CustomDiagnostics.ModelConflict, $"{record.Pointer}/montants", value, "valeursDebit, valeursCredit");
    }

    private static void CheckSources(CustomModel model, ModelFaults faults)
    {
        foreach (var source in SourcesOf(model))
        {
            var word = source.Kind switch { SourceKind.Column => "colonne", SourceKind.Rank => "rang", SourceKind.Slice => "debut", _ => "" };
            var isMisplaced = model.File.IsFixed ? source.Kind is SourceKind.Column or SourceKind.Rank : source.Kind == SourceKind.Slice || source.Kind == SourceKind.Column && !model.File.HasHeader;
            if (isMisplaced) faults.Add(CustomDiagnostics.ModelMisplaced, source.Pointer, word, model.File.IsFixed ? "fixe" : source.Kind == SourceKind.Slice ? "delimite" : "entete: false");
        }
        if (!model.File.HasHeader && model.Axes.Any(axis => axis.Header is not null)) faults.Add(CustomDiagnostics.ModelDemand, "/analytique", "entetes", "entete: true");
    }

    private static void CheckRecords(CustomModel model, ModelFaults faults)
    {
        var hasLine = false;
        for (var i = 0; i < model.Records.Length; i++)
        {
            var record = model.Records[i];
            hasLine |= record.Role == RecordRole.Line;
            if (record.When is null && i < model.Records.Length - 1) faults.Add(CustomDiagnostics.ModelUnreachable, model.Records[i + 1].Pointer);
            if (record.Role != RecordRole.Line && (record.Amounts.Length > 0 || record.CurrencyAmounts is not null)) faults.Add(CustomDiagnostics.ModelMisplaced, $"{record.Pointer}/montants", "montants", ModelWords.Roles[(int)record.Role]);
            if (record.Role != RecordRole.Allocation && record.Allocation is not null) faults.Add(CustomDiagnostics.ModelMisplaced, $"{record.Pointer}/ventilation", "ventilation", ModelWords.Roles[(int)record.Role]);
            if (record.Amounts.Length > 1 && !model.File.HasHeader) faults.Add(CustomDiagnostics.ModelDemand, $"{record.Pointer}/montants", "montants", "entete: true");
        }
        if (!hasLine) faults.Add(CustomDiagnostics.ModelDemand, "/enregistrements", "enregistrements", "role: ligne");
        if (model.Grouping.Mode == GroupingMode.HeaderRecord && model.Records.All(record => record.Role != RecordRole.Header))
            faults.Add(CustomDiagnostics.ModelDemand, "/regroupement", "entete", "role: entete");
    }

    private static void CheckTargets(CustomModel model, ModelFaults faults)
    {
        var inherited = model.Records.Where(record => record.Role == RecordRole.Header).SelectMany(record => record.Fields.Keys).ToHashSet();
        foreach (var line in model.Records.Where(record => record.Role == RecordRole.Line))
        {
            foreach (var target in (ReadOnlySpan<Target>)[Target.Account, Target.Date, Target.Journal])
                if (!line.Fields.ContainsKey(target) && !inherited.Contains(target) && !(target == Target.Journal && model.Journals.Default.Length > 0))
                    faults.Add(CustomDiagnostics.ModelDemand, $"{line.Pointer}/champs", ModelWords.Roles[(int)RecordRole.Line], target.WordOf());
            if (line.CurrencyAmounts is not null && line.Fields.ContainsKey(Target.CurrencyAmount)) faults.Add(CustomDiagnostics.ModelConflict, $"{line.Pointer}/montantsDevise", "montantsDevise", "montantDevise");
        }
        foreach (var (role, pointer, wanted) in new[] { (RecordRole.Journal, Target.Journal), (RecordRole.Account, Target.Account), (RecordRole.ThirdParty, Target.ThirdParty) }
            .SelectMany(pair => model.Records.Where(record => record.Role == pair.Item1 && !record.Fields.ContainsKey(pair.Item2)).Select(record => (pair.Item1, record.Pointer, pair.Item2.WordOf()))))
            faults.Add(CustomDiagnostics.ModelDemand, $"{pointer}/champs", ModelWords.Roles[(int)role], wanted);
        if (model.Values.Dates.Length > 0) return;
        foreach (var (word, source) in model.Records.SelectMany(record => record.Fields).Where(field => field.Key.IsDate()).SelectMany(field => field.Value.Sources.Select(source => (field.Key.WordOf(), source))).Where(pair => pair.source.Dates.IsEmpty))
            faults.Add(CustomDiagnostics.ModelDemand, source.Pointer, word, "dates");
    }

    private static IEnumerable<SourceRule> SourcesOf(CustomModel model)
    {
        foreach (var record in model.Records)
        {
            if (record.When is { } condition) yield return condition.Source;
            var fields = record.Fields.Values.Concat(record.Amounts.SelectMany(amounts => amounts.Fields)).Concat(record.CurrencyAmounts?.Fields ?? []);
            if (record.Allocation is { } share) fields = fields.Concat(new[] { share.Axis, share.Section, share.Label, share.Amount, share.Rate }.OfType<FieldRule>());
            foreach (var source in fields.SelectMany(field => field.Sources)) yield return source;
        }
        foreach (var field in model.Axes.SelectMany(axis => new[] { axis.Section, axis.Label, axis.Rate }).OfType<FieldRule>())
            foreach (var source in field.Sources) yield return source;
    }
}
