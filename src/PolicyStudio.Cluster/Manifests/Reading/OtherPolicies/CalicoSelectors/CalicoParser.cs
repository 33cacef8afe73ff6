using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PolicyStudio.Engine.Labels;

namespace PolicyStudio.Cluster.Manifests.Reading.OtherPolicies.CalicoSelectors;

/// <summary>Reads Calico's expression language: <c>has(k)</c>, <c>k == 'v'</c>, <c>k in {'v', 'w'}</c>, <c>&amp;&amp;</c>, <c>||</c>, <c>!</c> and so on.</summary>
internal sealed partial class CalicoParser
{
    // Hostile text nests deeply; people do not.
    private const int MaxDepth = 32;
    private const int MaxTokens = 2_000;

    private readonly List<string> _tokens = [];
    private int _at;
    private int _depth;

    /// <summary>The expression, or null when the text is none that is known.</summary>
    public static CalicoExpression? Parse(string text)
    {
        try
        {
            var parser = new CalicoParser(text);
            var expression = parser.Junction(isAnd: false);
            return parser._at == parser._tokens.Count ? expression : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private CalicoParser(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var match = Token().Match(text, at);
            if (!match.Success || _tokens.Count == MaxTokens) throw new FormatException();
            if (match.Groups[1].Length > 0) _tokens.Add(match.Groups[1].Value);
            at += match.Length;
        }
    }

    private string? Next => _at < _tokens.Count ? _tokens[_at] : null;

    // && binds more than ||.
    private CalicoExpression Junction(bool isAnd)
    {
        var operands = ImmutableArray.CreateBuilder<CalicoExpression>();
        do operands.Add(isAnd ? Operand() : Junction(isAnd: true));
        while (Accepts(isAnd ? "&&" : "||"));
        return operands.Count == 1 ? operands[0] : new CalicoJunction(isAnd, operands.ToImmutable());
    }

    private CalicoExpression Operand()
    {
        if (++_depth > MaxDepth) throw new FormatException();
        var expression = Accepts("!") ? new CalicoNot(Operand()) : Accepts("(") ? Parenthesis() : Term();
        _depth--;
        return expression;
    }

    private CalicoExpression Parenthesis()
    {
        var expression = Junction(isAnd: false);
        Require(")");
        return expression;
    }

    private CalicoExpression Term()
    {
        var word = Word();
        if (word is "all" or "global" or "has" && Accepts("("))
        {
            var key = word == "has" ? Word() : "";
            Require(")");
            return word == "has" ? Test(key, LabelOperator.Exists, LabelOperator.DoesNotExist) : new CalicoConstant(word == "all");
        }
        if (Accepts("==")) return Test(word, LabelOperator.In, LabelOperator.NotIn, Text());
        if (Accepts("!=")) return Test(word, LabelOperator.NotIn, LabelOperator.In, Text());
        if (Accepts("in")) return Test(word, LabelOperator.In, LabelOperator.NotIn, Set());
        if (Accepts("not"))
        {
            Require("in");
            return Test(word, LabelOperator.NotIn, LabelOperator.In, Set());
        }
        if (Accepts("starts") || Accepts("ends")) Require("with");
        else Require("contains");
        _ = Text();
        // Of these a label selector can only say that the label is there.
        return new CalicoTest(new(word, LabelOperator.Exists, []), null);
    }

    private static CalicoTest Test(string key, LabelOperator holds, LabelOperator fails, params string[] values) =>
        new(new(key, holds, [.. values]), new(key, fails, [.. values]));

    private string[] Set()
    {
        var values = new List<string>();
        Require("{");
        if (Accepts("}")) return [];
        do values.Add(Text());
        while (Accepts(","));
        Require("}");
        return [.. values];
    }

    private string Text() => Take() is ['\'' or '"', .. var text, _] ? text : throw new FormatException();

    private string Word() => Take() is { } token && (char.IsAsciiLetterOrDigit(token[0]) || token[0] == '_') ? token : throw new FormatException();

    private string Take() => Next is { } token && ++_at > 0 ? token : throw new FormatException();

    private bool Accepts(string token) => Next == token && ++_at > 0;

    private void Require(string token)
    {
        if (!Accepts(token)) throw new FormatException();
    }

    [GeneratedRegex("""\G(?:\s+|(&&|\|\||==|!=|[!(){},]|'[^']*'|"[^"]*"|[A-Za-z0-9_./-]+))""")]
    private static partial Regex Token();
}
