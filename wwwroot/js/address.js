// Parts of the page's address that change without a navigation: somebody may be on the way to another page already.
const PAGES = /^(studio(\/preview)?|edit)?$/;

/** The link of a draft. @param {string | null} draft the draft's name; null takes it out */
export function keep(draft) {
  write(['draft'], draft ? `draft=${draft}` : '');
}

/** Writes parts anew. What else is there stays as people have read it. @param {string[]} names of the parts @param {string} query the parts, may be empty */
export function write(names, query) {
  const page = location.pathname.slice(new URL(document.baseURI).pathname.length);
  if (!PAGES.test(page)) return;
  const rest = location.search.slice(1).split('&').filter(part => part && !names.includes(part.split('=')[0]));
  const all = [...rest, query].filter(Boolean).join('&');
  history.replaceState(history.state, '', `${location.pathname}${all ? `?${all}` : ''}${location.hash}`);
}
