// Says what Wagtail's widgets in the page editor are, to those who can't see where they stand:
// rich text by the label or heading over it, the cells of a table by row and column. Blocks within
// blocks keep their headings but are no landmarks: there are dozens, and two of a name can't be told apart.
// Loaded on every admin page (content/wagtail_hooks.py), with data-cell="Row {row}, column {column}".
{
  const cellWords = document.currentScript.dataset.cell;
  const RICH_TEXT = '.Draftail-Editor [role="textbox"]';
  const CELLS = '.typed-table-block tbody td :is(input:not([type="hidden"]), textarea, select)';
  const NESTED = 'section.w-panel--nested[aria-labelledby]';
  let isDue = false;

  function nameAll() {
    isDue = false;
    document.querySelectorAll(NESTED).forEach((block) => block.removeAttribute('aria-labelledby'));
    document.querySelectorAll(RICH_TEXT).forEach(nameRichText);
    document.querySelectorAll(CELLS).forEach(nameCell);
  }

  function nameRichText(textbox) {
    const label = textbox.closest('[data-field-wrapper]')?.querySelector('label');
    const heading = textbox.closest('[data-panel]')?.querySelector('[data-panel-heading]');
    if (label && !label.id) label.id = `${label.htmlFor}-name`;
    const name = label?.id || heading?.id;
    if (name) textbox.setAttribute('aria-labelledby', name);
  }

  // Counted anew each time: rows and columns come and go.
  function nameCell(input) {
    const cell = input.closest('td');
    const row = [...cell.closest('tbody').rows].indexOf(cell.parentElement) + 1;
    const words = cellWords.replace('{row}', row).replace('{column}', cell.cellIndex);
    if (input.getAttribute('aria-label') !== words) input.setAttribute('aria-label', words);
  }

  // Many changes at once, as when a block is added, are looked at once.
  function nameSoon() {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(nameAll);
  }

  new MutationObserver(nameSoon).observe(document, { childList: true, subtree: true });
}
