import type { SecretFinder } from './message.ts';
import { isTemplate } from './public-shape.ts';
import { joined, kindOf } from './secret-name.ts';
import { hasInnerCapital, isMachineMade, looksSecret } from './secret-shape.ts';
import type { TextRange } from './text-range.ts';
import { trimPunctuation } from './words.ts';

/** A name, "=" or ":", and what follows: in a URL, JSON, a header, an environment file, a connection string. */
const ASSIGNMENT =
  /(?<![\p{L}\p{N}_.-])(?:--?)?([\p{L}\p{N}_.-]{2,60})(["']?)(?:=>|:=|={1,2}|:)(["']?)(?=[^\s:=])/gu;
/** A pair of tags: <password>hunter2</password> */
const ELEMENT = /<([\w.-]{2,60})>(?=[^\s<>{}$])/g;
const END_OF_DATA = /[\s"'&;,<>{}|]/;
const MAX_LENGTH = 2000;
const MACHINE_LENGTH = 12;

/** Finds `password=hunter2`, `"refresh_token":"…"`, `?code=…`, `Pwd=…;` and `<password>…</password>`. */
export const findAssignments: SecretFinder = ({ text }) => [
  ...[...text.matchAll(ASSIGNMENT)].flatMap((match) => assignedValue(text, match)),
  ...[...text.matchAll(ELEMENT)].flatMap((match) => elementValue(text, match)),
];

function assignedValue(text: string, match: RegExpMatchArray): TextRange[] {
  const [all, name = '', , quote] = match;
  const start = (match.index ?? 0) + all.length;
  const before = text[(match.index ?? 0) - 1] ?? '';
  const isData = quote !== '' || /[?&;{,<#"']/.test(before);
  const value = isData ? dataAt(text, start) : wordAt(text, start, name.toLowerCase());
  return value !== '' && isSecret(name.toLowerCase(), value)
    ? [{ start, end: start + value.length }]
    : [];
}

/** In data a separator ends the value. */
function dataAt(text: string, start: number): string {
  return text.slice(start, start + MAX_LENGTH).split(END_OF_DATA, 1)[0] ?? '';
}

/** Elsewhere only white space does: a password may have any sign, at its end, too. */
function wordAt(text: string, start: number, name: string): string {
  const word = text.slice(start, start + MAX_LENGTH).split(/\s/, 1)[0] ?? '';
  return kindOf(name) === 'password' ? word : word.replace(/["']?[)\]}]?[.,;!]?$/, '');
}

function isSecret(name: string, value: string): boolean {
  if (isTemplate(value) || isTemplate(trimPunctuation(value))) return false;
  const kind = kindOf(name) ?? kindOf(name.split('.').at(-1) ?? '');
  if (kind === 'password') return isPasswordValue(value);
  if (kind === 'weak') return isWeakValue(value);
  if (kind === 'key') return isMachineMade(value, MACHINE_LENGTH) && isOpaque(value);
  if (joined(name) === 'code') return /^\d{4,8}$/.test(value) || isMachineMade(value, 16);
  return kind === 'code' && /^\d{4,8}$/.test(value);
}

/** "session:ABC101-A02" is no secret: one needs small letters, or many digits. */
function isOpaque(value: string): boolean {
  return /[a-z]/.test(value) || value.length >= 24;
}

function isPasswordValue(value: string): boolean {
  return (
    /[\p{L}\p{N}]/u.test(value) && !/^\(|\($|^(?:null|none|true|false|undefined|nil)\b/i.test(value)
  );
}

function isWeakValue(value: string): boolean {
  return looksSecret(value) || hasInnerCapital(value) || (/\d/.test(value) && value.length >= 3);
}

function elementValue(text: string, match: RegExpMatchArray): TextRange[] {
  const [all, name = ''] = match;
  const start = (match.index ?? 0) + all.length;
  const rest = text.slice(start, start + 200);
  const length = rest.indexOf('</');
  const kind = kindOf(name.toLowerCase());
  return length > 0 && (kind === 'password' || kind === 'key') && !isTemplate(rest.slice(0, length))
    ? [{ start, end: start + length }]
    : [];
}
