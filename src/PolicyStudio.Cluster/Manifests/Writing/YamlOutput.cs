using System.Globalization;
using PolicyStudio.Cluster.Manifests.Parsing;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PolicyStudio.Cluster.Manifests.Writing;

/// <summary>Emits nested mappings, lists, strings and numbers as block-style YAML; strings that would read as something else are quoted.</summary>
internal sealed class YamlOutput(Emitter emitter)
{
    public void Write(object value)
    {
        switch (value)
        {
            case IReadOnlyList<KeyValuePair<string, object>> map:
                emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, true, map.Count == 0 ? MappingStyle.Flow : MappingStyle.Block));
                foreach (var (key, item) in map) { Write(key); Write(item); }
                emitter.Emit(new MappingEnd());
                break;
            case IReadOnlyList<object> list:
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, true, SequenceStyle.Block));
                foreach (var item in list) Write(item);
                emitter.Emit(new SequenceEnd());
                break;
            case string text:
                var style = YamlScalars.NeedsQuotes(text) ? ScalarStyle.DoubleQuoted : ScalarStyle.Any;
                emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, text, style, true, true));
                break;
            default:
                emitter.Emit(new Scalar(Convert.ToString(value, CultureInfo.InvariantCulture)!));
                break;
        }
    }
}
