// Shows what became of the circuit. Blazor sets the dialog's class and sends the event; the words are in the markup.
const ANEW = 'ps-loaded-again';
const modal = document.getElementById('components-reconnect-modal');
const note = document.getElementById('loaded-again');

try {
  note.hidden = !sessionStorage.getItem(ANEW);
  sessionStorage.removeItem(ANEW);
} catch { /* the browser keeps nothing */ }
note.querySelector('button').addEventListener('click', () => { note.hidden = true; });

modal.addEventListener('components-reconnect-state-changed', event => {
  switch (event.detail.state) {
    case 'show': modal.showModal(); break;
    case 'retrying': leaveWhenSignedOut(); break;
    case 'hide': modal.close(); break;
    case 'failed': document.addEventListener('visibilitychange', whenVisible); break;
    case 'rejected': loadAgain(); break;
  }
});
document.getElementById('components-reconnect-button').addEventListener('click', reconnect);
document.getElementById('components-resume-button').addEventListener('click', resume);

async function reconnect() {
  document.removeEventListener('visibilitychange', whenVisible);
  try {
    // false: the server is there, but knows the circuit no more.
    if (await Blazor.reconnect()) return;
    await resume();
  } catch {
    document.addEventListener('visibilitychange', whenVisible);
  }
}

async function resume() {
  try {
    if (await Blazor.resumeCircuit()) modal.close();
    else loadAgain();
  } catch {
    modal.classList.replace('components-reconnect-paused', 'components-reconnect-resume-failed');
  }
}

// A socket is refused for ever once the sign-in is over: load the page anew, which leads to the sign-in.
async function leaveWhenSignedOut() {
  try {
    const answer = await fetch('/', { method: 'HEAD', cache: 'no-store' });
    if (answer.status === 401) location.reload();
  } catch {
    // The server is not there either: the next attempt asks again.
  }
}

// The address holds the question, the look and the draft, and this tab the zoom: what comes is what was here. It says so.
function loadAgain() {
  try { sessionStorage.setItem(ANEW, '1'); } catch { /* then it is not said */ }
  location.reload();
}

function whenVisible() {
  if (document.visibilityState === 'visible') reconnect();
}
