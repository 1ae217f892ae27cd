/* [data-player-stage] in full screen: while it plays and nobody does anything, the controls make room
   for the picture. A key, the focus, a tap or the mouse brings them back. They stay in the order of
   Tab, so that nobody has to bring them back first. */

const REST = 3_000; // Milliseconds after what was done last.

for (const player of document.querySelectorAll("[data-player]:not([data-type=audio])")) {
  const stage = player.querySelector("[data-player-stage]");
  const media = player.querySelector("[data-player-media]");
  const bar = player.querySelector("[data-player-bar]");
  let timer;
  let isFirstTap = false;
  const isInUse = () => bar.contains(document.activeElement) && document.activeElement.matches("select");
  const rest = () => {
    if (document.fullscreenElement === stage && !media.paused && !isInUse()) stage.dataset.resting = "";
  };
  const wake = () => {
    clearTimeout(timer);
    delete stage.dataset.resting;
    if (document.fullscreenElement === stage && !media.paused) timer = setTimeout(rest, REST);
  };
  stage.addEventListener("pointerdown", (event) => {
    isFirstTap = "resting" in stage.dataset && event.pointerType !== "mouse";
    wake();
  });
  // The tap that brings the controls back doesn't pause as well.
  stage.addEventListener("click", (event) => {
    if (isFirstTap && event.target === media) event.stopPropagation();
    isFirstTap = false;
  }, { capture: true });
  for (const name of ["pointermove", "keydown", "focusin", "focusout", "change"]) stage.addEventListener(name, wake);
  for (const name of ["play", "pause", "ended"]) media.addEventListener(name, wake);
  document.addEventListener("fullscreenchange", wake);
}
