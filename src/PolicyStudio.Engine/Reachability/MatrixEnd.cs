using PolicyStudio.Engine.Matrix;

namespace PolicyStudio.Engine.Reachability;

/// <summary>An endpoint with all that the matrix knows of it, looked up once for the many pairs it is part of.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Id">Its id.</param>
/// <param name="Identity">Its identity.</param>
/// <param name="Ingress">What it admits.</param>
/// <param name="Egress">Whom it may reach.</param>
internal sealed record MatrixEnd(Endpoint Endpoint, string Id, Identity Identity, Row Ingress, Row Egress)
{
    /// <summary>Whether nothing that bears on it is another in a matrix that shares rows with this one.</summary>
    public bool IsAsIn(MatrixEnd other) => Identity.Id == other.Identity.Id && ReferenceEquals(Ingress, other.Ingress) && ReferenceEquals(Egress, other.Egress);
}
