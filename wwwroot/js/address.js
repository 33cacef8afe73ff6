// The link of a draft in the address of the page, without a navigation: somebody may be on the way to another page already.
const PAGES = /^(studio(\/preview)?)?$/;

/** @param {string | null} draft the draft's name; null takes it out */
export function keep(draft) {
  const page = location.pathname.slice(new URL(document.baseURI).pathname.length);
  if (!PAGES.test(page)) return;
  // Only this part is written anew: what else is there stays as people have read it.
  const rest = location.search.slice(1).split('&').filter(part => part && !part.startsWith('draft='));
  const query = (draft ? [...rest, `draft=${draft}`] : rest).join('&');
  history.replaceState(history.state, '', `${location.pathname}${query ? `?${query}` : ''}${location.hash}`);
}
