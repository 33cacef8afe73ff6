using System.Text;

namespace PolicyStudio.Diagram.Scenes;

/// <summary>Writes a way step by step, as SVG path data.</summary>
internal sealed class EdgePath
{
    private readonly StringBuilder _data = new();

    public EdgePath From(double x, double y) => Add('M', x, y);

    public EdgePath To(double x, double y) => Add('L', x, y);

    /// <summary>A round corner.</summary>
    public EdgePath Turn(Point corner, Point to) => Add('Q', corner.X, corner.Y).Add(' ', to.X, to.Y);

    public override string ToString() => _data.ToString();

    private EdgePath Add(char step, double x, double y)
    {
        _data.Append(step).Append(Pixels.Text(new Point(x, y)));
        return this;
    }
}
