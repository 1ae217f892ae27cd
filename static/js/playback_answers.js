/* [data-watching]: what the site answers to reports of what was played (playback.js), said right below
   the player, with a link where there is something to do. The share stands in what is still to do too
   ([data-watching-detail]). Once enough is watched, the parts of the page that tell so ([data-fresh]) are
   fetched anew, so that nobody has to load the page again. */

// What passes by itself: we can't be reached, or were asked too often.
const PASSES = (status) => status === 0 || status === 429 || status >= 500;

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
  document.querySelector("[data-player-stage]")?.after(line);
  const find = (name) => line.querySelector(`[data-watching-${name}]`);
  const share = Number(line.dataset.share || Infinity);
  let watched = Number(line.dataset.watched);
  let isComplete = line.dataset.complete === "yes";

  const say = (sentence, status = 200) => {
    // A sentence that stands there already is not said once more.
    if (find("says").textContent !== sentence) find("says").textContent = sentence;
    find("trouble").hidden = !sentence;
    find("sign-in").hidden = status !== 401;
    find("reload").hidden = [200, 401].includes(status) || PASSES(status);
  };
  const showShare = (answer) => {
    const isLeft = answer.watched < share;
    if (find("share")) find("share").textContent = isLeft ? `${answer.says} ${line.dataset.goal}` : answer.says;
    for (const detail of document.querySelectorAll("[data-watching-detail]")) detail.textContent = answer.says;
  };

  document.addEventListener("playback:answer", async ({ detail: answer }) => {
    const { status } = answer;
    if (status !== 200) {
      // Once it is complete, nothing more has to be counted.
      if (!isComplete) say(answer.says ?? (PASSES(status) ? line.dataset.offline : line.dataset.lost), status);
      return;
    }
    say("");
    if (answer.watched) showShare(answer);
    const isEnough = watched < share && answer.watched >= share;
    const completes = answer.complete && !isComplete;
    watched = answer.watched;
    isComplete = answer.complete;
    if (isEnough || completes) await refresh().catch(() => {});
    if (completes) {
      find("share")?.remove();
      find("done").hidden = false;
    }
  });
}
