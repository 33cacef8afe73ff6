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

  /** How much has moved by itself, as the browser counts it, and what: where it was and where it is. */
  shift: 0,
  moved: [],

  /** Milliseconds from the navigation to the first frame with a graph; waits for it. */
  firstPainted: () => clickTimer.first,

  /** Watches how long each frame takes, until frames() takes the list. */
  watchFrames: () => {
    const times = [];
    let last = performance.now();
    const next = now => {
      times.push(now - last);
      last = now;
      clickTimer.frame = requestAnimationFrame(next);
    };
    clickTimer.frame = requestAnimationFrame(next);
    clickTimer.times = times;
  },

  /** The milliseconds of each frame since watchFrames(), the first one apart, which is cut short. */
  frames: () => {
    cancelAnimationFrame(clickTimer.frame);
    return clickTimer.times.slice(1);
  },
};
new PerformanceObserver(list => list.getEntries().filter(entry => !entry.hadRecentInput).forEach(entry => {
  const box = b => `${b.x},${b.y} ${b.width}x${b.height}`;
  const name = n => n?.nodeType === 1 ? `${n.tagName.toLowerCase()}.${n.getAttribute('class') ?? ''}` : n?.nodeName ?? 'gone';
  clickTimer.shift += entry.value;
  clickTimer.moved.push(`${entry.value.toFixed(4)} at ${Math.round(entry.startTime)} ms: ${entry.sources.map(s => `${name(s.node)} ${box(s.previousRect)} to ${box(s.currentRect)}`).join('; ')}`);
})).observe({ type: 'layout-shift', buffered: true });
clickTimer.first = new Promise(resolve => {
  const observer = new MutationObserver(() => {
    if (!document.querySelector('svg.ps-diagram[role=group]')) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now()), 0));
  });
  observer.observe(document, { subtree: true, childList: true });
});
