/* [popover] in the header: closes when the window grows wide enough to show the links in a row. */

const wide = window.matchMedia("(min-width: 64rem)");
wide.addEventListener("change", () => {
  for (const menu of document.querySelectorAll(".header-menu[popover]")) menu.hidePopover?.();
});
