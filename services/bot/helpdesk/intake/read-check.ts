import { isCancellation } from './cancellation.ts';
import type { Field } from './form.ts';
import { isQuestion } from './questions.ts';
import { readAddress } from './read-address.ts';
import { isBack, isBareCancellation, isNo, isYes, plainly } from './said.ts';

/** What a client says about the list of what will be sent. */
export type CheckReply =
  | { readonly kind: 'send' | 'cancel' | 'no' | 'back' | 'question' | 'unclear' }
  | { readonly kind: 'urgency'; readonly urgency: 'high' | 'normal' }
  | { readonly kind: 'change'; readonly field: Field }
  | { readonly kind: 'set'; readonly field: Field; readonly value: string }
  | { readonly kind: 'add'; readonly text: string };

const WORDS: readonly (readonly [Field, string])[] = [
  ['email', 'e-?mail(?: address)?|mail(?: address)?|address|replies(?: go)?(?: to)?'],
  ['name', '(?:full |last |first |sur)?name'],
  ['category', 'category|topic|team|type|kind'],
  ['summary', '(?:problem )?(?:in )?one line|summary|title|subject(?: line)?|headline|problem'],
  ['description', 'description|details?|text|message|body|story'],
];
const ANY = WORDS.map(([, words]) => words).join('|');
/** Words that may come before what is meant. */
function before(words: string): string {
  return `(?:(?:${words})[,.! ]+){0,4}`;
}

const FIELD_ALONE = new RegExp(
  `^(?:no |please |change |edit |fix |the |my |a )*(?:${ANY})(?: please)?$`,
  'iu',
);
const TO_CHANGE = new RegExp(
  `(?:\\bnot my (?:${ANY})\\b|\\b(?:change|edit|correct|fix|update|modify|redo|different|rewrite|retype|replace|make|shorten|other|another|new)\\b.{0,20}\\b(?:${ANY})\\b|\\b(?:${ANY})\\b.{0,20}\\b(?:wrong|incorrect|outdated|misspell?ed|misspelt|not right|isn't (?:right|correct)|isnt (?:right|correct)|has a typo|typo|mistake|needs? (?:a )?chang\\w*|not correct)\\b|\\b(?:wrong|typo in|mistake in)\\b.{0,15}\\b(?:${ANY})\\b)`,
  'iu',
);
const TO_SET = new RegExp(
  `^\\W*${before('no|wait|sorry|oh|please|actually|and|ok|okay|but|yes|hm+')}(?:(?:can|could) (?:you|i) |(?:i want|i need|i'd like|i would like) to |let me |let's )?(?:please )?(?:(?:change|set|make|correct|update|edit|replace)\\s+)?(?:(?:my|the)\\s+)?(?:correct |real |right |new )?(${ANY})\\s*(?:(?:is|'s)(?: actually| really| rather)?(?: spell?ed| spelt| written)?(?: as)?\\b|should be|should say|must be|to be|to read|to\\b|with\\b|=|:|->|→)\\s*[:"“']?\\s*(.+?)["”']?\\s*$`,
  'iu',
);
const TO_ADD = new RegExp(
  `^\\W*${before('please|and|oh|ok|okay|yes|no|but|wait|yes,? but')}(?:(?:can|could) you (?:please )?)?(?:also )?(?:add|also|append|include|mention|by the way|btw|one more thing|i forgot(?: to (?:say|mention|add|write))?|p\\.?s\\.?)(?![\\p{L}'])[:, ]*(?:(?:to (?:it|the (?:ticket|description))|that|a (?:note|line)(?: that)?|this|too|there|as well)(?![\\p{L}'])[:, ]*)*(.*)$`,
  'iu',
);
const ADD_VERB = /\b(?:add|append|include|mention)\b/iu;
const NOT_URGENT =
  /\b(?:not (?:so |that |really |very |at all )?urgent|n'?t (?:so |that |really )?urgent|no (?:hurry|rush)|isn't urgent|less urgent|low priority|can wait|normal priority|take your time)\b/iu;
const URGENT = /\b(?:urgent(?:ly)?|asap|high(?:est)? priority|emergency|as soon as possible)\b/iu;
const URGENCY_FIELD =
  /\burgen(?:t|cy)\b\s*(?:is|:|=|should be|to|->|→)?\s*(?:no|not|off|false|normal|low)\b|\b(?:remove|drop|delete|without|un-?mark|unset)\b.{0,12}\burgen(?:t|cy)\b|(?:not|n't) (?:need|have) to be urgent\b/iu;
/** What is said about a value, and is none itself. */
const OF_A_VALUE =
  /^(?:wrong|incorrect|not |misspel|too |outdated|(?:all )?(?:fine|right|correct|ok|okay|good|perfect|great)(?:$|[,.!;]| (?:but|and|now|as|so|please|send)\b))/iu;
const NO_CHANGES =
  /^(?:no changes?(?: needed| necessary| please)?|nothing (?:to|needs to) change\w*)$/u;
/** Something is wrong, and nobody knows what. */
const NOT_RIGHT =
  /\b(?:wrong|incorrect|not (?:quite )?(?:right|correct)|isn't (?:right|correct)|made (?:a|some) mistakes?|change something)\b/iu;
const MAX_URGENCY_WORDS = 9;
const MIN_ADDED = 3;
/** As many characters of what is said are read. */
const MAX_READ = 2_000;

/** Reads what was said about the list: a yes in many languages, a change by words or button, something to add. */
export function readCheck(text: string): CheckReply {
  const said = plainly(text);
  if (isYes(text) || NO_CHANGES.test(said)) return { kind: 'send' };
  if (isBareCancellation(text)) return { kind: 'cancel' };
  if (isBack(text)) return { kind: 'back' };
  if (isNo(text)) return { kind: 'no' };
  const urgency = said.split(' ').length <= MAX_URGENCY_WORDS ? urgencyIn(said) : undefined;
  if (urgency) return { kind: 'urgency', urgency };
  return readChange(text) ?? readRest(text);
}

function urgencyIn(said: string): 'high' | 'normal' | undefined {
  if (NOT_URGENT.test(said) || URGENCY_FIELD.test(said)) return 'normal';
  return URGENT.test(said) ? 'high' : undefined;
}

function readChange(text: string): CheckReply | undefined {
  const line = text.slice(0, MAX_READ).replaceAll('’', "'");
  if (FIELD_ALONE.test(plainly(line))) return changeOf(line);
  const set = setIn(line);
  if (set) return set;
  const added = TO_ADD.exec(line)?.[1]?.trim();
  if (added && ADD_VERB.test(line.slice(0, -added.length))) return addOf(line, added);
  const found = readAddress(text);
  if (found.kind === 'one' && !isQuestion(text) && added === undefined)
    return { kind: 'set', field: 'email', value: found.address };
  if (TO_CHANGE.test(line)) return changeOf(line);
  return added === undefined ? undefined : addOf(line, added);
}

/** A field with its new value. Words about a field ("is wrong") are none. */
function setIn(line: string): CheckReply | undefined {
  const [, named = '', said = ''] = TO_SET.exec(line) ?? [];
  const value = isRequest(line) ? said.replace(/\?+$/u, '') : said;
  if (value === '' || OF_A_VALUE.test(value)) return undefined;
  const field = fieldOf(named);
  const found = field === 'email' ? readAddress(value) : undefined;
  return { kind: 'set', field, value: found?.kind === 'one' ? found.address : value };
}

function addOf(line: string, added: string): CheckReply {
  if (added.length < MIN_ADDED) return { kind: 'change', field: 'description' };
  return { kind: 'add', text: capital(isRequest(line) ? added.replace(/\?+$/u, '') : added) };
}

/** "Can you add …?": the question mark is of the request, not of what is added. */
const isRequest = (line: string): boolean => /^\W*(?:\w+[, ]+){0,2}(?:can|could)\b/iu.test(line);

function readRest(text: string): CheckReply {
  const isWrong = NOT_RIGHT.test(plainly(text));
  if (!isWrong && isCancellation(text)) return { kind: 'cancel' };
  if (isQuestion(text)) return { kind: 'question' };
  return { kind: isWrong ? 'no' : 'unclear' };
}

const changeOf = (text: string): CheckReply => ({ kind: 'change', field: fieldOf(text) });

function fieldOf(text: string): Field {
  const named = WORDS.find(([, words]) => new RegExp(`\\b(?:${words})\\b`, 'iu').test(text));
  return named?.[0] ?? 'description';
}

function capital(text: string): string {
  const added = text.trim();
  return `${added.slice(0, 1).toUpperCase()}${added.slice(1)}`;
}
