/** Hands a file to the person. @param {string} name @param {string} type @param {{arrayBuffer(): Promise<ArrayBuffer>}} content */
export async function save(name, type, content) {
  const url = URL.createObjectURL(new Blob([await content.arrayBuffer()], { type }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

/** Puts text on the clipboard; false where the browser does not allow it. @param {string} text */
export async function copy(text) {
  try { await navigator.clipboard.writeText(text); return true; } catch { return false; }
}
