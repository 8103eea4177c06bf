import { escapeHtml } from '../escape-html.ts';

const UNDERLINE = /^(?:={3,}|-{3,}|~{3,})\s*$/;
const MAX_HEADING_LENGTH = 100;

/**
 * Converts plain text into a page: paragraphs are separated by empty lines, and lines are kept. A line that is underlined,
 * or in capitals and alone, is a heading; at the top it is the title.
 */
export function fromPlainText(text: string): string {
  const paragraphs = text.split(/\n[ \t]*\n/).flatMap(headingFirst);
  return paragraphs.join('\n').replace(/^<h2>(.*)<\/h2>/, '<h1>$1</h1>');
}

function headingFirst(paragraph: string): string[] {
  const [first = '', second = '', ...rest] = paragraph.split('\n').filter((line) => line.trim());
  if (first === '') return [];
  if (UNDERLINE.test(second) && isShort(first))
    return [`<h2>${escapeHtml(first.trim())}</h2>`, ...headingFirst(rest.join('\n'))];
  if (second === '' && isShort(first) && isInCapitals(first))
    return [`<h2>${escapeHtml(first.trim())}</h2>`];
  const lines = [first, second, ...rest].filter((line) => line !== '');
  return [`<p>${lines.map((line) => escapeHtml(line.trim())).join('<br>')}</p>`];
}

const isShort = (line: string) => line.trim().length <= MAX_HEADING_LENGTH;

function isInCapitals(line: string): boolean {
  return line === line.toUpperCase() && /\p{Lu}.*\p{Lu}.*\p{Lu}/u.test(line);
}
