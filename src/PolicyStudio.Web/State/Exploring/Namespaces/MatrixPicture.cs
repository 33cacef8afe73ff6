using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PolicyStudio.Engine.Coverage;

namespace PolicyStudio.Web.State.Exploring.Namespaces;

/// <summary>A large matrix as a picture: a path for each shade, in which neighbours of one row that have it are one stroke, so that a quarter of a million cells are a few elements.</summary>
/// <param name="Size">Cells on each side; a cell is one unit of the picture.</param>
/// <param name="Paths">The path of each shade, from the lightest; empty where no cell has it.</param>
/// <param name="Unsure">The path of the cells in which some pair is undecidable, whatever their shade.</param>
public sealed record MatrixPicture(int Size, ImmutableArray<string> Paths, string Unsure)
{
    /// <summary>How many shades there are; the last one is a cell in which every pair is open.</summary>
    public const int Shades = 6;

    /// <summary>The shade of a cell, from 0 for none that is open.</summary>
    public static int ShadeOf(PairCounts cell) => cell.Open == 0 ? 0 : cell.Open == cell.Total ? Shades : 1 + Math.Min(Shades - 2, (int)(cell.Share * (Shades - 1)));

    /// <summary>Draws a matrix.</summary>
    public static MatrixPicture Of(GroupMatrix matrix)
    {
        // A path for each shade from none to all, and the last one for what is undecidable.
        var (size, paths) = (matrix.Groups.Length, Enumerable.Range(0, Shades + 2).Select(_ => new StringBuilder()).ToList());
        for (var from = 0; from < size; from++)
        {
            Stroke(from, cell => ShadeOf(cell));
            Stroke(from, cell => cell.Undecidable > 0 ? Shades + 1 : 0);
        }
        return new(size, [.. paths.Skip(1).Take(Shades).Select(p => p.ToString())], paths[^1].ToString());

        void Stroke(int from, Func<PairCounts, int> pathOf)
        {
            for (var to = 0; to < size;)
            {
                var (path, first) = (pathOf(matrix[from, to]), to);
                while (to < size && pathOf(matrix[from, to]) == path) to++;
                if (path > 0) paths[path].Append(CultureInfo.InvariantCulture, $"M{first} {from}h{to - first}v1h{first - to}z");
            }
        }
    }
}
