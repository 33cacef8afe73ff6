// Draws a line from a source or a destination to a target's card with the pointer, and presses Shift+Enter on the edge that it stands for. What that
// means is the page's business. With a finger the picture is moved instead.
const FAR = 6;

/** @param {SVGElement} sheet beside the viewport; a path and a circle are in it */
export function attach(sheet) {
  const viewport = sheet?.parentElement?.querySelector('.viewport');
  if (!viewport) return null;
  const [line, tip] = sheet.children;
  let from = null, card = null;
  const stop = new AbortController();
  const on = (target, name, handler) => target.addEventListener(name, handler, { signal: stop.signal });

  const over = next => {
    if (next === card) return;
    card?.classList.remove('is-aimed-at');
    card = next;
    card?.classList.add('is-aimed-at');
  };
  const draw = event => {
    const room = viewport.getBoundingClientRect(), node = (from.row.querySelector('.ps-node') ?? from.row).getBoundingClientRect();
    const x = event.clientX - room.left, y = event.clientY - room.top;
    const startX = (event.clientX > node.left + node.width / 2 ? node.right : node.left) - room.left, startY = node.top + node.height / 2 - room.top;
    line.setAttribute('d', `M${startX} ${startY}C${(startX + x) / 2} ${startY} ${(startX + x) / 2} ${y} ${x} ${y}`);
    tip.setAttribute('cx', x);
    tip.setAttribute('cy', y);
  };
  const end = () => {
    over(null);
    from = null;
    sheet.classList.remove('is-drawing');
    viewport.classList.remove('is-drawing');
  };

  on(viewport, 'pointerdown', event => {
    const row = event.target.closest('.ps-row');
    if (event.button !== 0 || event.pointerType === 'touch' || !row || event.target.closest('[role=switch]')) return;
    from = { row, pointer: event.pointerId, x: event.clientX, y: event.clientY, isDrawing: false };
  });
  on(viewport, 'pointermove', event => {
    if (!from || event.pointerId !== from.pointer) return;
    // Released where nobody heard it.
    if (event.buttons === 0) return end();
    if (!from.isDrawing) {
      if (Math.hypot(event.clientX - from.x, event.clientY - from.y) < FAR) return;
      from.isDrawing = true;
      // From here on it is no click any more.
      viewport.setPointerCapture(event.pointerId);
      viewport.classList.add('is-drawing');
      sheet.classList.add('is-drawing');
    }
    draw(event);
    // The sheet that has the cursor lies above, and is the viewport's; what else lies above it, the map say, is no way to a card.
    const under = document.elementsFromPoint(event.clientX, event.clientY);
    over(viewport.contains(under[0]) ? under.map(e => e.closest('.ps-card')).find(Boolean) ?? null : null);
  });
  on(viewport, 'pointerup', () => {
    const edge = from?.isDrawing && card && [...from.row.querySelectorAll('.ps-edge')].find(e => e.dataset.card === card.dataset.card);
    end();
    if (!edge) return;
    edge.focus({ preventScroll: true });
    edge.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', shiftKey: true, bubbles: true, cancelable: true }));
  });
  on(viewport, 'pointercancel', end);
  on(viewport, 'lostpointercapture', end);
  on(window, 'keydown', event => {
    if (event.key !== 'Escape' || !from) return;
    event.stopPropagation();
    end();
  });
  return { dispose: () => stop.abort() };
}
