using System.Globalization;
using System.Net;
using PolicyStudio.Web.Localizing;
using PolicyStudio.Web.Tests.Security;

namespace PolicyStudio.Web.Tests.Localizing;

/// <summary>Which language a page is made in.</summary>
public sealed class LanguageTests(LocalStudio studio) : IClassFixture<LocalStudio>
{
    [Theory]
    [InlineData(null, null, "en")]
    [InlineData("ja-JP,ja;q=0.9,en;q=0.8", null, "ja")]
    [InlineData("de-DE,de;q=0.9,ja;q=0.5", null, "ja")]
    [InlineData("de", null, "en")]
    [InlineData("ja-JP", null, "ja")]
    [InlineData("ja;q=0, en", null, "en")]
    [InlineData("*, ;;q=x, @", null, "en")]
    [InlineData("en-US,ja;q=0.5", null, "en")]
    [InlineData("en-US", "c=ja|uic=ja", "ja")]
    [InlineData("ja", "c=en|uic=en", "en")]
    [InlineData("ja", "c=xx-broken|uic=<b>", "ja")]
    public async Task A_page_is_in_the_chosen_language_else_in_the_one_the_browser_asks_for(string? asked, string? chosen, string language)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = studio.Host.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/nothing-here");
        if (asked is not null) request.Headers.TryAddWithoutValidation("Accept-Language", asked);
        if (chosen is not null) request.Headers.Add("Cookie", $".AspNetCore.Culture={Uri.EscapeDataString(chosen)}");

        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Contains($"<html lang=\"{language}\">", page, StringComparison.Ordinal);
        Assert.Contains(language == "ja" ? "このアドレスには何もありません" : "There is nothing at this address", page, StringComparison.Ordinal);
        Assert.Equal(language, Assert.Single(answer.Content.Headers.ContentLanguage));
    }

    [Fact]
    public async Task A_link_does_not_change_the_language_of_whoever_opens_it()
    {
        using var http = new HttpClient { BaseAddress = studio.Host.Address };
        Assert.Contains("<html lang=\"en\">", await http.GetStringAsync("/overview?culture=ja&ui-culture=ja", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{0} pod|{0} pods", 1, "1 pod")]
    [InlineData("{0} pod|{0} pods", 0, "0 pods")]
    [InlineData("one field|{0} fields", 1, "one field")]
    [InlineData("{0} Pod", 1234, "1,234 Pod")]
    public void A_count_takes_the_form_of_its_number(string text, long count, string said) => Assert.Equal(said, Wording.Count(text, count));

    [Fact]
    public void What_is_put_into_a_text_is_not_read_as_one() => Assert.Equal("a label {0} {1}|x", Wording.Of("a label {0}", "{0} {1}|x"));

    [Fact]
    public void Every_language_writes_numbers_and_dates_as_machines_do()
    {
        foreach (var language in Languages.All)
        {
            Assert.Equal(CultureInfo.InvariantCulture.NumberFormat.NumberDecimalSeparator, language.NumberFormat.NumberDecimalSeparator);
            Assert.Equal(1234567.5.ToString("N1", CultureInfo.InvariantCulture), 1234567.5.ToString("N1", language));
            Assert.Equal(DateTime.UnixEpoch.ToString(CultureInfo.InvariantCulture), DateTime.UnixEpoch.ToString(language));
        }
    }
}
