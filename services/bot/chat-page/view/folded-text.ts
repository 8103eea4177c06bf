/// <reference lib="dom" />
import { h, hidden } from './element.ts';

/** About five lines of the list. */
const LINES = 5;
const CHARACTERS = 280;

/** Builds what a person typed, as typed; of a long text its first lines, and the button that shows all. `what` names it. */
export function foldedText(text: string, what: string): HTMLElement[] {
  const shown = h('p', { class: 'typed', dir: 'auto' }, text);
  const isLong = text.length > CHARACTERS || text.split('\n').length > LINES;
  if (!isLong) return [shown];
  shown.classList.add('folded');
  const label = h('span');
  const all = h('button', { type: 'button', class: 'link' }, label, hidden(` of ${what}`));
  const show = (isAll: boolean) => {
    shown.classList.toggle('folded', !isAll);
    all.setAttribute('aria-expanded', String(isAll));
    label.textContent = isAll ? 'Show less' : 'Show all';
  };
  all.addEventListener('click', () => show(shown.classList.contains('folded')));
  show(false);
  return [shown, all];
}
