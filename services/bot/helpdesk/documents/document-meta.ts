import { checkAlsoAsked } from './also-asked.ts';
import { DocumentError } from './document-error.ts';

/** What is said of a document in `<its name>.meta.json`. */
export interface DocumentMeta {
  readonly title?: string;
  readonly audience?: string;
  readonly topic?: string;
  readonly tags?: readonly string[];
  /** ISO 8601, as written: a date holds until its end (UTC). */
  readonly expires?: string;
  readonly canonicalUrl?: string;
  readonly savedAt?: string;
  /** Other ways to ask, by the anchor or the heading of a section, the page of a PDF, or the time in a video (`1:23`). */
  readonly alsoAsked?: Readonly<Record<string, readonly string[]>>;
}

/** A description as read, and its members that nobody knows. */
export interface ReadMeta {
  readonly meta: DocumentMeta;
  readonly unknown: readonly string[];
}

const MAX_META_BYTES = 256 * 1024;
const MAX_TEXT_LENGTH = 500;
const MAX_TAGS = 50;

const CHECKS: Readonly<Record<keyof DocumentMeta, (value: unknown) => string | undefined>> = {
  title: textProblem,
  audience: textProblem,
  topic: textProblem,
  tags: (value) => listProblem(value, MAX_TAGS),
  expires: dateProblem,
  canonicalUrl: urlProblem,
  savedAt: dateProblem,
  alsoAsked: askedProblem,
};

/** Reads a description. Throws DocumentError that names each member which can't be used. */
export function readMeta(bytes: Uint8Array): ReadMeta {
  if (bytes.length > MAX_META_BYTES) throw metaError('it is larger than 256 KB');
  const given = parseMeta(bytes);
  const problems = Object.entries(CHECKS).flatMap(([name, problemOf]) => {
    const value = given[name];
    const problem = value === undefined || value === null ? undefined : problemOf(value);
    return problem === undefined ? [] : [`${name} ${problem}`];
  });
  if (problems.length > 0) throw metaError(problems.join('; '));
  const known = Object.entries(given).filter(([name, value]) => name in CHECKS && value !== null);
  const unknown = Object.keys(given).filter((name) => !(name in CHECKS));
  return { meta: Object.fromEntries(known) as DocumentMeta, unknown };
}

/** Returns when a document no longer holds: the end of a date, or an instant. */
export function expiryOf(expires: string): Date {
  const time = Date.parse(expires);
  return new Date(isDateOnly(expires) ? time + 24 * 60 * 60 * 1000 : time);
}

const isDateOnly = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);

/**
 * Reads the members of a description as they are written, whether they can be used or not. JSON is UTF-8 (RFC 8259, 8.1);
 * a byte order mark is skipped. Throws DocumentError if it is no JSON object.
 */
export function parseMeta(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw metaError('it is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw metaError('it is not a JSON object');
  return value as Readonly<Record<string, unknown>>;
}

function metaError(problem: string): DocumentError {
  return new DocumentError(
    `the description (.meta.json) cannot be used: ${problem.slice(0, 400)}`,
    `correct it; it may have ${Object.keys(CHECKS).join(', ')}`,
  );
}

function textProblem(value: unknown): string | undefined {
  const isText =
    typeof value === 'string' && value.trim() !== '' && value.length <= MAX_TEXT_LENGTH;
  return isText ? undefined : `must be a text of at most ${MAX_TEXT_LENGTH} characters`;
}

function listProblem(value: unknown, max: number): string | undefined {
  const isList =
    Array.isArray(value) &&
    value.length <= max &&
    value.every((item) => textProblem(item) === undefined);
  return isList ? undefined : `must be a list of at most ${max} texts`;
}

function dateProblem(value: unknown): string | undefined {
  const isDate =
    typeof value === 'string' &&
    /^\d{4}-\d{2}-\d{2}(?:T[\d:.]{4,15}(?:Z|[+-]\d{2}:?\d{2}))?$/.test(value) &&
    !Number.isNaN(Date.parse(value));
  return isDate ? undefined : 'must be a date (2027-06-30) or a time (2027-06-30T12:00:00Z)';
}

function urlProblem(value: unknown): string | undefined {
  const isUrl =
    typeof value === 'string' &&
    value.length <= 2000 &&
    /^https?:\/\//.test(value) &&
    URL.canParse(value);
  return isUrl ? undefined : 'must be a web address';
}

function askedProblem(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return 'must be lists of questions by section';
  for (const [section, questions] of Object.entries(value)) {
    const problem = listProblem(questions, MAX_TAGS);
    if (problem !== undefined) return `of "${section.slice(0, 60)}" ${problem}`;
    checkAlsoAsked(questions as string[]);
  }
  return undefined;
}
