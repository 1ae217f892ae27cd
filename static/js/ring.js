/* .ring beside a message about something just completed: draws itself once.
   Whoever asked for less motion sees the finished ring (css/components/ring.css). */

if (document.querySelector("[data-messages] [data-event~='finished'], [data-messages] [data-event~='completed']")) {
  for (const ring of document.querySelectorAll("main .ring")) {
    ring.dataset.draw = "";
    ring.addEventListener("animationend", () => delete ring.dataset.draw, { once: true });
  }
}
