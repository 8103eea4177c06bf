import { StaffRequestError } from './staff-request-error.ts';

const MAX_LENGTH = 200;

/** Returns a test for texts that have all words of a search, in any order and case, with or without accents. Throws StaffRequestError. */
export function hasWords(search = ''): (text: string) => boolean {
  if (search.length > MAX_LENGTH)
    throw new StaffRequestError(
      `At most ${MAX_LENGTH} characters can be looked for (got ${search.length}).`,
    );
  const words = plain(search).split(/\s+/).filter(Boolean);
  return (text) => {
    const within = words.length === 0 ? '' : plain(text);
    return words.every((word) => within.includes(word));
  };
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
