import { h } from './element.ts';

const URL_IN_TEXT = /https?:\/\/[^\s<>"'“”]+/g;
const SENTENCE_END = /[.,;:!?)\]]+$/;

/** Builds a paragraph of plain text with its web addresses as links that open in a new tab. Keeps line breaks. */
export function linkedText(text: string): HTMLElement {
  const paragraph = h('p', { class: 'text' });
  let from = 0;
  for (const match of text.matchAll(URL_IN_TEXT)) {
    const url = match[0].replace(SENTENCE_END, '');
    paragraph.append(text.slice(from, match.index), externalLink(url));
    from = match.index + url.length;
  }
  paragraph.append(text.slice(from));
  return paragraph;
}

function externalLink(url: string): HTMLElement {
  return h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, url);
}
