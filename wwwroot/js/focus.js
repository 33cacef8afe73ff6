// The focus is never lost: when its element leaves the page or is disabled, the nearest part around it that can hold the focus takes it.
(() => {
  const FOCUSABLE = 'a[href],button,input,select,textarea,summary,[tabindex]';
  let around = [];
  const remember = element => {
    around = [];
    for (let at = element; at && at !== document.body; at = at.parentElement) around.push(at);
  };
  document.addEventListener('focusin', event => remember(event.target));
  // A click beside everything gives the focus up on purpose.
  document.addEventListener('pointerdown', event => remember(event.target.closest?.(FOCUSABLE)), true);
  const isThere = element => element.isConnected && !element.disabled;
  new MutationObserver(() => {
    const [last] = around;
    if (!last || isThere(last) || ![document.body, last].includes(document.activeElement)) return;
    (around.find(at => isThere(at) && at.matches(FOCUSABLE)) ?? document.getElementById('main'))?.focus({ preventScroll: true });
  }).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] });
})();
