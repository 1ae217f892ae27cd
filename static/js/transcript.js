/* [data-transcript]: the captions, line by line, in the language that was chosen. Each line leads to
   its moment. The list follows what is heard, until the person reads elsewhere in it.

   One Tab stop for all lines; arrows, Home and End move within. */

const clock = (seconds) =>
  new Date(Math.floor(seconds) * 1000).toISOString().slice(11, 19).replace(/^(?:00:)?0?/, "");

/** The words of a cue, and who says them if that is marked (<v Name>). */
function words(cue) {
  const read = cue.getCueAsHTML();
  return { speaker: read.querySelector("[title]")?.title || "", text: read.textContent.trim().replace(/\s+/g, " ") };
}

function line(cue, before) {
  const { speaker, text } = words(cue);
  const button = document.createElement("button");
  button.type = "button";
  button.tabIndex = -1;
  button.className = "transcript-line";
  button.dataset.start = cue.startTime;
  const time = document.createElement("span");
  time.className = "player-time";
  time.textContent = clock(cue.startTime);
  const said = document.createElement("span");
  if (speaker && speaker !== before) {
    const who = document.createElement("strong");
    who.textContent = `${speaker}: `;
    said.append(who);
  }
  const what = document.createElement("span");
  what.dataset.words = "";
  what.textContent = text;
  said.append(what);
  button.append(time, " ", said);
  return button;
}

class Transcript {
  constructor(part) {
    this.part = part;
    this.player = part.closest("[data-player]");
    this.media = this.player.querySelector("[data-player-media]");
    this.select = this.player.querySelector("[data-player-captions]");
    this.box = part.querySelector("[data-transcript-lines]");
    this.follow = part.querySelector("[data-transcript-follow]");
    this.failed = part.querySelector("[data-transcript-failed]");
    this.lines = [];
    this.starts = [];
    this.now = -1;
    this.listen();
  }

  listen() {
    this.part.addEventListener("toggle", () => this.part.open && this.load());
    this.select.addEventListener("change", () => this.part.open && this.load());
    for (const name of ["timeupdate", "seeking"]) this.media.addEventListener(name, () => this.keepUp());
    for (const element of this.media.querySelectorAll("track")) {
      element.addEventListener("error", () => {
        if (element.track !== this.loaded) this.failed.hidden = false;
      });
    }
    this.follow.addEventListener("click", () => this.setFollow(!this.follows));
    this.box.addEventListener("scroll", () => {
      // Not ours: somebody reads elsewhere.
      if (Math.abs(this.box.scrollTop - this.expected) > 2) this.setFollow(false);
    });
    this.box.addEventListener("click", (event) => this.seek(event.target.closest("[data-start]")));
    this.box.addEventListener("keydown", (event) => this.rove(event));
    for (const link of this.player.querySelectorAll(`a[href="#${this.part.id}"]`)) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        this.part.open = true;
        this.part.querySelector("summary").focus();
      });
    }
    if (this.part.open) this.load();
  }

  get follows() {
    return this.follow.getAttribute("aria-pressed") === "true";
  }

  setFollow(isOn) {
    this.follow.setAttribute("aria-pressed", String(isOn));
    if (isOn) this.show();
  }

  /** The captions that are on; else those in the language of the page, else the first. */
  track() {
    const tracks = [...this.media.textTracks];
    const page = document.documentElement.lang.split("-")[0];
    return tracks.find((track) => track.language === this.select.value)
      || tracks.find((track) => track.language.split("-")[0] === page) || tracks[0];
  }

  load() {
    const track = this.track();
    if (track === this.loaded) return;
    const element = [...this.media.querySelectorAll("track")].find((each) => each.track === track);
    if (track.mode === "disabled") track.mode = "hidden";
    this.failed.hidden = element.readyState !== HTMLTrackElement.ERROR;
    if (element.readyState === HTMLTrackElement.LOADED) this.fill(track);
    else element.addEventListener("load", () => this.track() === track && this.fill(track), { once: true });
  }

  fill(track) {
    this.loaded = track;
    this.failed.hidden = true;
    let before = "";
    this.lines = [...track.cues].map((cue) => {
      const made = line(cue, before);
      before = words(cue).speaker;
      return made;
    });
    this.starts = this.lines.map((each) => Number(each.dataset.start));
    this.box.replaceChildren(...this.lines.map((each) => {
      const item = document.createElement("li");
      item.append(each);
      return item;
    }));
    this.box.lang = track.language;
    this.now = -1;
    this.stop(this.lines[0]);
    this.part.querySelector("[data-transcript-cues]").hidden = false;
    this.part.querySelector("[data-transcript-text]").hidden = true;
    this.part.dispatchEvent(new CustomEvent("transcript:filled"));
    this.keepUp();
  }

  /** Mark the line that is heard: the last that has begun. */
  keepUp() {
    if (!this.lines.length) return;
    const at = this.media.currentTime + 0.05;
    const now = this.starts.findLastIndex((start) => start <= at);
    if (now === this.now) return;
    this.lines[this.now]?.removeAttribute("aria-current");
    this.now = now;
    this.lines[now]?.setAttribute("aria-current", "true");
    if (!this.box.contains(document.activeElement)) this.stop(this.lines[Math.max(0, now)]);
    if (this.follows) this.show();
  }

  /** Scrolls the list only, never the page. */
  show(what = this.lines[this.now]) {
    if (!what) return;
    const from = what.offsetTop - this.box.offsetTop;
    this.box.scrollTop = from - (this.box.clientHeight - what.offsetHeight) / 3;
    this.expected = this.box.scrollTop;
  }

  seek(chosen) {
    if (!chosen) return;
    this.media.currentTime = Number(chosen.dataset.start) + 0.01;
    this.stop(chosen);
    this.setFollow(true);
  }

  stop(chosen) {
    if (this.stopAt) this.stopAt.tabIndex = -1;
    if (chosen) chosen.tabIndex = 0;
    this.stopAt = chosen;
  }

  rove(event) {
    const at = this.lines.indexOf(document.activeElement);
    const places = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: this.lines.length - 1 };
    const chosen = Object.hasOwn(places, event.key) && at >= 0 && this.lines[places[event.key]];
    if (!chosen) return;
    event.preventDefault();
    this.setFollow(false);
    this.stop(chosen);
    chosen.focus();
  }
}

for (const part of document.querySelectorAll("[data-transcript]:has([data-transcript-cues])")) {
  part.transcript = new Transcript(part);
}
