using System.Diagnostics.CodeAnalysis;

namespace PartnerImports;

/// <summary>What was asked for, or the refusal to give it.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
/// <remarks>Immutable.</remarks>
public sealed class Answer<T> where T : class
{
    private Answer(T? value, Refusal? refusal) => (Value, Refusal) = (value, refusal);

    /// <summary>What was asked for; null when it was refused.</summary>
    public T? Value { get; }

    /// <summary>Why it was refused; null when it was given.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Tells value from refusal: exactly one of them is set.</summary>
    public bool TryGet([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Refusal? refusal)
    {
        (value, refusal) = (Value, Refusal);
        return value is not null;
    }

    /// <summary>Gives a value.</summary>
    public static implicit operator Answer<T>(T value) => new(value ?? throw new ArgumentNullException(nameof(value)), null);

    /// <summary>Refuses.</summary>
    public static implicit operator Answer<T>(Refusal refusal) => new(null, refusal ?? throw new ArgumentNullException(nameof(refusal)));
}
