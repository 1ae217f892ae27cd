/* [data-color-scheme]: changes the colors at once and keeps the choice without a reload.
   If that fails, the form is sent the ordinary way. */

for (const form of document.querySelectorAll("[data-color-scheme]")) {
  form.addEventListener("submit", async (event) => {
    const chosen = event.submitter;
    if (!chosen) return;
    event.preventDefault();
    const body = new FormData(form, chosen);
    try {
      const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" });
      if (answer.type !== "opaqueredirect" && !answer.ok) throw new Error(String(answer.status));
    } catch {
      form.submit();
      return;
    }
    if (chosen.value === "system") delete document.documentElement.dataset.scheme;
    else document.documentElement.dataset.scheme = chosen.value;
    for (const button of form.querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String(button === chosen));
    }
  });
}
