import type { Passage } from '../services/bot/helpdesk/documents/passage.ts';
import { readRecordedSearch } from '../test/support/recorded-search.ts';

interface Source {
  readonly key: string;
  readonly title: string;
  readonly heading: string;
  readonly text: string;
}

/** Passages of real pages have one to two lines, too. */
const MOST_LINES = 2;

/**
 * Makes passages of the words of real help pages: title and heading of one, lines of any. So words are as frequent as
 * in such pages, and each matches as many more passages as there are more of them.
 */
export function manyPassages(count: number): Passage[] {
  const sources = readRecordedSearch().passages.map(({ source }) => source as Source);
  const lines = sources.flatMap(({ text }) => text.split('\n'));
  let state = 1;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return Array.from({ length: count }, (_, at) => {
    const { title, heading } = sources[random(sources.length)] as Source;
    const text = Array.from(
      { length: 1 + random(MOST_LINES) },
      () => lines[random(lines.length)],
    ).join('\n');
    const docId = `document${String(Math.floor(at / 10)).padStart(8, '0')}`;
    return {
      ...{ id: `${docId}:${at % 10}`, docId, key: `documents/${docId}.html`, kind: 'page' },
      ...{ title, heading, text, place: { anchor: `section-${at % 10}` }, lang: 'en' },
      ordinal: at % 10,
    };
  });
}
