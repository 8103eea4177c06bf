import { roomsIn } from './rooms.ts';

const COURSE = /\b([a-z]{2,4})[ \t*-]?([0-9]{3,4}[a-z]?)\b/gi;
const MAX_LENGTH = 20_000;

/**
 * Returns what looks like course codes in a text, in capitals without spaces: "psyc 100" is PSYC100. What
 * the text calls a room is none.
 */
export function coursesIn(text: string): readonly string[] {
  const read = text.slice(0, MAX_LENGTH);
  const rooms = roomsIn(read);
  const codes = [...read.matchAll(COURSE)].map(([, subject = '', number = '']) =>
    `${subject}${number}`.toUpperCase(),
  );
  return [...new Set(codes)].filter((code) => !rooms.has(code));
}

/** Returns a course code, or its beginning, as it is compared: "Math 1*" is MATH1. Undefined if it can be none. */
export function courseStart(text: string): string | undefined {
  const plain = text.toUpperCase().replace(/[\s*-]/g, '');
  return /^[A-Z]{2,4}\d{0,4}[A-Z]?$/.test(plain) ? plain : undefined;
}
