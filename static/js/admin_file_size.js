// Says at once that a file is too large, instead of after it was sent. The server refuses it too.
//   <input type="file" data-bytes-at-most="1073741824" data-too-large="This recording is …">
document.addEventListener('change', (event) => {
  const input = event.target.closest?.('input[type="file"][data-bytes-at-most]');
  if (!input) return;
  const field = input.closest('[data-field]');
  const errors = field?.querySelector('[data-field-errors]');
  errors?.querySelector('[data-file-size]')?.remove();
  const isTooLarge = [...input.files].some((file) => file.size > Number(input.dataset.bytesAtMost));
  field?.classList.toggle('w-field--error', isTooLarge);
  if (!isTooLarge) return;
  input.value = '';
  const words = document.createElement('p');
  words.className = 'error-message';
  words.dataset.fileSize = '';
  words.setAttribute('role', 'alert');
  words.textContent = input.dataset.tooLarge;
  errors?.append(words);
});
