namespace PolicyStudio.Cli.Output;

/// <summary>
/// A table as RFC 4180 has it: a line of names, fields in quotes where they need it, lines that end in CR LF. A field that a spreadsheet
/// would take for a formula (it begins with = + - @, a tab or a carriage return) gets an apostrophe in front.
/// </summary>
internal static class CsvText
{
    /// <summary>The lines, each with its end.</summary>
    public static IEnumerable<string> Lines(Table table) =>
        table.Rows.Select(r => r.Select(c => c.Text)).Prepend(table.Columns).Select(r => string.Join(',', r.Select(Field)) + "\r\n");

    private static string Field(string text)
    {
        if (text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..]) text = "'" + text;
        return text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
