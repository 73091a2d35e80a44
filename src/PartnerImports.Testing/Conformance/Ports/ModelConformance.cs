using System.Text;

namespace PartnerImports.Testing;

/// <summary>Gives a conformance case a source of models of custom files without anything in it.</summary>
public interface IModelFixture : IAsyncDisposable
{
    /// <summary>The source under test, empty.</summary>
    ICustomModelSource Models { get; }

    /// <summary>The same models through a second adapter, as another process would open them; the same object where they cannot be shared.</summary>
    ICustomModelSource SecondModels { get; }

    /// <summary>Saves a document as the newest revision of the model that it names.</summary>
    ValueTask SaveAsync(DossierId dossier, CustomModelDocument model, CancellationToken cancellationToken);
}

/// <summary>What every <see cref="ICustomModelSource"/> must do; run like <see cref="StoreConformance"/>.</summary>
public static class ModelConformance
{
    private static readonly DossierId Dossier = DossierId.Parse("DOSSIER-1"), OtherDossier = DossierId.Parse("DOSSIER-2");

    /// <summary>All cases.</summary>
    public static ConformanceSuite<IModelFixture> Suite { get; } = new((ConformanceCase<IModelFixture>[])
    [
        Of("A model that was never saved is not found", async m =>
        {
            await m.ExpectAsync("paie", null).ConfigureAwait(false);
            await m.SaveAsync("caisse", "{}").ConfigureAwait(false);
            await m.ExpectAsync("paie", null).ConfigureAwait(false);
        }),
        Of("The newest revision of a model is found", async m =>
        {
            for (var revision = 1; revision <= 12; revision++)
            {
                await m.SaveAsync("paie", $"revision {revision}").ConfigureAwait(false);
                await m.ExpectAsync("paie", $"revision {revision}").ConfigureAwait(false);
            }
        }),
        Of("A document that is saved again changes nothing", async m =>
        {
            foreach (var document in (string[])["first", "second", "second"]) await m.SaveAsync("paie", document).ConfigureAwait(false);
            await m.ExpectAsync("paie", "second").ConfigureAwait(false);
        }),
        Of("An earlier document that is saved again is the newest revision", async m =>
        {
            foreach (var document in (string[])["first", "second", "first"]) await m.SaveAsync("paie", document).ConfigureAwait(false);
            await m.ExpectAsync("paie", "first").ConfigureAwait(false);
        }),
        Of("Models of several codes stand side by side", async m =>
        {
            foreach (var code in (string[])["paie", "caisse", "paie-2"]) await m.SaveAsync(code, "model " + code).ConfigureAwait(false);
            foreach (var code in (string[])["paie", "caisse", "paie-2"]) await m.ExpectAsync(code, "model " + code).ConfigureAwait(false);
        }),
        Of("A code differs from the same code in another case", async m =>
        {
            await m.SaveAsync("paie", "lower").ConfigureAwait(false);
            await m.ExpectAsync("PAIE", null).ConfigureAwait(false);
            await m.SaveAsync("PAIE", "upper").ConfigureAwait(false);
            await m.ExpectAsync("paie", "lower").ConfigureAwait(false);
        }),
        Of("Another dossier's model is not found, and saving one leaves it as it is", async m =>
        {
            await m.SaveAsync("paie", "ours").ConfigureAwait(false);
            await m.ExpectAsync("paie", null, OtherDossier).ConfigureAwait(false);
            await m.SaveAsync("paie", "theirs", OtherDossier).ConfigureAwait(false);
            await m.ExpectAsync("paie", "ours").ConfigureAwait(false);
            await m.ExpectAsync("paie", "theirs", OtherDossier).ConfigureAwait(false);
            await m.ExpectAsync("paie", null, DossierId.Parse("dossier-1")).ConfigureAwait(false);
        }),
        Of("The bytes of a document survive", async m =>
        {
            foreach (var document in (string[])["", "\uFEFF{ }\r\n", "\0\u0001 e\u0301 \U0001F600 \U0010FFFF", " {} ", new('é', 120_000)])
            {
                await m.SaveAsync("été %_'\"", document).ConfigureAwait(false);
                await m.ExpectAsync("été %_'\"", document).ConfigureAwait(false);
            }
        }),
    ]);

    /// <summary>All cases, as a list.</summary>
    public static IReadOnlyList<ConformanceCase<IModelFixture>> Cases => Suite.Cases;

    private static ConformanceCase<IModelFixture> Of(string name, Func<Models, ValueTask> run) =>
        new("Models", name, "", (fixture, cancellationToken) => run(new(fixture, cancellationToken)));

    private sealed class Models(IModelFixture fixture, CancellationToken cancellationToken)
    {
        public ValueTask SaveAsync(string code, string document, DossierId? dossier = null) =>
            fixture.SaveAsync(dossier ?? Dossier, new(code, Encoding.UTF8.GetBytes(document)), cancellationToken);

        public async ValueTask ExpectAsync(string code, string? document, DossierId? dossier = null)
        {
            foreach (var source in (ICustomModelSource[])[fixture.Models, fixture.SecondModels])
            {
                var found = await source.FindAsync(dossier ?? Dossier, code, cancellationToken).ConfigureAwait(false);
                Expect.Equal(document, found is null ? null : Encoding.UTF8.GetString(found.Utf8.Span), $"The model {code}");
                if (found is not null) Expect.Equal(code, found.Name, "Its name");
            }
        }
    }
}
