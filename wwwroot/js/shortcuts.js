// A key presses the control that names it in aria-keyshortcuts. What it does is the page's business.
(() => {
  const nameOf = event => {
    const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
    const shift = event.shiftKey && (event.ctrlKey || event.metaKey) ? 'Shift+' : '';
    const modifiers = (event.ctrlKey || event.metaKey ? 'Control+' : '') + shift;
    return modifiers + key;
  };
  const isTyping = target => target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName);
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
