using PolicyStudio.Engine.Matrix.Identities;
using PolicyStudio.Engine.Matrix.Rows;

namespace PolicyStudio.Engine.Reachability;

/// <summary>An endpoint with all that the matrix knows of it, looked up once for the many pairs it is part of.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Identity">Its identity.</param>
/// <param name="Rows">What it admits, and whom it may reach.</param>
internal sealed record MatrixEnd(Endpoint Endpoint, Identity Identity, RowPair Rows)
{
    /// <summary>Whether nothing that bears on it is another in a matrix that shares rows with this one.</summary>
    public bool IsAsIn(MatrixEnd other) => Identity.Id == other.Identity.Id && ReferenceEquals(Rows.Ingress, other.Rows.Ingress) && ReferenceEquals(Rows.Egress, other.Rows.Egress);
}
