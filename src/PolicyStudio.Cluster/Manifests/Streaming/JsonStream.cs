using System.Text.Json;
using PolicyStudio.Cluster.Manifests.Parsing;

namespace PolicyStudio.Cluster.Manifests.Streaming;

/// <summary>
/// Reads JSON of any length from a stream. The items of a list are read one by one and only one is held at a time, so that a dump of a large
/// cluster takes no more memory than its largest object. Several values may follow one another, as kubectl takes them.
/// </summary>
/// <param name="window">The stream.</param>
/// <param name="limits">What a value may be at most.</param>
/// <param name="parts">What sources use in common, made when it is needed.</param>
internal sealed class JsonStream(ByteWindow window, DocumentLimits limits, Lazy<ReadingParts> parts)
{
    private readonly JsonTokens _tokens = new(window, limits);
    private OpenObject _object = new(1, 1);
    private Place _place = Place.Outside;
    private bool _isListOpen;

    /// <summary>The documents, a list's items first and then the list without them, and what is wrong.</summary>
    public IEnumerable<ReadDocument> Documents()
    {
        while (_place != Place.End)
        {
            foreach (var document in Step())
                yield return document;
            if (!_isListOpen) continue;
            _isListOpen = false;
            foreach (var document in Items())
                yield return document;
        }
    }

    // Most items go this way, several at once; before whatever is no object, or a very large one, it ends, and so at the end of the list.
    private IEnumerable<ReadDocument> Items()
    {
        var (line, byteColumn) = (window.Line, window.ByteColumn);
        var (lane, kind) = (new ItemLane(window, parts.Value), _object.ItemKind);
        foreach (var batch in ReadAhead.InOrder(lane.Batches(), b => b.Read(kind, parts.Value)))
        {
            foreach (var document in batch)
            {
                if (document.Node is null)
                {
                    yield return document;
                }
                else
                {
                    foreach (var read in Item(document.Node)) yield return read;
                }
                if (!document.EndsList) continue;
                _place = Place.End;
                yield break;
            }
        }
        if (lane.Count > 0) _tokens.Pass(line, byteColumn);
    }

    private IEnumerable<ReadDocument> Item(ManifestNode node)
    {
        try
        {
            return _object.Item(node);
        }
        catch (ManifestSyntaxException e)
        {
            return [new(e)];
        }
    }

    private IEnumerable<ReadDocument> Step()
    {
        try
        {
            return _place switch { Place.Outside => Outside(), Place.Object => Property(), _ => Item() };
        }
        catch (JsonException e)
        {
            _place = Place.End;
            var (line, column) = _tokens.PlaceOf(e);
            return [new(JsonNodes.Refusal(e, line, column))];
        }
        catch (ManifestSyntaxException e)
        {
            _place = Place.End;
            return [new(e)];
        }
    }

    private IEnumerable<ReadDocument> Outside()
    {
        switch (_tokens.Peek())
        {
            case null:
                _place = Place.End;
                return [];
            case JsonTokenType.StartObject:
                var (line, column) = _tokens.Take();
                (_object, _place) = (new(line, column), Place.Object);
                return [];
            default:
                return [new(_tokens.TakeValue(_object.Budget), null)];
        }
    }

    private IEnumerable<ReadDocument> Property()
    {
        if (_tokens.Peek() == JsonTokenType.EndObject)
        {
            _tokens.Take();
            _place = Place.Outside;
            return _object.Finish();
        }
        var (line, column, key) = _tokens.TakeKey();
        if (key == "items" && _tokens.Peek() == JsonTokenType.StartArray)
        {
            var start = _tokens.Take();
            _object.Add(new(key, line, column, new SequenceNode(start.Line, start.Column, [])));
            (_place, _isListOpen) = (Place.Items, true);
        }
        else
        {
            _object.Add(new(key, line, column, _tokens.TakeValue(_object.Budget)));
        }
        return [];
    }

    private IEnumerable<ReadDocument> Item()
    {
        if (_tokens.Peek() == JsonTokenType.EndArray)
        {
            _tokens.Take();
            _place = Place.Object;
            return [];
        }
        var before = _tokens.Taken;
        try
        {
            return _object.Item(_tokens.TakeValue(new NodeBudget()));
        }
        // The tokens after an item that was understood and refused go on as if it were not there.
        catch (ManifestSyntaxException e) when (_tokens.Taken > before)
        {
            return [new(e)];
        }
    }

    private enum Place
    {
        Outside,
        Object,
        Items,
        End,
    }
}
