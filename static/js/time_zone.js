/* select[data-guess-time-zone]: while nothing is chosen, chooses the zone of this device. */

for (const select of document.querySelectorAll("[data-guess-time-zone]")) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!select.value && zone) select.value = zone;
}
