import { MAX_QUESTION } from '../../../bot/helpdesk/answers/rules/parse-answer-rules.ts';
import type { Change } from '../change.ts';
import { QuestionsError } from '../questions-error.ts';

type Members = Readonly<Record<string, unknown>>;

const MAX_TITLE = 120;
const MAX_LINES = 50;
const MAX_LINE = 300;
const MAX_SAYS = 20;
const MAX_PHRASE = 120;
const MAX_UTTERANCE = 500;
/** Of a page, with its title. In bytes. */
export const MAX_PAGE = 256 * 1024;

/** Which members a change of each kind has; those that may be left out have a `?`. */
const MEMBERS: Readonly<Record<Change['kind'], readonly string[]>> = {
  pin: ['question', 'passageId', 'undo?'],
  block: ['question', 'passageId', 'undo?'],
  alsoAsked: ['passageId', 'lines'],
  page: ['title', 'text', 'topic?', 'audience?', 'expires?', 'alsoAsked?'],
  synonym: ['says', 'means', 'undo?'],
  utterance: ['intent', 'text'],
};

/** Checks what was sent as a change. Throws QuestionsError that names the first member which can't be used, and its limit. */
export function checkChange(sent: unknown): Change {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent))
    throw invalid('a change must be an object');
  const change = sent as Members;
  const kinds = Object.keys(MEMBERS);
  const kind = kinds.find((one) => one === change.kind) as Change['kind'] | undefined;
  if (!kind) throw invalid(`kind must be one of ${kinds.join(', ')} (got ${quoted(change.kind)})`);
  checkMembers(kind, change);
  CHECKS[kind](change);
  return change as unknown as Change;
}

function checkMembers(kind: Change['kind'], change: Members): void {
  const known = MEMBERS[kind].map((name) => name.replace('?', ''));
  for (const name of Object.keys(change)) {
    if (name !== 'kind' && !known.includes(name))
      throw invalid(`a ${kind} has no "${name}" (it has ${known.join(', ')})`);
  }
  for (const name of MEMBERS[kind]) {
    if (!name.endsWith('?') && change[name] === undefined)
      throw invalid(`a ${kind} needs "${name}"`);
  }
}

const CHECKS: Readonly<Record<Change['kind'], (change: Members) => void>> = {
  pin: checkRule,
  block: checkRule,
  alsoAsked({ passageId, lines }) {
    text('passageId', passageId, 60);
    texts('lines', lines, MAX_LINES, MAX_LINE);
  },
  page: checkPage,
  synonym({ says, means, undo }) {
    texts('says', says, MAX_SAYS, MAX_PHRASE);
    text('means', means, MAX_PHRASE);
    flag('undo', undo);
  },
  utterance(change) {
    text('intent', change.intent, 100);
    text('text', change.text, MAX_UTTERANCE);
    if (/[{}\r\n]/.test(String(change.text)))
      throw invalid('text must be one line without braces, which stand for slots');
  },
};

function checkRule({ question, passageId, undo }: Members): void {
  text('question', question, MAX_QUESTION);
  text('passageId', passageId, 60);
  flag('undo', undo);
}

function checkPage({ title, text: body, topic, audience, expires, alsoAsked }: Members): void {
  text('title', title, MAX_TITLE);
  if (/[\r\n]/.test(String(title))) throw invalid('title must be one line');
  if (typeof body !== 'string' || body.trim() === '') throw invalid('text must not be empty');
  const bytes = Buffer.byteLength(body);
  if (bytes > MAX_PAGE)
    throw new QuestionsError('tooLarge', `the page has ${bytes} bytes; at most ${MAX_PAGE}`);
  for (const [name, value] of Object.entries({ topic, audience, expires }))
    if (value !== undefined) text(name, value, 500);
  if (alsoAsked !== undefined) texts('alsoAsked', alsoAsked, MAX_LINES, MAX_LINE);
}

function texts(name: string, value: unknown, max: number, maxLength: number): void {
  if (!Array.isArray(value) || value.length === 0 || value.length > max)
    throw invalid(`${name} must be a list of 1 to ${max} texts`);
  for (const [at, one] of value.entries()) text(`${name}[${at}]`, one, maxLength);
}

function text(name: string, value: unknown, max: number): void {
  if (typeof value !== 'string' || value.trim() === '' || value.length > max)
    throw invalid(`${name} must be a text of 1 to ${max} characters (got ${quoted(value)})`);
}

function flag(name: string, value: unknown): void {
  if (value !== undefined && typeof value !== 'boolean')
    throw invalid(`${name} must be true or false`);
}

function quoted(value: unknown): string {
  const shown = JSON.stringify(value) ?? 'nothing';
  return shown.length > 80 ? `${shown.slice(0, 80)}… (${shown.length} characters)` : shown;
}

const invalid = (message: string): QuestionsError => new QuestionsError('invalid', message);
