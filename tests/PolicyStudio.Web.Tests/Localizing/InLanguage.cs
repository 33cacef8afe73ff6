using System.Globalization;

namespace PolicyStudio.Web.Tests.Localizing;

/// <summary>Does something in a language, as a request or a circuit of a person who reads it would. Tests are in English otherwise: a process starts so.</summary>
internal sealed class InLanguage : IDisposable
{
    private readonly (CultureInfo Culture, CultureInfo Texts) _before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);

    /// <summary>From here on the calling flow speaks a language.</summary>
    public InLanguage(string name) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(name);

    /// <inheritdoc/>
    public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = _before;

    /// <summary>Does something on a thread that knows nothing of the caller, in English: a watch, another session.</summary>
    public static Task ElsewhereAsync(Action act)
    {
        using (ExecutionContext.SuppressFlow())
            return Task.Run(() =>
            {
                using var english = new InLanguage("en");
                act();
            });
    }
}
