using System.Text.RegularExpressions;

namespace PolicyStudio.Web.Tests.Localizing;

/// <summary>
/// Finds what a .razor file says by itself: text between tags, texts of attributes that people read or hear, and strings among the expressions that stand
/// there. It knows as much of Razor as the studio's pages use. What is typed or read by machines (code, pre, kbd, style) says nothing.
/// </summary>
internal sealed partial class RazorText
{
    private static readonly string[] Spoken = ["aria-label", "aria-description", "title", "placeholder", "alt", "Title", "Label", "Caption", "Hint", "Nobody"];
    private static readonly string[] Silent = ["code", "pre", "kbd", "style", "script"];
    private static readonly string[] Empty = ["input", "link", "meta", "base", "br", "img", "hr"];

    private readonly string _text;
    private readonly List<(int Line, string Text)> _found = [];
    private int _at;

    private RazorText(string text) => _text = Comment().Replace(text, m => new string('\n', m.Value.Count(c => c == '\n')));

    /// <summary>The texts, each with the line that it ends in.</summary>
    public static IReadOnlyList<(int Line, string Text)> In(string razor)
    {
        var reader = new RazorText(razor);
        reader.Markup(null);
        return reader._found;
    }

    private char Now => _at < _text.Length ? _text[_at] : '\0';

    private bool Is(string word) => string.CompareOrdinal(_text, _at, word, 0, word.Length) == 0;

    // Up to the end of the element that is open.
    private void Markup(string? element)
    {
        var said = _at;
        var isSilent = Silent.Contains(element);
        void Say(int end) => Note(isSilent ? "" : _text[said..end]);
        while (_at < _text.Length)
        {
            if (Now == '<' && (char.IsLetter(_text[_at + 1]) || _text[_at + 1] is '/' or '!'))
            {
                Say(_at);
                if (_text[_at + 1] == '/')
                {
                    _at = _text.IndexOf('>', _at) + 1;
                    return;
                }
                Tag();
                said = _at;
            }
            else if (Now == '@' && _text[_at + 1] != '@')
            {
                Say(_at);
                Transition(isSilent);
                said = _at;
            }
            else
            {
                _at += Now == '@' ? 2 : 1;
            }
        }
        Say(_at);
    }

    private void Tag()
    {
        var name = TagName().Match(_text, _at + 1).Value;
        _at += name.Length + 1;
        while (Now != '>')
        {
            if (Is("/>"))
            {
                _at += 2;
                return;
            }
            if (AttributeName().Match(_text, _at) is { Success: true } attribute)
            {
                _at += attribute.Length;
                Value(attribute.Groups[1].Value);
            }
            else
            {
                _at++;
            }
        }
        _at++;
        if (!Empty.Contains(name) && !name.StartsWith('!')) Markup(name);
    }

    private void Value(string attribute)
    {
        var (isSpoken, said) = (Spoken.Contains(attribute), _at);
        while (Now != '"')
        {
            if (Now != '@')
            {
                _at++;
                continue;
            }
            if (isSpoken) Note(_text[said.._at]);
            Transition(!isSpoken);
            said = _at;
        }
        if (isSpoken) Note(_text[said.._at]);
        _at++;
    }

    // After an @: a directive, a statement with blocks of markup, or an expression.
    private void Transition(bool isSilent)
    {
        if (Directive().Match(_text, _at) is { Success: true } directive) _at += directive.Length;
        else if (Statement().Match(_text, _at) is { Success: true } statement) Block(statement.Length);
        else Expression(isSilent);
    }

    private void Block(int head)
    {
        do
        {
            _at += head;
            if (Now == '(') Balanced(true);
            while (char.IsWhiteSpace(Now)) _at++;
            if (Now == '{') Code();
            head = Else().Match(_text, _at) is { Success: true } other ? other.Length : 0;
        }
        while (head > 0);
    }

    // C# with markup at the beginning of statements, and behind an @.
    private void Code()
    {
        var before = '{';
        for (_at++; Now != '}';)
        {
            var isMarkup = Now == '<' && (char.IsLetter(_text[_at + 1]) && before is '{' or '}' or ';' or ':' or '>');
            if (Is("@<") || isMarkup)
            {
                if (Now == '@') _at++;
                Tag();
                before = '>';
            }
            else if (Now == '{')
            {
                Code();
                before = '}';
            }
            else if (Now == '@')
            {
                Transition(false);
                before = '}';
            }
            else if (!Quoted() && !Remark())
            {
                if (!char.IsWhiteSpace(Now)) before = Now;
                _at++;
            }
            else
            {
                before = '"';
            }
        }
        _at++;
    }

    private void Expression(bool isSilent)
    {
        _at++;
        if (Now == '(') Balanced(isSilent);
        else _at += Identifier().Match(_text, _at).Length;
        while (Now is '(' or '[' || (Now is '.' or '?' or '!' && Member().IsMatch(_text[_at..Math.Min(_text.Length, _at + 3)])))
            if (Now is '(' or '[') Balanced(isSilent);
            else _at += Member().Match(_text, _at).Length;
    }

    private void Balanced(bool isSilent)
    {
        var (depth, start) = (0, _at);
        do
        {
            if (Now is '(' or '[') depth++;
            else if (Now is ')' or ']') depth--;
            var literal = _at;
            if (!Quoted()) _at++;
            else if (!isSilent && !Machine().IsMatch(_text[Math.Max(0, start - 20).._at])) Note(_text[literal.._at].Trim('$', '"'));
        }
        while (depth > 0);
    }

    private bool Quoted()
    {
        if (Literal().Match(_text, _at) is not { Success: true } literal) return false;
        _at += literal.Length;
        return true;
    }

    private bool Remark()
    {
        if (!Is("//")) return false;
        _at = _text.IndexOf('\n', _at);
        return true;
    }

    private void Note(string text)
    {
        var said = Entity().Replace(text, "").Replace("PolicyStudio", "", StringComparison.Ordinal);
        if (Word().IsMatch(Hole().Replace(said, ""))) _found.Add((_text.AsSpan(0, _at).Count('\n') + 1, text.Trim()));
    }

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\G!?[A-Za-z][\w.-]*")]
    private static partial Regex TagName();

    [GeneratedRegex("\\G(@?[A-Za-z][\\w:.-]*)=\"")]
    private static partial Regex AttributeName();

    [GeneratedRegex(@"\G@(page|using|inject|implements|inherits|layout|attribute|typeparam|namespace|preservewhitespace|rendermode)\b[^\n]*")]
    private static partial Regex Directive();

    [GeneratedRegex(@"\G@(if|foreach|for|while|switch|code)?\s*(?=[({])(?<!@)|\G@(?=\{)")]
    private static partial Regex Statement();

    [GeneratedRegex(@"\G\s*else(\s+if\s*)?")]
    private static partial Regex Else();

    [GeneratedRegex(@"\G[A-Za-z_]\w*")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"\G(\?\.|!\.|\.)[A-Za-z_]\w*")]
    private static partial Regex Member();

    [GeneratedRegex("""\G(\$?"(\\.|[^"\\])*"|'(\\.|[^'\\])')""")]
    private static partial Regex Literal();

    // Formats, links and names of things that are looked up are no words.
    [GeneratedRegex(@"ToString\([^()]*$|ExplorerLink\.Of\(.*$|""http://[^""]*""$")]
    private static partial Regex Machine();

    [GeneratedRegex(@"&\w+;")]
    private static partial Regex Entity();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Hole();

    [GeneratedRegex("[A-Za-z]{2}")]
    private static partial Regex Word();
}
