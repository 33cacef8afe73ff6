// Moves and scales a canvas within its viewport by a CSS transform. What is drawn, and what a click means, is the page's business.
const MIN = 0.25, MAX = 2.5, EDGE = 24;

/**
 * @param {HTMLElement} viewport an element whose first child is the canvas; a small picture of the whole may stand beside it
 * @param {string} place what the canvas shows: the view of a place is there again after a reload
 */
export function attach(viewport, place) {
  // Somebody has gone on to another page meanwhile.
  if (!viewport) return null;
  const canvas = viewport.firstElementChild;
  // The map comes and goes with the page's wish.
  const area = viewport.parentElement;
  const said = area.querySelector('.scale');
  const mapOf = () => area.querySelector('.minimap');
  const view = { x: 0, y: 0, scale: 1, touched: false };
  // Asked for in every frame: the browser measures it when it changes, and need not lay the page out to answer.
  let measured = null;
  const size = () => measured ??= { width: canvas.offsetWidth, height: canvas.offsetHeight, roomWidth: viewport.clientWidth, roomHeight: viewport.clientHeight };

  const clamp = (at, room, length) => length <= room ? (room - length) / 2 : Math.min(EDGE, Math.max(room - length - EDGE, at));
  const paint = () => {
    const { width, height, roomWidth, roomHeight } = size();
    view.x = clamp(view.x, roomWidth, width * view.scale);
    view.y = height * view.scale <= roomHeight ? 0 : clamp(view.y, roomHeight, height * view.scale);
    canvas.style.transform = `translate(${view.x}px,${view.y}px) scale(${view.scale})`;
    const percent = `${Math.round(view.scale * 100)}%`;
    if (said && said.textContent !== percent) said.textContent = percent;
    drawMap(width, height, roomWidth, roomHeight);
    keep();
  };
  // While it only moves, the picture is a layer of its own, which need not be painted again; a layer that stays one would be blurred by zooming.
  let moving;
  const move = () => {
    clearTimeout(moving);
    moving = setTimeout(() => canvas.classList.remove('is-moving'), 250);
    if (!canvas.classList.contains('is-moving')) canvas.classList.add('is-moving');
    paint();
  };
  const drawMap = (width, height, roomWidth, roomHeight) => {
    const seen = mapOf()?.querySelector('.seen');
    if (!seen) return;
    const x = Math.max(0, -view.x / view.scale), y = Math.max(0, -view.y / view.scale);
    seen.setAttribute('x', x);
    seen.setAttribute('y', y);
    seen.setAttribute('width', Math.max(0, Math.min(width, (roomWidth - view.x) / view.scale) - x));
    seen.setAttribute('height', Math.max(0, Math.min(height, (roomHeight - view.y) / view.scale) - y));
  };
  // Within this tab: a reload, and a connection that was lost, find the picture as it was.
  let keeping;
  const keep = () => {
    clearTimeout(keeping);
    keeping = setTimeout(() => {
      try {
        if (view.touched) sessionStorage.setItem('ps-view', JSON.stringify({ place, x: view.x, y: view.y, scale: view.scale }));
        else sessionStorage.removeItem('ps-view');
      } catch { /* the browser keeps nothing: the picture stands as it opens */ }
    }, 150);
  };
  const kept = () => {
    try {
      const stored = JSON.parse(sessionStorage.getItem('ps-view'));
      return stored?.place === place && [stored.x, stored.y, stored.scale].every(Number.isFinite) ? stored : null;
    } catch { return null; }
  };
  const zoom = (factor, x = viewport.clientWidth / 2, y = viewport.clientHeight / 2) => {
    const scale = Math.min(MAX, Math.max(MIN, view.scale * factor));
    view.x = x - (x - view.x) * scale / view.scale;
    view.y = y - (y - view.y) * scale / view.scale;
    view.scale = scale;
    view.touched = true;
    canvas.classList.remove('is-moving');
    paint();
  };
  // The width is what must be seen at once: sources at the left, the target at the right. Lanes go on below.
  const home = now => {
    if (typeof now === 'string') place = now;
    measured = null;
    Object.assign(view, { x: 0, y: 0, touched: false, scale: Math.min(1, Math.max(MIN, size().roomWidth / size().width)) });
    paint();
  };
  const fit = () => {
    measured = null;
    const { width, height, roomWidth, roomHeight } = size();
    Object.assign(view, { x: 0, y: 0, touched: true, scale: Math.max(MIN, Math.min(1, roomWidth / width, roomHeight / height)) });
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
    move();
  }, { passive: false });
  let drag = null;
  const drop = () => {
    drag = null;
    viewport.classList.remove('is-panning');
  };
  on(viewport, 'pointerdown', event => {
    // From a node a line is drawn; a finger moves the picture wherever it is put.
    const isUsed = event.target.closest('[role=button],[role=switch],button,a') || (event.pointerType !== 'touch' && event.target.closest('.ps-row'));
    if (event.button !== 0 || isUsed) return;
    drag = { x: event.clientX - view.x, y: event.clientY - view.y };
    viewport.setPointerCapture(event.pointerId);
    viewport.classList.add('is-panning');
  });
  on(viewport, 'pointermove', event => {
    if (!drag) return;
    // Released where nobody heard it, in a menu of the system say.
    if (event.buttons === 0) return drop();
    Object.assign(view, { x: event.clientX - drag.x, y: event.clientY - drag.y, touched: true });
    move();
  });
  for (const end of ['pointerup', 'pointercancel', 'lostpointercapture']) on(viewport, end, drop);
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
  // What is found comes to the middle, and is marked for a moment.
  const fly = peer => {
    const row = viewport.querySelector(`[data-peer="${CSS.escape(peer)}"]`);
    if (!row) return;
    const node = (row.querySelector('.ps-node') ?? row).getBoundingClientRect(), room = viewport.getBoundingClientRect();
    view.scale < .6 && zoom(.8 / view.scale, node.left - room.left, node.top - room.top);
    const at = (row.querySelector('.ps-node') ?? row).getBoundingClientRect();
    view.y += room.top + room.height / 2 - (at.top + at.height / 2);
    if (at.left < room.left || at.right > room.right) view.x += room.left + room.width / 2 - (at.left + at.width / 2);
    view.touched = true;
    canvas.classList.add('is-flying');
    paint();
    setTimeout(() => canvas.classList.remove('is-flying'), 400);
    // Its class is the page's.
    row.dataset.found = '';
    setTimeout(() => delete row.dataset.found, 2400);
    row.querySelector('.ps-edge')?.focus({ preventScroll: true });
  };
  const moveTo = (map, event) => {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(map.getScreenCTM().inverse());
    view.x = viewport.clientWidth / 2 - at.x * view.scale;
    view.y = viewport.clientHeight / 2 - at.y * view.scale;
    view.touched = true;
    paint();
  };
  on(area, 'pointerdown', event => {
    const map = event.target.closest('.minimap');
    if (!map) return;
    map.setPointerCapture(event.pointerId);
    moveTo(map, event);
  });
  on(area, 'pointermove', event => {
    const map = event.target.closest('.minimap');
    if (map?.hasPointerCapture(event.pointerId)) moveTo(map, event);
  });
  // Focus by keyboard brings its element into view, and an edge stands out; the viewport itself never scrolls.
  const trace = element => canvas.classList.toggle('is-tracing', !!element?.matches('.ps-edge:focus-visible'));
  on(viewport, 'focusin', event => {
    trace(event.target);
    viewport.scrollTo(0, 0);
    if (event.target.matches(':focus-visible')) bringIn(event.target);
  });
  // From one edge to the next nothing need be drawn twice.
  on(viewport, 'focusout', event => { if (!viewport.contains(event.relatedTarget)) trace(null); });
  // A key makes the focus visible that a pointer has set.
  on(viewport, 'keyup', event => trace(event.target));
  const resize = new ResizeObserver(() => {
    measured = null;
    if (view.touched) paint();
    else home();
  });
  resize.observe(viewport);
  resize.observe(canvas);
  canvas.classList.add('is-placed');
  const before = kept();
  if (before) {
    Object.assign(view, before, { touched: true });
    paint();
  } else home();
  return { zoom, home, fit, show, fly, paint, dispose: () => { stop.abort(); resize.disconnect(); } };
}
