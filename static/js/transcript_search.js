/* [data-transcript-search]: finds words in the lines of a transcript, also across the end of a line,
   whatever the case and with or without accents. */

/** Every letter stays where it was, so that what is found can be marked. */
const fold = (text) => [...text].map((each) => {
  const plain = each.normalize("NFD")[0].toLowerCase();
  return plain.length === each.length ? plain : each;
}).join("");

class Search {
  constructor(field) {
    this.field = field;
    this.part = field.closest("[data-transcript]");
    this.found = this.part.querySelector("[data-transcript-found]");
    this.steps = [...this.part.querySelectorAll("[data-transcript-step]")];
    this.text = "";
    this.starts = [];
    this.marked = [];
    this.matches = [];
    this.at = -1;
    this.stopped = false; // Whether it was the search that ended the following.
    field.addEventListener("input", () => this.search());
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      this.step(event.shiftKey ? -1 : 1);
    });
    for (const button of this.steps) button.addEventListener("click", () => this.step(Number(button.dataset.transcriptStep)));
    this.part.querySelector("[data-transcript-follow]").addEventListener("click", () => {
      this.stopped = false;
    });
    this.part.addEventListener("transcript:filled", () => this.read());
  }

  /** The text as a whole, lines being joined by a space, and where in it each line begins. */
  read() {
    this.lines = [...this.part.querySelectorAll("[data-start] [data-words]")];
    let from = 0;
    this.starts = this.lines.map((line) => {
      const start = from;
      from += line.textContent.length + 1;
      return start;
    });
    this.text = fold(this.lines.map((line) => line.textContent).join(" "));
    this.marked = [];
    this.search();
  }

  search() {
    const { text } = this;
    const wanted = fold(this.field.value.trim().replace(/\s+/g, " "));
    this.matches = [];
    for (let at = wanted ? text.indexOf(wanted) : -1; at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
      this.matches.push([at, at + wanted.length]);
    }
    this.mark();
    for (const button of this.steps) button.disabled = !this.matches.length;
    this.at = -1;
    if (this.matches.length) this.step(1);
    else this.found.textContent = wanted ? this.found.dataset.none : "";
    if (wanted || !this.stopped) return;
    this.stopped = false;
    this.part.transcript.setFollow(true);
  }

  mark() {
    for (const line of this.marked) line.replaceChildren(line.textContent);
    this.marks = this.matches.map(() => []);
    const places = new Map();
    let place = 0;
    this.matches.forEach(([start, end], number) => {
      while (this.starts[place + 1] <= start) place += 1;
      for (let each = place; this.starts[each] < end; each += 1) {
        places.set(each, [...(places.get(each) || []), [start, end, number]]);
      }
    });
    this.marked = [...places].map(([each, found]) => this.markLine(each, found));
  }

  markLine(place, found) {
    const line = this.lines[place];
    const words = line.textContent;
    const from = this.starts[place];
    const parts = [];
    let done = 0;
    for (const [start, end, number] of found) {
      const [first, last] = [Math.max(start - from, 0), Math.min(end - from, words.length)];
      if (first >= last) continue;
      const mark = document.createElement("mark");
      mark.textContent = words.slice(first, last);
      parts.push(words.slice(done, first), mark);
      this.marks[number].push(mark);
      done = last;
    }
    line.replaceChildren(...parts, words.slice(done));
    return line;
  }

  step(by) {
    if (!this.matches.length) return;
    for (const mark of this.marks[this.at] || []) delete mark.dataset.current;
    this.at = (this.at + by + this.matches.length + (this.at < 0 && by < 0 ? 1 : 0)) % this.matches.length;
    for (const mark of this.marks[this.at]) mark.dataset.current = "";
    const words = this.found.dataset.words.replace("{n}", this.at + 1);
    this.found.textContent = words.replace("{all}", this.matches.length);
    const { transcript } = this.part;
    const line = this.marks[this.at][0].closest("[data-start]");
    this.stopped ||= transcript.follows;
    transcript.setFollow(false);
    transcript.stop(line);
    transcript.show(line);
  }
}

for (const field of document.querySelectorAll("[data-transcript-search]")) new Search(field);
