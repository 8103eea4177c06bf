import { h, hidden } from './element.ts';
import { markdownText } from './markdown-text.ts';

/** Builds the line that staff have set for everybody: "Brightspace is down since 9:40". */
export function noticeLine(text: string): HTMLElement {
  const line = markdownText(text);
  line.prepend(hidden('Notice: '));
  return h('div', { class: 'notice', role: 'note' }, line);
}
