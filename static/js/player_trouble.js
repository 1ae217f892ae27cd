/* [data-player-failed], [data-player-loading]: says when a recording doesn't come, and lets people try
   again from the same place. What is loading for a moment only is not worth a word. */

const PATIENCE = 500; // Milliseconds of waiting before it is said.

function failing(player, media) {
  const message = player.querySelector("[data-player-failed]");
  const look = () => {
    message.hidden = !media.error;
    // One that broke off half-way still counts itself as playing.
    if (media.error) media.pause();
  };
  player.querySelector("[data-player-again]").addEventListener("click", () => {
    const at = media.currentTime;
    const goOn = () => {
      // At 0, the address of the recording may know better where to begin.
      if (at) media.currentTime = at;
    };
    // Once hidden, a button loses the focus.
    player.querySelector("[data-player-play]").focus();
    message.hidden = true;
    media.addEventListener("loadedmetadata", goOn, { once: true });
    media.load();
    media.play().catch(() => {});
  });
  media.addEventListener("error", look);
  look(); // It may have failed before this script came.
}

function loading(player, media) {
  const sign = player.querySelector("[data-player-loading]");
  const said = player.querySelector("[data-player-said]");
  const words = sign.textContent;
  let timer;
  const isWaiting = () =>
    !(media.paused || media.ended || media.error) && media.readyState < HTMLMediaElement.HAVE_FUTURE_DATA;
  const show = () => {
    if (!isWaiting() || !sign.hidden) return;
    sign.hidden = false;
    said.textContent = words;
  };
  const look = () => {
    clearTimeout(timer);
    if (isWaiting()) {
      timer = setTimeout(show, PATIENCE);
      return;
    }
    sign.hidden = true;
    if (said.textContent === words) said.textContent = "";
  };
  for (const name of ["play", "waiting", "stalled", "playing", "canplay", "timeupdate", "pause", "ended", "error"]) {
    media.addEventListener(name, look);
  }
}

for (const player of document.querySelectorAll("[data-player]")) {
  const media = player.querySelector("[data-player-media]");
  failing(player, media);
  loading(player, media);
}
