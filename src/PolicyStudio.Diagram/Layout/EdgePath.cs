using System.Text;
using PolicyStudio.Diagram.Scenes;

namespace PolicyStudio.Diagram.Layout;

/// <summary>Writes the way of an edge step by step, turned round where its half of the picture is.</summary>
internal sealed class EdgePath(Facing facing)
{
    private readonly StringBuilder _data = new();

    public EdgePath From(double x, double y) => Add('M', x, y);

    public EdgePath To(double x, double y) => Add('L', x, y);

    /// <summary>A round corner.</summary>
    public EdgePath Turn(Point corner, Point to) => Add('Q', corner.X, corner.Y).Add(' ', to.X, to.Y);

    public override string ToString() => _data.ToString();

    private EdgePath Add(char step, double x, double y)
    {
        _data.Append(step).Append(Pixels.Text(facing.At(x, y)));
        return this;
    }
}
