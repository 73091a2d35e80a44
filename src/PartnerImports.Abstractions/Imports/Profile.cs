using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace PartnerImports;

/// <summary>The profile of a user: a whole number from 1 up. Every profile views; profile 3 and above decides.</summary>
/// <remarks>The default value holds nothing and permits nothing. Immutable and thread-safe.</remarks>
public readonly struct Profile : IEquatable<Profile>, IComparable<Profile>
{
    /// <summary>Makes a profile of its number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public Profile(int level)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(level, 1);
        Level = level;
    }

    /// <summary>The lowest profile that may validate and reject.</summary>
    public static Profile Deciding { get; } = new(3);

    /// <summary>The number; 0 for the default value.</summary>
    public int Level { get; }

    /// <summary>Whether this profile may validate and reject.</summary>
    public bool MayDecide => this >= Deciding;

    /// <inheritdoc/>
    public bool Equals(Profile other) => Level == other.Level;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Profile other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Level;

    /// <summary>Orders by number.</summary>
    public int CompareTo(Profile other) => Level.CompareTo(other.Level);

    /// <summary>The number.</summary>
    public override string ToString() => Level.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether both are the same profile.</summary>
    public static bool operator ==(Profile left, Profile right) => left.Equals(right);

    /// <summary>Whether they are different profiles.</summary>
    public static bool operator !=(Profile left, Profile right) => !left.Equals(right);

    /// <summary>Whether the first is lower.</summary>
    public static bool operator <(Profile left, Profile right) => left.Level < right.Level;

    /// <summary>Whether the first is higher.</summary>
    public static bool operator >(Profile left, Profile right) => left.Level > right.Level;

    /// <summary>Whether the first is lower or equal.</summary>
    public static bool operator <=(Profile left, Profile right) => left.Level <= right.Level;

    /// <summary>Whether the first is higher or equal.</summary>
    public static bool operator >=(Profile left, Profile right) => left.Level >= right.Level;
}
