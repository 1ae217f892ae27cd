/* Keys that work while something in [data-player] has the focus, and nowhere else. Each does what a
   button of the player does. In fields that take letters they are letters. */

const STEP = 5;
const TAKES_LETTERS = "input:not([type=range]), select, textarea, [contenteditable]";
const TAKES_SPACE = "button, summary, a[href]";

function act(player, key, target) {
  const find = (name) => player.querySelector(`[data-player-${name}]`);
  const media = find("media");
  const press = (name) => find(name)?.click();
  const skip = (seconds) => player.querySelector(`[data-player-skip="${seconds}"]`).click();
  const move = (seconds) => {
    media.currentTime = Math.min(Math.max(0, media.currentTime + seconds), media.duration || Infinity);
  };
  const arrows = !target.matches("[data-player-volume]");
  const actions = {
    k: () => press("play"),
    " ": target.matches(TAKES_SPACE) ? null : () => press("play"),
    j: () => skip(-10),
    l: () => skip(10),
    arrowleft: arrows ? () => move(-STEP) : null,
    arrowright: arrows ? () => move(STEP) : null,
    m: () => press("mute"),
    f: () => press("full"),
    c: () => captions(find("captions")),
  };
  const action = Object.hasOwn(actions, key) ? actions[key] : null;
  action?.();
  return Boolean(action);
}

/** Off, or back to the language that was last chosen. */
function captions(select) {
  if (!select) return;
  if (select.value) select.dataset.last = select.value;
  select.value = select.value ? "" : select.dataset.last;
  select.dispatchEvent(new Event("change", { bubbles: true }));
}

for (const player of document.querySelectorAll("[data-player]")) {
  player.addEventListener("keydown", (event) => {
    const isOurs = !(event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.defaultPrevented);
    if (!isOurs || event.target.matches(TAKES_LETTERS)) return;
    if (event.repeat && !event.key.startsWith("Arrow")) return;
    if (act(player, event.key.toLowerCase(), event.target)) event.preventDefault();
  });
  player.querySelector("[data-player-keys]").hidden = false;
}
