// Times clicks inside the page: from the event to the change of the DOM that shows the answer, and to the frame that paints it.
window.clickTimer = {
  /**
   * Clicks an element and waits until a selector matches. @param {string} click what to click @param {string} shown what matches then
   * @param {number} limit milliseconds @returns {Promise<{changed: number, painted: number}>}
   */
  time: (click, shown, limit) => new Promise((resolve, reject) => {
    const element = document.querySelector(click);
    if (!element) return reject(new Error(`nothing to click: ${click}`));
    if (document.querySelector(shown)) return reject(new Error(`shown before the click: ${shown}`));
    let began = 0;
    const late = setTimeout(() => { observer.disconnect(); reject(new Error(`not shown in time: ${shown}`)); }, limit);
    const observer = new MutationObserver(() => {
      if (!document.querySelector(shown)) return;
      const changed = performance.now() - began;
      observer.disconnect();
      clearTimeout(late);
      requestAnimationFrame(() => setTimeout(() => resolve({ changed, painted: performance.now() - began }), 0));
    });
    observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    began = performance.now();
    element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  }),

  /** Every edge of one source, by its id, with the class that says its verdict. */
  edges: () => [...document.querySelectorAll('.ps-edge[data-edge]')].map(edge => [edge.dataset.edge, edge.getAttribute('aria-label')]),

  /** The names of the switches that can be turned: of namespaces, then of workloads. */
  switches: () => ['.ps-group', '.ps-source'].map(within =>
    [...document.querySelectorAll(`${within} [role=switch]:not([aria-disabled=true])`)].map(s => s.getAttribute('aria-label'))),

  /** How much is drawn. */
  drawn: () => ({
    sources: document.querySelectorAll('.ps-source').length, edges: document.querySelectorAll('.ps-edge').length,
    lanes: document.querySelectorAll('.ps-group').length, elements: document.querySelectorAll('*').length,
  }),
};
