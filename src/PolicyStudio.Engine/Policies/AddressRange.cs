namespace PolicyStudio.Engine.Policies;

/// <summary>Consecutive addresses of one family.</summary>
/// <param name="First">The first address.</param>
/// <param name="Last">The last address, not below <paramref name="First"/>.</param>
public readonly record struct AddressRange(IpAddress First, IpAddress Last);
