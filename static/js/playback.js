/* [data-playback]: tells the site which parts of a recording were really played, and where it stands.

   Each report tells all that was played since the page was loaded, so that one that is lost, late or
   doubled does no harm. What couldn't be sent stays on this device and is sent from the next page
   with a recording. The answer is an event, "playback:answer" (playback_answers.js). */

const EVERY = 9_000; // Between reports, in milliseconds of the recording: who loses the page loses no more than ten seconds.
const PATIENCE = 60_000; // After a refusal: things may have changed by then.
const FASTEST = 2; // Faster than that is not watching.
const MOST_PARTS = 400;
const KEPT = "equip.playback.";
const KEPT_FOR = 60 * 24 * 60 * 60 * 1000;
const DEALT_WITH = [200, 400, 404, 409];

const ms = (seconds) => Math.round(seconds * 1000);

/** Add a part to parts that stand in order and apart from each other. */
function withPart(parts, start, end) {
  const joined = parts.filter(([from, to]) => to >= start && from <= end);
  const others = parts.filter((part) => !joined.includes(part));
  const part = [Math.min(start, ...joined.map(([from]) => from)), Math.max(end, ...joined.map(([, to]) => to))];
  const all = [...others, part].sort(([a], [b]) => a - b);
  if (all.length <= MOST_PARTS) return all;
  const shortest = all.reduce((a, b) => (b[1] - b[0] < a[1] - a[0] ? b : a));
  return all.filter((each) => each !== shortest);
}

/** A function that says which parts of the media were played until now. */
function listen(media) {
  let parts = [];
  let at = null; // How far we have followed, in seconds; null while nothing plays.
  let since = 0;
  const follow = () => {
    const now = media.currentTime;
    const most = ((performance.now() - since) / 1000) * FASTEST + 0.5;
    if (at !== null && !media.seeking && now > at && now - at <= most) parts = withPart(parts, ms(at), ms(now));
    const isPlaying = !media.paused && !media.ended && !media.seeking && media.playbackRate <= FASTEST;
    at = isPlaying ? now : null;
    since = performance.now();
    return parts;
  };
  // What lies between here and there was not played.
  media.addEventListener("seeking", () => {
    at = null;
  });
  for (const name of ["play", "playing", "timeupdate", "seeked", "ratechange", "pause", "ended"]) {
    media.addEventListener(name, follow);
  }
  return follow;
}

/** Storage may be full, or forbidden: then there is none. */
function stored(act) {
  try {
    return act(window.localStorage);
  } catch {
    return null;
  }
}

function csrf() {
  // Signing in again in another tab has changed the cookie, and not the page.
  const cookie = document.cookie.match(/(?:^|;\s*)csrftoken=([^;]+)/)?.[1];
  return cookie ?? document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
}

async function post(url, body) {
  try {
    const headers = { "Content-Type": "application/json", "X-CSRFToken": csrf() };
    const response = await fetch(url, { method: "POST", body, headers, keepalive: true });
    const isJson = response.headers.get("Content-Type")?.startsWith("application/json");
    return { ...(isJson ? await response.json() : {}), status: response.status };
  } catch {
    return { status: 0 };
  }
}

/** Send what an earlier page couldn't, whichever module it was of. What is of this one may complete it. */
async function sendKept(url, token) {
  const keys = stored((storage) => Object.keys(storage).filter((key) => key.startsWith(KEPT))) ?? [];
  for (const key of keys.filter((each) => each !== KEPT + token)) {
    const text = stored((storage) => storage.getItem(key));
    const kept = stored(() => JSON.parse(text)) ?? { at: 0 };
    const isOld = Date.now() - kept.at > KEPT_FOR;
    const answer = isOld ? { status: 0 } : await post(kept.url, kept.body);
    const isOver = isOld || DEALT_WITH.includes(answer.status);
    stored((storage) => isOver && storage.getItem(key) === text && storage.removeItem(key));
    if (kept.url === url && answer.status === 200) tellPage(document, answer);
  }
}

function tellPage(from, answer) {
  from.dispatchEvent(new CustomEvent("playback:answer", { bubbles: true, detail: answer }));
}

function report(root) {
  const media = root.querySelector("[data-player-media]");
  const { playbackUrl: url, playbackToken: token } = root.dataset;
  const played = listen(media);
  const loaded = performance.now();
  let hasBegun = false;
  let told = "";
  let isSending = false;
  let isMoreToTell = false;
  let notBefore = 0;

  async function tell(isLeaving = false) {
    const state = JSON.stringify([played(), Math.round(media.currentTime)]);
    // Looking at a page is not opening the module, and nothing new is nothing to tell.
    if (!hasBegun || state === told) return;
    const elapsed = Math.round(performance.now() - loaded);
    const body = JSON.stringify({ token, parts: played(), position: ms(media.currentTime), elapsed });
    const kept = JSON.stringify({ url, body, at: Date.now() });
    stored((storage) => storage.setItem(KEPT + token, kept));
    isMoreToTell = isSending;
    if (!isLeaving && (isSending || performance.now() < notBefore)) return;
    isSending = true;
    const answer = await post(url, body);
    isSending = false;
    if (answer.status === 200) {
      told = state;
      stored((storage) => storage.getItem(KEPT + token) === kept && storage.removeItem(KEPT + token));
    }
    notBefore = performance.now() + (answer.status && answer.status !== 200 ? PATIENCE : 0);
    tellPage(root, answer);
    if (isMoreToTell) tell();
  }

  let last = 0; // Where it was at the last report, in milliseconds.
  const follow = () => {
    last = ms(media.currentTime);
    tell();
  };
  media.addEventListener("timeupdate", () => {
    if (Math.abs(ms(media.currentTime) - last) < EVERY) return;
    follow();
  });
  media.addEventListener("play", () => {
    hasBegun = true;
    last = ms(media.currentTime);
  });
  for (const name of ["pause", "seeked", "ended"]) media.addEventListener(name, follow);
  window.addEventListener("pagehide", () => tell(true));
  window.addEventListener("online", () => tell());
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && tell(true));
  sendKept(url, token);
}

for (const root of document.querySelectorAll("[data-playback]")) report(root);
