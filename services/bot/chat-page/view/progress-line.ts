import { h } from './element.ts';

/** Builds the line above a question of a ticket: "Question 2 of 4", with a bar. */
export function progressLine(step: number, of: number): HTMLElement {
  const dots = Array.from({ length: Math.min(of, 10) }, (_, at) =>
    h('span', { class: at < step ? 'step done' : 'step' }),
  );
  return h(
    'div',
    { class: 'progress' },
    h('p', {}, `Question ${step} of ${of}`),
    h('span', { class: 'steps', 'aria-hidden': 'true' }, ...dots),
  );
}
