// A key presses the control that names it in aria-keyshortcuts. What it does is the page's business.
(() => {
  const nameOf = event => {
    const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
    const shift = event.shiftKey && (event.ctrlKey || event.metaKey) ? 'Shift+' : '';
    const modifiers = (event.ctrlKey || event.metaKey ? 'Control+' : '') + shift;
    return modifiers + key;
  };
  const isTyping = target => target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName);
  // Within a row of tabs the arrow keys go on to the next one.
  document.addEventListener('keydown', event => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const tab = step && event.target.closest('[role=tab]');
    if (!tab) return;
    const tabs = [...tab.closest('[role=tablist]').querySelectorAll('[role=tab]')];
    const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
    event.preventDefault();
    next.focus();
    next.click();
  });
  // G, and within a moment the letter of a page.
  let goingUntil = 0;
  const go = (event, name) => {
    const page = event.timeStamp < goingUntil && document.querySelector(`a[data-go="${CSS.escape(name)}"]`);
    goingUntil = name === 'G' ? event.timeStamp + 1500 : 0;
    if (!page) return false;
    event.preventDefault();
    page.click();
    return true;
  };
  document.addEventListener('keydown', event => {
    const name = nameOf(event);
    // The search is opened from wherever one is: browsers have something else on that key.
    if (event.defaultPrevented || event.altKey || (isTyping(event.target) && name !== 'Control+K')) return;
    const modal = document.querySelector('dialog:modal');
    if (modal) {
      if (name !== 'Control+K') return;
      event.preventDefault();
      return modal.close();
    }
    if (go(event, name)) return;
    for (const control of document.querySelectorAll('[aria-keyshortcuts]')) {
      if (!control.getAttribute('aria-keyshortcuts').split(' ').includes(name) || control.disabled || control.offsetParent === null) continue;
      event.preventDefault();
      // What opens a dialog has the focus go back to where it was.
      if (!('keepsFocus' in control.dataset)) control.focus();
      control.click();
      return;
    }
  });
})();
