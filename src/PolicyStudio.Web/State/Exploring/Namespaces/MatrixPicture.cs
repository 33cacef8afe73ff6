using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PolicyStudio.Engine.Coverage;

namespace PolicyStudio.Web.State.Exploring.Namespaces;

/// <summary>A large matrix as a picture: a path for each shade, in which neighbours of one row that have it are one stroke, so that a quarter of a million cells are a few elements.</summary>
/// <param name="Size">Cells on each side; a cell is one unit of the picture.</param>
/// <param name="Paths">The path of each shade, from the lightest; empty where no cell has it.</param>
public sealed record MatrixPicture(int Size, ImmutableArray<string> Paths)
{
    /// <summary>How many shades there are; the last one is a cell in which every pair is open.</summary>
    public const int Shades = 6;

    /// <summary>The shade of a cell, from 0 for none that is open.</summary>
    public static int ShadeOf(PairCounts cell) => cell.Open == 0 ? 0 : cell.Open == cell.Total ? Shades : 1 + Math.Min(Shades - 2, (int)(cell.Share * (Shades - 1)));

    /// <summary>Draws a matrix.</summary>
    public static MatrixPicture Of(GroupMatrix matrix)
    {
        var (size, paths) = (matrix.Groups.Length, Enumerable.Range(0, Shades).Select(_ => new StringBuilder()).ToList());
        for (var from = 0; from < size; from++)
            for (var to = 0; to < size;)
            {
                var (shade, first) = (ShadeOf(matrix[from, to]), to);
                while (to < size && ShadeOf(matrix[from, to]) == shade) to++;
                if (shade > 0) paths[shade - 1].Append(CultureInfo.InvariantCulture, $"M{first} {from}h{to - first}v1h{first - to}z");
            }
        return new(size, [.. paths.Select(p => p.ToString())]);
    }
}
