// The language that is chosen: ASP.NET's culture cookie, which the server reads with the next page. The draft is kept in the link.
document.addEventListener('click', event => {
  const language = event.target.closest?.('[data-language]')?.dataset.language;
  if (!language) return;
  const secure = location.protocol === 'https:' ? '; secure' : '';
  document.cookie = `.AspNetCore.Culture=${encodeURIComponent(`c=${language}|uic=${language}`)}; path=/; max-age=31536000; samesite=lax${secure}`;
  location.reload();
});
