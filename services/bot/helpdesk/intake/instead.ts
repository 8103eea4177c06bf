import { type Answers, FIELDS, type Field } from './form.ts';
import { readAddress } from './read-address.ts';

/** "Bartholomew, not Batholomew": what is meant comes first. */
const NOT = /^(.{1,200}?)[,;]?\s+(?:and\s+)?(?:not|instead of|rather than)\s+(.{1,100})$/iu;
const REPLACE =
  /\b(?:replace|change|swap|correct)\s+["“']?(.{1,80}?)["”']?\s+(?:with|by|to|into)\s+["“']?(.{1,150}?)["”']?[.!]?$/iu;
const LEAD =
  /^(?:(?:no|oh|oops|wait|sorry|please|actually|it|this|that|should be|should say|should read|must be|is|it's|its|i meant|i mean)[,:! ]+){0,6}/iu;

/** A value without the one that it is not: "Bo Lee, not Bo Li". Of a text, only what it says now is left out. */
export function withoutNot(value: string, now = ''): string {
  const [, meant = '', other = ''] = NOT.exec(value) ?? [];
  if (meant === '') return value;
  return /@/u.test(value) || now.toLowerCase().includes(bare(other)) ? meant.trim() : value;
}

/** What is to be said instead of something that an answer says. Undefined if no answer says it. */
export function instead(
  text: string,
  answers: Answers,
): { readonly field: Field; readonly value: string } | undefined {
  const said = text.trim();
  const [, old, next] = REPLACE.exec(said) ?? [];
  if (old !== undefined && next !== undefined) return swapped(answers, bare(old), next);
  const [, meant, other] = NOT.exec(said) ?? [];
  return meant === undefined || other === undefined
    ? undefined
    : swapped(answers, bare(other), meant.replace(LEAD, ''));
}

function swapped(answers: Answers, old: string, next: string) {
  const field = old === '' ? undefined : FIELDS.find((one) => hasWords(answers[one], old));
  if (field === undefined || field === 'category' || next.trim() === '') return undefined;
  const now = answers[field] ?? '';
  if (field === 'email') {
    const found = readAddress(next);
    return found.kind === 'one' ? { field, value: found.address } : undefined;
  }
  // Two words for one are the whole of a name.
  const isWhole = field === 'name' && next.trim().split(/\s+/u).length > old.split(/\s+/u).length;
  const at = now.toLowerCase().indexOf(old);
  return {
    field,
    value: isWhole ? next.trim() : `${now.slice(0, at)}${next.trim()}${now.slice(at + old.length)}`,
  };
}

function hasWords(answer: string | undefined, words: string): boolean {
  return ` ${(answer ?? '').toLowerCase().replace(/[^\p{L}\p{N}@.'-]+/gu, ' ')} `.includes(
    ` ${words} `,
  );
}

const bare = (words: string): string =>
  words
    .toLowerCase()
    .replace(/^[\s"“'(]+|[\s"”').!?,]+$/gu, '')
    .replace(/\s+/gu, ' ');
