import { h } from './element.ts';

export interface Question {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly yes: string;
}

export const DELETE: Question = {
  id: 'delete-title',
  title: 'Delete this chat?',
  text: 'The chat ends and its record is deleted. A ticket that you filed stays.',
  yes: 'Delete',
};

export const START_AGAIN: Question = {
  id: 'start-again-title',
  title: 'Start a new chat?',
  text: 'You cannot come back to this one. A ticket that you have begun is lost.',
  yes: 'Start again',
};

/**
 * Builds the dialog that asks before something that can't be taken back. It is the browser's own `<dialog>`: it keeps focus
 * inside, and Escape closes it.
 */
export function confirmDialog(
  { id, title, text, yes }: Question,
  confirm: () => void,
): HTMLDialogElement {
  const dialog = h(
    'dialog',
    { 'aria-labelledby': id },
    h('h2', { id }, title),
    h('p', {}, text),
    h(
      'form',
      { method: 'dialog' },
      h('button', { type: 'submit' }, 'Keep it'),
      h('button', { type: 'submit', value: 'yes', class: 'danger' }, yes),
    ),
  );
  dialog.addEventListener('close', () => {
    if (dialog.returnValue === 'yes') confirm();
    dialog.returnValue = '';
  });
  return dialog;
}
