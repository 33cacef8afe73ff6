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
  document.addEventListener('keydown', event => {
    if (event.defaultPrevented || event.altKey || isTyping(event.target)) return;
    const name = nameOf(event);
    for (const control of document.querySelectorAll('[aria-keyshortcuts]')) {
      if (!control.getAttribute('aria-keyshortcuts').split(' ').includes(name) || control.disabled || control.offsetParent === null) continue;
      event.preventDefault();
      control.focus();
      control.click();
      return;
    }
  });
})();
