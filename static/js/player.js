/* [data-player]: our own controls in place of the browser's, so that they have the same names, keys
   and places everywhere. All of it acts on the media element, whose own events tell others what
   happens: player_choices.js, player_keys.js, player_rest.js, player_trouble.js, transcript.js,
   playback.js.

   Scripts import nothing from each other: the names of static files carry a digest. */

const JUMP = 0.01; // Inside a chapter, not at the end of the one before.
const language = document.documentElement.lang || "en";

const clock = (seconds) =>
  new Date(Math.floor(seconds) * 1000).toISOString().slice(11, 19).replace(/^(?:00:)?0?/, "");

/** "1 hour, 3 minutes, 20 seconds", in the language of the page. */
function inWords(seconds) {
  const parts = { hour: Math.floor(seconds / 3600), minute: Math.floor(seconds / 60) % 60, second: Math.floor(seconds) % 60 };
  const words = Object.entries(parts)
    .filter(([unit, count]) => count || (unit === "second" && seconds < 60))
    .map(([unit, count]) => new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(count));
  return words.join(" ");
}

/** Swap the name of a button for the one of its other state. */
function turn(button, isOn) {
  if (!button || (button.dataset.state === "on") === isOn) return;
  const { other } = button.dataset;
  button.dataset.other = button.getAttribute("aria-label");
  button.setAttribute("aria-label", other);
  button.dataset.state = isOn ? "on" : "off";
}

function start(player) {
  const find = (name) => player.querySelector(`[data-player-${name}]`);
  const media = find("media");
  const length = () => (Number.isFinite(media.duration) ? media.duration : player.dataset.durationMs / 1000) || 0;
  const seek = (to) => {
    media.currentTime = Math.min(Math.max(0, to), length());
  };

  playing(player, find, media);
  timeline(find, media, length, seek);
  sound(find, media);
  fullScreen(find, media);
  chapters(player, media, seek);
  resume(player, find, media, seek);

  for (const button of player.querySelectorAll("[data-player-skip]")) {
    button.addEventListener("click", () => seek(media.currentTime + Number(button.dataset.playerSkip)));
  }
  media.controls = false;
  player.dataset.ready = "";
}

/** One that failed is fetched again (player_trouble.js). */
function play(find, media) {
  if (media.error) find("again").click();
  else media.play().catch(() => {});
}

function playing(player, find, media) {
  const toggle = () => (media.paused ? play(find, media) : media.pause());
  find("play").addEventListener("click", toggle);
  media.addEventListener("click", toggle);
  for (const name of ["play", "pause", "ended"]) {
    media.addEventListener(name, () => turn(find("play"), !media.paused && !media.ended));
  }
  media.addEventListener("play", () => {
    player.dataset.begun = "";
    // Two voices at once can't be understood.
    for (const other of document.querySelectorAll("[data-player-media]")) {
      if (other !== media) other.pause();
    }
  });
}

function timeline(find, media, length, seek) {
  const slider = find("seek");
  const say = () => {
    const words = slider.dataset.words.replace("{at}", inWords(media.currentTime));
    slider.setAttribute("aria-valuetext", words.replace("{length}", inWords(length())));
  };
  const show = () => {
    find("at").textContent = clock(media.currentTime);
    slider.value = media.currentTime;
    slider.style.setProperty("--share", media.currentTime / (length() || 1));
    // Nobody who rests on the slider wants to hear every second go by.
    if (media.paused || document.activeElement !== slider) say();
  };
  const measure = () => {
    slider.max = Math.floor(length());
    find("length").textContent = clock(length());
    show();
  };
  slider.addEventListener("input", () => {
    seek(Number(slider.value));
    say();
  });
  slider.addEventListener("focus", say);
  media.addEventListener("seeked", say);
  media.addEventListener("timeupdate", show);
  media.addEventListener("seeking", show);
  media.addEventListener("durationchange", measure);
  measure();
}

/** Whether only the device's own keys change the volume, as on many phones. */
function isFixed(media) {
  const { volume } = media;
  media.volume = 0.5;
  const stays = media.volume !== 0.5;
  media.volume = volume;
  return stays;
}

function sound(find, media) {
  const slider = find("volume");
  const show = () => {
    const percent = media.muted ? 0 : Math.round(media.volume * 100);
    turn(find("mute"), percent === 0);
    slider.value = percent;
    slider.style.setProperty("--share", percent / 100);
    slider.setAttribute("aria-valuetext", slider.dataset.words.replace("{percent}", percent));
  };
  find("mute").addEventListener("click", () => {
    const isSilent = media.muted || media.volume === 0;
    media.muted = !isSilent;
    if (isSilent && media.volume === 0) media.volume = 1;
  });
  slider.addEventListener("input", () => {
    media.muted = false;
    media.volume = slider.value / 100;
  });
  media.addEventListener("volumechange", show);
  slider.hidden = isFixed(media);
  show();
}

function fullScreen(find, media) {
  const button = find("full");
  const stage = find("stage");
  if (!button) return;
  const isOn = () => document.fullscreenElement === stage;
  // Phones that show only the film itself in full do so with its captions.
  if (!stage.requestFullscreen && !media.webkitEnterFullscreen) {
    button.hidden = true;
    return;
  }
  button.addEventListener("click", () => {
    if (isOn()) document.exitFullscreen();
    else if (stage.requestFullscreen) stage.requestFullscreen().catch(() => {});
    else media.webkitEnterFullscreen();
  });
  document.addEventListener("fullscreenchange", () => turn(button, isOn()));
}

function chapters(player, media, seek) {
  const lines = [...player.querySelectorAll("[data-player-chapter]")];
  const buttons = lines.map((line) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...line.childNodes);
    button.addEventListener("click", () => seek(Number(line.dataset.playerChapter) + JUMP));
    line.append(button);
    return button;
  });
  const show = () => {
    const now = lines.findLastIndex((line) => Number(line.dataset.playerChapter) <= media.currentTime);
    buttons.forEach((button, place) => {
      if (place === now) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    });
  };
  media.addEventListener("timeupdate", show);
  media.addEventListener("seeking", show);
  show();
}

/** The address already says where to begin (#t=…); this makes sure of it and offers the start. */
function resume(player, find, media, seek) {
  const offer = find("resume");
  if (!offer) return;
  const at = player.dataset.resumeMs / 1000;
  const begin = () => {
    if (Math.abs(media.currentTime - at) > 1) seek(at);
  };
  if (media.readyState >= HTMLMediaElement.HAVE_METADATA) begin();
  else media.addEventListener("loadedmetadata", begin, { once: true });

  const go = (to) => {
    if (to !== null) seek(to);
    play(find, media);
    // The offer goes, and with it the button that has the focus.
    find("play").focus();
  };
  for (const [name, to] of [["resume-here", null], ["start-over", 0]]) {
    find(name).hidden = false;
    find(name).addEventListener("click", () => go(to));
  }
  media.addEventListener("play", () => {
    offer.hidden = true;
  }, { once: true });
}

for (const player of document.querySelectorAll("[data-player]")) start(player);
