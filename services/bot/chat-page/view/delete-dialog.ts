import { h } from './element.ts';

/**
 * Builds the dialog that confirms deletion. It is the browser's own `<dialog>`: it keeps focus inside, and Escape
 * closes it.
 */
export function deleteDialog(confirm: () => void): HTMLDialogElement {
  const keep = h('button', { type: 'submit' }, 'Keep it');
  const remove = h('button', { type: 'submit', value: 'delete', class: 'danger' }, 'Delete');
  const dialog = h(
    'dialog',
    { 'aria-labelledby': 'delete-title' },
    h('h2', { id: 'delete-title' }, 'Delete this chat?'),
    h('p', {}, 'The chat ends and its record is deleted. A ticket that you filed stays.'),
    h('form', { method: 'dialog' }, keep, remove),
  );
  dialog.addEventListener('close', () => {
    if (dialog.returnValue === 'delete') confirm();
    dialog.returnValue = '';
  });
  return dialog;
}
