/* [data-watching]: what the site answers to reports of what was played (playback.js), said right below
   the player. Once enough is watched, the parts of the page that tell so ([data-fresh]) are fetched
   anew, so that nobody has to load the page again. */

async function refresh() {
  const response = await fetch(window.location.pathname, { headers: { Accept: "text/html" } });
  if (!response.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  for (const old of document.querySelectorAll("[data-fresh]")) {
    const fresh = page.querySelector(`[data-fresh="${old.dataset.fresh}"]`);
    // Nothing is taken from under the hands of who is busy there.
    if (fresh && !old.contains(document.activeElement) && !old.querySelector("input:checked")) old.replaceWith(fresh);
  }
}

for (const line of document.querySelectorAll("[data-watching]")) {
  // Chapters and transcript come between; what is said about the film belongs beside it.
  document.querySelector("[data-playback] [data-player-stage]")?.after(line);
  const find = (name) => line.querySelector(`[data-watching-${name}]`);
  const share = Number(line.dataset.share || Infinity);
  let watched = Number(line.dataset.watched);
  let isComplete = line.dataset.complete === "yes";

  const say = (sentence) => {
    // A sentence that stands there already is not said once more.
    if (find("says").textContent !== sentence) find("says").textContent = sentence;
  };

  document.addEventListener("playback:answer", async ({ detail: answer }) => {
    if (answer.status !== 200) {
      say(answer.says ?? (answer.status === 0 || answer.status >= 500 ? line.dataset.offline : line.dataset.lost));
      return;
    }
    say("");
    if (find("share") && answer.watched) find("share").textContent = answer.says;
    const isEnough = watched < share && answer.watched >= share;
    const completes = answer.complete && !isComplete;
    watched = answer.watched;
    isComplete = answer.complete;
    if (isEnough || completes) await refresh().catch(() => {});
    if (completes) find("done").hidden = false;
  });
}
