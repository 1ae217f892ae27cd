/* [data-player-captions], [data-player-speed]: what a person chose holds for every recording, on
   this device, until they choose otherwise. For sound alone, and below a picture too small to be written
   on, the captions are a line of text. */

const KEPT = "player";
const SMALL = window.matchMedia("(max-width: 44rem)"); // As in player.css.

function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEPT)) || {};
  } catch {
    return {}; // Kept nowhere, as in some private windows; or not by us.
  }
}

function keep(choice) {
  try {
    localStorage.setItem(KEPT, JSON.stringify({ ...kept(), ...choice }));
  } catch {
    // It holds for this page, then.
  }
}

const offers = (select, value) => [...select.options].some((option) => option.value === value);

/** Whoever reads captions is better served by those in another language than by none. */
function nearest(select, wanted) {
  if (typeof wanted !== "string" || !wanted) return "";
  if (offers(select, wanted)) return wanted;
  const [base] = wanted.split("-");
  const [page] = document.documentElement.lang.split("-");
  const values = [...select.options].map((option) => option.value).filter(Boolean);
  return values.find((value) => value.split("-")[0] === base) || values.find((value) => value.split("-")[0] === page) || values[0];
}

function captions(player, media, say, said) {
  const select = player.querySelector("[data-player-captions]");
  if (!select) return;
  const tracks = [...media.textTracks];
  const line = player.querySelector("[data-player-line]");
  const isSound = player.dataset.type === "audio";
  const isFull = () => document.fullscreenElement || media.webkitDisplayingFullscreen;
  const isBelow = () => isSound || (SMALL.matches && !isFull());
  const note = player.querySelector("[data-player-uncaptioned]");
  const elements = [...media.querySelectorAll("track")];
  // What was chosen stays kept: the next page tries again.
  const fail = (element) => {
    if (element.srclang !== select.value) return;
    select.value = "";
    note.hidden = false;
    said(note.textContent);
    show();
  };
  const show = () => {
    for (const track of tracks) {
      // One that was fetched for the transcript stays there, unseen.
      if (track.language === select.value) track.mode = isBelow() ? "hidden" : "showing";
      else if (track.mode !== "disabled") track.mode = "hidden";
    }
    read();
  };
  const read = () => {
    const chosen = tracks.find((track) => track.language === select.value);
    line.hidden = !chosen || !isBelow();
    line.lang = chosen?.language || "";
    line.textContent = [...(chosen?.activeCues || [])].map((cue) => cue.getCueAsHTML().textContent).join("\n");
  };
  select.addEventListener("change", () => {
    note.hidden = true;
    for (const element of elements) {
      // Fetched anew, now that somebody asks for it again; the same address wouldn't be.
      const isWanted = element.srclang === select.value && element.readyState === HTMLTrackElement.ERROR;
      if (isWanted) element.src = `${element.src.split("#")[0]}#${Date.now()}`;
    }
    show();
    keep(select.value ? { captions: select.value, last: select.value } : { captions: "" });
    say(select);
  });
  // Chosen in the full screen of a phone, which has controls of its own.
  media.textTracks.addEventListener("change", () => {
    const chosen = tracks.find((track) => track.mode === "showing")?.language || "";
    if (isBelow() || chosen === select.value) return;
    select.value = chosen;
    select.dispatchEvent(new Event("change", { bubbles: true }));
  });
  SMALL.addEventListener("change", show);
  document.addEventListener("fullscreenchange", show);
  for (const name of ["webkitbeginfullscreen", "webkitendfullscreen"]) media.addEventListener(name, show);
  for (const track of tracks) track.addEventListener("cuechange", read);
  for (const element of elements) element.addEventListener("error", () => fail(element));
  select.value = nearest(select, kept().captions);
  select.dataset.last = nearest(select, kept().last || document.documentElement.lang);
  show();
}

function speed(player, media, say) {
  const select = player.querySelector("[data-player-speed]");
  const set = () => {
    media.defaultPlaybackRate = media.playbackRate = Number(select.value);
  };
  select.addEventListener("change", () => {
    set();
    keep({ speed: select.value });
    say(select);
  });
  if (offers(select, kept().speed)) select.value = kept().speed;
  set();
}

for (const player of document.querySelectorAll("[data-player]")) {
  const media = player.querySelector("[data-player-media]");
  const status = player.querySelector("[data-player-said]");
  const said = (words) => {
    status.textContent = words;
  };
  const say = (select) => {
    const [name] = select.labels;
    status.textContent = `${name.querySelector("span").textContent}: ${select.selectedOptions[0].textContent}`;
  };
  captions(player, media, say, said);
  speed(player, media, say);
}
