// The controls of the page as commands: one that bears a key or data-command is found by its name, and pressed. What it does is the page's business.
let controls = [];

/** Controls that can be pressed now, in the order of the page. */
export function list() {
  controls = [...document.querySelectorAll('[data-command],[aria-keyshortcuts]')]
    .filter(control => !control.disabled && control.offsetParent !== null && !control.closest('dialog'));
  return controls.map(control => ({
    name: control.dataset.command || control.getAttribute('aria-label') || control.title || control.innerText.trim(),
    keys: control.getAttribute('aria-keyshortcuts'),
  }));
}

/** @param {number} at the control's place in the list */
export function press(at) {
  controls[at]?.focus();
  controls[at]?.click();
}

/** @param {string} id of an element that the page's scripts listen to */
export const click = id => document.getElementById(id)?.click();

/** @param {string} id of the row that is active */
export const reveal = id => document.getElementById(id)?.scrollIntoView({ block: 'nearest' });
