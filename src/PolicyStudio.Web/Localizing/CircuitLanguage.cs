using System.Globalization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace PolicyStudio.Web.Localizing;

/// <summary>
/// Holds a circuit to the language in which its page was made, whatever the browser says when it connects again: another tab may have
/// chosen another one meanwhile, and a page in two languages helps nobody.
/// </summary>
internal sealed class CircuitLanguage : CircuitHandler
{
    private CultureInfo? _language;

    /// <summary>Sets the language of the circuit, and of the calling flow.</summary>
    public void Speak(string language) => Enter(_language = Languages.Of(language));

    /// <inheritdoc/>
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => context =>
    {
        if (_language is { } language) Enter(language);
        return next(context);
    };

    private static void Enter(CultureInfo language) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language;
}
