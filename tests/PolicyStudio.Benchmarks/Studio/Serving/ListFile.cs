using System.Buffers;

namespace PolicyStudio.Benchmarks.Studio.Serving;

/// <summary>A list of the API in a file, of which pages can be cut without reading the rest: where each item begins and ends is found once.</summary>
internal sealed class ListFile
{
    private readonly string _file;
    private readonly byte[] _head;
    private readonly List<(long From, long To)> _items = [];

    /// <summary>Looks through a file that <c>ApiLists</c> has written.</summary>
    public ListFile(string file)
    {
        _file = file;
        using var stream = File.OpenRead(file);
        var buffer = new byte[1 << 20];
        var (depth, isText, isEscaped, at, began, headEnd) = (0, false, false, 0L, 0L, -1L);
        for (int count; (count = stream.Read(buffer)) > 0; at += count)
        {
            for (var i = 0; i < count; i++)
            {
                var sign = buffer[i];
                if (isText)
                {
                    if (isEscaped) isEscaped = false;
                    else if (sign == '\\') isEscaped = true;
                    else if (sign == '"') isText = false;
                    continue;
                }
                switch (sign)
                {
                    case (byte)'"':
                        isText = true;
                        break;
                    case (byte)'{' or (byte)'[':
                        // The list is one mapping, its items one sequence: what begins within both is an item.
                        if (depth == 1 && sign == '[') headEnd = at + i + 1;
                        if (depth++ == 2) began = at + i;
                        break;
                    case (byte)'}' or (byte)']':
                        if (--depth == 2 && headEnd >= 0) _items.Add((began, at + i + 1));
                        break;
                }
            }
        }
        _head = Head(file, headEnd);
    }

    /// <summary>How many items it has.</summary>
    public int Count => _items.Count;

    /// <summary>Writes a page.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="first">The index of the page's first item, which is also what a continue token says.</param>
    /// <param name="limit">At most so many items.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task WritePageAsync(Stream to, int first, int limit, CancellationToken cancellation)
    {
        var end = Math.Min(_items.Count, first + limit);
        await to.WriteAsync(_head, cancellation);
        if (end < _items.Count) await to.WriteAsync(System.Text.Encoding.ASCII.GetBytes($$""","continue":"{{end}}","remainingItemCount":{{_items.Count - end}}"""), cancellation);
        await to.WriteAsync("},\"items\":["u8.ToArray(), cancellation);
        if (first < end) await CopyAsync(_items[first].From, _items[end - 1].To, to, cancellation);
        await to.WriteAsync("]}"u8.ToArray(), cancellation);
    }

    // All before the end of the metadata, which a page adds to.
    private static byte[] Head(string file, long length)
    {
        using var stream = File.OpenRead(file);
        var head = new byte[length];
        stream.ReadExactly(head);
        var end = head.AsSpan().LastIndexOf("},\"items\":["u8);
        return end < 0 ? throw new InvalidDataException($"{file} is not a list of the API") : head[..end];
    }

    private async Task CopyAsync(long from, long until, Stream to, CancellationToken cancellation)
    {
        await using var stream = new FileStream(_file, FileMode.Open, FileAccess.Read, FileShare.Read, 1, useAsync: false);
        stream.Position = from;
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 17);
        try
        {
            for (var left = until - from; left > 0;)
            {
                var count = await stream.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, left)), cancellation);
                await to.WriteAsync(buffer.AsMemory(0, count), cancellation);
                left -= count;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
