using System.Runtime.InteropServices;
using PolicyStudio.Benchmarks.Gates.Measuring;

namespace PolicyStudio.Benchmarks.Gates.Parts;

/// <summary>
/// The matrix that is not built: one bit for every pair of pods and port class. Only filled, at the speed of memory, with nothing computed.
/// Where all classes do not fit in half of the memory that is there, each class is given back before the next one is filled: every class
/// is new memory, as it would be if all were kept.
/// </summary>
internal sealed unsafe class DenseMatrix
{
    private readonly nuint _bytesOfClass;
    private readonly int _classes;
    private readonly bool _fits;

    /// <summary>Says how large it is; nothing is reserved yet.</summary>
    public DenseMatrix(int pods, int classes)
    {
        (_bytesOfClass, _classes) = ((nuint)(((long)pods * pods) + 7) / 8, classes);
        _fits = (long)_bytesOfClass * classes <= GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2;
    }

    /// <summary>Measures how long it takes to fill it, first as new memory and then once more.</summary>
    public void Measure(SizeFigures figures)
    {
        Memory.Collect();
        var (buffers, size) = _fits ? (1, _bytesOfClass * (nuint)_classes) : (_classes, _bytesOfClass);
        var (first, again) = (new Samples(), new Samples());
        for (var i = 0; i < buffers; i++)
        {
            // The system provides memory when it is first written: so it does for any matrix that is made.
            var buffer = (byte*)NativeMemory.Alloc(size);
            foreach (var samples in new[] { first, again }) samples.Time(() => Fill(buffer, size));
            NativeMemory.Free(buffer);
        }
        figures.Dense.Add(first.Sum);
        figures.DenseAgain.Add(again.Sum);
        figures.DenseLayout = _fits ? $"{_classes} classes side by side, {size / 1_000_000:N0} MB" : $"{_classes} classes one after another, each {size / 1_000_000:N0} MB of new memory";
    }

    // What it returns hangs on what was written, so that it had to be.
    private static int Fill(byte* buffer, nuint size)
    {
        NativeMemory.Fill(buffer, size, 0x5a);
        return buffer[size - 1];
    }
}
