import { h, hidden } from './element.ts';

/** Builds the id of a ticket that was sent, with a button that copies it. */
export function ticketId(id: string): HTMLElement {
  const copy = h('button', { type: 'button' }, 'Copy', hidden(` ticket number ${id}`));
  const said = h('span', { role: 'status' });
  copy.addEventListener('click', () => {
    // Refused in a frame without the permission: the number can still be selected.
    navigator.clipboard.writeText(id).then(
      () => {
        said.textContent = ' Copied.';
      },
      () => {
        said.textContent = ' Please select the number, and copy it.';
      },
    );
  });
  return h('p', { class: 'ticket-id' }, h('strong', {}, id), ' ', copy, said);
}
