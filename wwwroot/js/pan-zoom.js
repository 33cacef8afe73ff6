// Moves and scales a canvas within its viewport by a CSS transform. What is drawn, and what a click means, is the page's business.
const MIN = 0.25, MAX = 2.5, EDGE = 24;

/** @param {HTMLElement} viewport an element whose first child is the canvas */
export function attach(viewport) {
  // Somebody has gone on to another page meanwhile.
  if (!viewport) return null;
  const canvas = viewport.firstElementChild;
  const view = { x: 0, y: 0, scale: 1, touched: false };
  const size = () => ({ width: canvas.offsetWidth, height: canvas.offsetHeight });

  const clamp = (at, room, length) => length <= room ? (room - length) / 2 : Math.min(EDGE, Math.max(room - length - EDGE, at));
  const paint = () => {
    const { width, height } = size();
    view.x = clamp(view.x, viewport.clientWidth, width * view.scale);
    view.y = height * view.scale <= viewport.clientHeight ? 0 : clamp(view.y, viewport.clientHeight, height * view.scale);
    canvas.style.transform = `translate(${view.x}px,${view.y}px) scale(${view.scale})`;
  };
  const zoom = (factor, x = viewport.clientWidth / 2, y = viewport.clientHeight / 2) => {
    const scale = Math.min(MAX, Math.max(MIN, view.scale * factor));
    view.x = x - (x - view.x) * scale / view.scale;
    view.y = y - (y - view.y) * scale / view.scale;
    view.scale = scale;
    view.touched = true;
    paint();
  };
  // The width is what must be seen at once: sources at the left, the target at the right. Lanes go on below.
  const home = () => {
    Object.assign(view, { x: 0, y: 0, touched: false, scale: Math.min(1, Math.max(MIN, viewport.clientWidth / size().width)) });
    paint();
  };
  const fit = () => {
    const { width, height } = size();
    Object.assign(view, { x: 0, y: 0, touched: true, scale: Math.max(MIN, Math.min(1, viewport.clientWidth / width, viewport.clientHeight / height)) });
    paint();
  };

  const stop = new AbortController();
  const on = (target, name, handler, options) => target.addEventListener(name, handler, { signal: stop.signal, ...options });
  on(viewport, 'wheel', event => {
    event.preventDefault();
    const box = viewport.getBoundingClientRect();
    if (event.ctrlKey || event.metaKey) return zoom(Math.exp(-event.deltaY / 300), event.clientX - box.left, event.clientY - box.top);
    view.x -= event.shiftKey ? event.deltaY : event.deltaX;
    view.y -= event.shiftKey ? 0 : event.deltaY;
    view.touched = true;
    paint();
  }, { passive: false });
  let drag = null;
  on(viewport, 'pointerdown', event => {
    if (event.button !== 0 || event.target.closest('[role=button],[role=switch],button,a')) return;
    drag = { x: event.clientX - view.x, y: event.clientY - view.y };
    viewport.setPointerCapture(event.pointerId);
    viewport.classList.add('is-panning');
  });
  on(viewport, 'pointermove', event => {
    if (!drag) return;
    Object.assign(view, { x: event.clientX - drag.x, y: event.clientY - drag.y, touched: true });
    paint();
  });
  for (const end of ['pointerup', 'pointercancel'])
    on(viewport, end, () => { drag = null; viewport.classList.remove('is-panning'); });
  const bringIn = element => {
    const box = element.getBoundingClientRect(), room = viewport.getBoundingClientRect();
    if (box.top < room.top) view.y += room.top - box.top + EDGE;
    else if (box.bottom > room.bottom) view.y -= box.bottom - room.bottom + EDGE;
    else return;
    view.touched = true;
    paint();
  };
  // What is chosen in the list is seen in the graph: of an edge its source's end, where sign and words are.
  const show = id => {
    const sign = viewport.querySelector(`[data-edge="${CSS.escape(id)}"] .ps-disc`);
    if (sign) bringIn(sign);
  };
  // Focus by keyboard brings its element into view; the viewport itself never scrolls.
  on(viewport, 'focusin', event => {
    viewport.scrollTo(0, 0);
    if (event.target.matches(':focus-visible')) bringIn(event.target);
  });
  const resize = new ResizeObserver(() => view.touched ? paint() : home());
  resize.observe(viewport);
  resize.observe(canvas);
  home();
  return { zoom, home, fit, show, dispose: () => { stop.abort(); resize.disconnect(); } };
}
