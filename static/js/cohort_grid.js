/* [data-cohort-grid]: one tab stop; arrow keys move from cell to cell. Without it the table scrolls, and its
   links are reached one by one. */

const KEYS = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
};

for (const region of document.querySelectorAll("[data-cohort-grid]")) {
  const table = region.querySelector("table");
  const [groups, heads] = table.tHead.rows;
  const rows = [[groups.cells[0], ...heads.cells], ...[...table.tBodies[0].rows].map((row) => [...row.cells])];
  let current = rows[1][0];

  table.setAttribute("role", "grid");
  table.setAttribute("aria-describedby", "grid-keys");
  region.removeAttribute("tabindex");
  region.removeAttribute("role");
  region.removeAttribute("aria-labelledby");
  for (const link of table.querySelectorAll("a")) link.tabIndex = -1;
  for (const cell of rows.flat()) cell.tabIndex = -1;
  current.tabIndex = 0;
  const keys = document.querySelector("[data-cohort-keys]");
  keys.id = "grid-keys";
  keys.hidden = false;

  const move = (cell) => {
    current.tabIndex = -1;
    current = cell;
    current.tabIndex = 0;
    current.focus();
  };
  const clamp = (n, most) => Math.min(Math.max(n, 0), most);

  table.addEventListener("keydown", (event) => {
    if (event.altKey || event.metaKey || event.target.closest("a")) return;
    const y = rows.findIndex((row) => row.includes(current));
    const x = rows[y].indexOf(current);
    const rtl = getComputedStyle(table).direction === "rtl" ? -1 : 1;
    if (event.key === "Enter") {
      (current.querySelector("a") ?? rows[y][0].querySelector("a"))?.click();
    } else if (event.key in KEYS) {
      const [down, across] = KEYS[event.key];
      move(rows[clamp(y + down, rows.length - 1)][clamp(x + across * rtl, rows[y].length - 1)]);
    } else if (event.key === "Home" || event.key === "End") {
      const row = event.ctrlKey ? rows[event.key === "Home" ? 0 : rows.length - 1] : rows[y];
      move(event.key === "Home" ? row[0] : row.at(-1));
    } else {
      return;
    }
    event.preventDefault();
  });
  table.addEventListener("focusin", (event) => {
    const cell = event.target.closest("td, th");
    if (!cell || cell === current || !rows.flat().includes(cell)) return;
    current.tabIndex = -1;
    current = cell;
    current.tabIndex = 0;
  });
}
