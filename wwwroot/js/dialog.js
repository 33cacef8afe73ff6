// The browser's own dialogs. A click on one itself, and not on what it holds, is a click beside it.
export function show(dialog) {
  dialog.onclick = event => event.target === dialog && dialog.close();
  if (!dialog.open) dialog.showModal();
}

export const close = dialog => dialog.close();
