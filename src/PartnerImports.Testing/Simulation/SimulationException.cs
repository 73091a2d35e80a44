namespace PartnerImports.Testing;

/// <summary>A rule was broken in a simulated world; the message names the seed, which replays it.</summary>
public sealed class SimulationException : Exception
{
    /// <summary>Says that a rule was broken.</summary>
    public SimulationException() : this("A rule was broken.")
    {
    }

    /// <summary>Says which rule was broken.</summary>
    public SimulationException(string message) : base(message)
    {
    }

    /// <summary>Says which rule was broken, with the cause.</summary>
    public SimulationException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
