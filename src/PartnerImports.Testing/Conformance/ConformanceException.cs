namespace PartnerImports.Testing;

/// <summary>An adapter does something else than its port says.</summary>
public sealed class ConformanceException : Exception
{
    /// <summary>Says that something else was done.</summary>
    public ConformanceException() : this("The adapter does something else than its port says.")
    {
    }

    /// <summary>Says what was done.</summary>
    public ConformanceException(string message) : base(message)
    {
    }

    /// <summary>Says what was done, with its cause.</summary>
    public ConformanceException(string message, Exception innerException) : base(message, innerException)
    {
    }

    /// <summary>Says what was expected and what came.</summary>
    public ConformanceException(string what, string expected, string actual) : base($"{what}{Environment.NewLine}expected: {expected}{Environment.NewLine}actual:   {actual}")
    {
        Expected = expected;
        Actual = actual;
    }

    /// <summary>What was expected.</summary>
    public string Expected { get; } = "";

    /// <summary>What came.</summary>
    public string Actual { get; } = "";
}
