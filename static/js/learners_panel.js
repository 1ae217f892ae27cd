// Looks again at what a draft changes for learners, without leaving the editor:
//   <div data-learners-panel>
//     <div data-affected>… <a href="…" data-affected-again>Look again</a></div>
//     <div role="status" data-affected-said></div>
//   </div>
// By itself after each autosave, and when asked; the link leads to a page that says the same.
const panel = document.querySelector('[data-learners-panel]');
let latest = 0;

async function lookAgain(isAsked) {
  const old = panel.querySelector('[data-affected]');
  const link = old.querySelector('[data-affected-again]');
  if (!link) return;
  latest += 1;
  const mine = latest;
  const answer = await fetch(link.href);
  if (!answer.ok) throw new Error(`${answer.status} for ${link.href}`);
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const found = page.querySelector('[data-affected]');
  if (mine !== latest || !found) return;
  put(found, old, link.href, isAsked);
}

function put(found, old, address, isAsked) {
  const again = found.querySelector('[data-affected-again]');
  if (again) again.href = address;
  const before = words(old);
  const hadFocus = old.contains(document.activeElement);
  old.replaceWith(found);
  if (hadFocus) again?.focus();
  // Said aloud only when it is news: an autosave may come every few seconds.
  if (isAsked || words(found) !== before) {
    panel.querySelector('[data-affected-said]').textContent = words(found);
  }
}

// Without the moment, which changes each time.
function words(element) {
  return [...element.children]
    .filter((child) => !child.querySelector('[data-affected-again]'))
    .map((child) => child.textContent.trim())
    .join(' ');
}

if (panel) {
  panel.addEventListener('click', (event) => {
    const link = event.target.closest('[data-affected-again]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    lookAgain(true).catch(() => window.open(link.href));
  });
  document.addEventListener('w-autosave:success', () => lookAgain(false).catch(console.warn));
}
