using System.Runtime.InteropServices;
using PolicyStudio.Benchmarks.Gates.Measuring;

namespace PolicyStudio.Benchmarks.Gates.Parts;

/// <summary>
/// The matrix that is not built: one bit for every pair of pods and port class. Only filled, at the speed of memory, with nothing computed.
/// Where all classes do not fit in half of the memory that is there, the buffer of one is filled again for each further class.
/// </summary>
internal sealed unsafe class DenseMatrix : IDisposable
{
    private readonly byte* _buffer;
    private readonly nuint _bytesOfClass;
    private readonly int _classes;
    private readonly bool _fits;

    /// <summary>Reserves its memory, which the system provides when it is first written: so it does for any matrix that is made.</summary>
    public DenseMatrix(int pods, int classes)
    {
        (_bytesOfClass, _classes) = ((nuint)(((long)pods * pods) + 7) / 8, classes);
        _fits = (long)_bytesOfClass * classes <= GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2;
        _buffer = (byte*)NativeMemory.Alloc(_fits ? _bytesOfClass * (nuint)classes : _bytesOfClass);
    }

    /// <summary>Measures how long it takes to fill it, first as new memory and then once more.</summary>
    public void Measure(SizeFigures figures)
    {
        figures.Dense.TimeAlone(Fill);
        figures.DenseAgain.Time(Fill);
        figures.DenseLayout = _fits ? $"{_classes} classes side by side, {_bytesOfClass * (nuint)_classes / 1_000_000:N0} MB" : $"one class's buffer of {_bytesOfClass / 1_000_000:N0} MB, filled {_classes} times";
    }

    /// <inheritdoc/>
    public void Dispose() => NativeMemory.Free(_buffer);

    // What it returns hangs on what was written, so that it had to be.
    private int Fill()
    {
        for (var c = 0; c < _classes; c++) NativeMemory.Fill(_buffer + (_fits ? _bytesOfClass * (nuint)c : 0), _bytesOfClass, (byte)(c + 1));
        return _buffer[_bytesOfClass - 1];
    }
}
