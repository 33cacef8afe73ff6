// The language that is chosen: ASP.NET's culture cookie, which the server reads with the next page. The draft is kept in the link.
// The attribute is ours alone: a code editor says in data-language what its text is written in.
document.addEventListener('click', event => {
  const language = event.target.closest?.('[data-set-language]')?.dataset.setLanguage;
  if (!language) return;
  const secure = location.protocol === 'https:' ? '; secure' : '';
  document.cookie = `.AspNetCore.Culture=${encodeURIComponent(`c=${language}|uic=${language}`)}; path=/; max-age=31536000; samesite=lax${secure}`;
  location.reload();
});
