/* [data-form-errors]: the summary gets the focus, so that it is the first thing read. */

document.querySelector("[data-form-errors]")?.focus();
