import { addressChange } from './address-change.ts';
import type { Change } from './change.ts';
import { ANY_FIELD, fieldOf } from './field-words.ts';
import type { Answers, Field } from './form.ts';
import { instead, withoutNot } from './instead.ts';
import { readAddress } from './read-address.ts';
import { plainly } from './said.ts';

/** Words that may come before what is meant. */
function before(words: string): string {
  return `(?:(?:${words})[,.! ]+){0,4}`;
}

const FIELD_ALONE = new RegExp(
  `^(?:no |please |change |edit |fix |the |my |a ){0,6}(?:${ANY_FIELD})(?: please)?$`,
  'iu',
);
const WRONG =
  "(?:wrong|incorrect|outdated|misspell?ed|misspelt|spell?ed wrong|not right|isn't (?:right|correct)|isnt (?:right|correct)|has a typo|typo|mistake|nonsense|too (?:long|short)|needs? (?:a )?chang\\w*|not correct)";
const TO_CHANGE = new RegExp(
  `(?:\\bnot my (?:${ANY_FIELD})\\b|\\b(?:change|edit|correct|fix|update|modify|redo|different|rewrite|retype|replace|make|shorten|other|another|new)\\b.{0,20}\\b(?:${ANY_FIELD})\\b|\\b(?:${ANY_FIELD})\\b.{0,20}\\b${WRONG}\\b|\\b(?:wrong|typo in|mistake in)\\b.{0,15}\\b(?:${ANY_FIELD})\\b)`,
  'iu',
);
const TO_SET = new RegExp(
  `^\\W*${before('no|wait|sorry|oops|oh|please|kindly|actually|and|also|ok|okay|but|yes|hm+|i mean')}(?:(?:can|could) (?:you|i) |(?:i want|i need|i'd like|i would like) to |let me |let's )?(?:please )?(?:(?:change|set|make|correct|update|edit|replace)\\s+)?(?:(?:my|the)\\s+)?(?:correct |real |right |new )?(${ANY_FIELD})\\s*(?:(?:is|'s)(?: actually| really| rather)?(?: spell?ed| spelt| written)?(?: as)?\\b|should be|should say|must be|to be|to read|to\\b|with\\b|=|:|->|→)\\s*[:"“']?\\s*(.+?)["”']?\\s*$`,
  'iu',
);
/** "My name is spelled wrong, it should be …", "the title is too long, just write …". */
const WRONG_THEN = new RegExp(
  `^.{0,60}?\\b(${ANY_FIELD})\\b.{0,20}?\\b${WRONG}\\b.{0,20}?[,.;:!]\\s*(?:(?:and|please|just) )?(?:(?:it|that) )?(?:should (?:be|say|read)|must be|is supposed to be|is\\b|it's|its|that's|i am|i'm|(?:please |just )?(?:use|write|say|put)\\b)\\s*[:"“']{0,2}\\s*(.+?)["”']?\\s*$`,
  'iu',
);
const TO_ADD = new RegExp(
  `^\\W*${before('please|and|oh|ok|okay|yes|no|but|wait|then|yes,? but')}(?:(?:can|could) you (?:please )?)?(?:also )?(?:add|also|append|include|mention|by the way|btw|one more thing|i forgot(?: to (?:say|mention|add|write))?|(?:put|write) (?:it|this|that) (?:in|into|to)|p\\.?s\\.?)(?![\\p{L}'])[:, ]*(?:(?:to (?:it|(?:the|my) (?:ticket|description))|(?:the |my )?(?:ticket|text|description)(?=[:,])|that|a (?:note|line)(?: that)?|this|too|there|as well)(?![\\p{L}'])[:, ]*)*(.*)$`,
  'iu',
);
const ADD_VERB = /\b(?:add|append|include|mention|put|write)\b/iu;
/** What is said about a value, and is none itself. */
const OF_A_VALUE =
  /^(?:(?:spell?ed )?wrong|incorrect|not |misspel|too |outdated|nonsense|(?:all )?(?:fine|right|correct|ok|okay|good|perfect|great)(?:$|[,.!;]| (?:but|and|now|as|so|please|send)\b))/iu;
/** The beginning of the second of two wishes: "… and my e-mail is …". */
const NEXT_WISH = new RegExp(
  `(?:[,.;]|\\band\\b|\\balso\\b)\\s{0,3}(?:(?:and|also) ){0,2}(?=(?:please )?(?:(?:change|set|correct|update|fix) )?(?:my|the) (?:${ANY_FIELD})\\b[^,.;]{0,30}(?:\\bis\\b|\\bto\\b|'s\\b|should|must|wrong|:))`,
  'iu',
);
/** The place where something is to be written, and not what. */
const PLACE = /^(?:the )?(?:ticket|text|description|message)\W*$/iu;
const MIN_ADDED = 3;
const MAX_WISHES = 4;
/** As many characters of what is said are read. */
const MAX_READ = 2_000;

/** Reads what is to be changed of these answers; undefined if nothing is. */
export function readChange(text: string, answers: Answers = {}): Change | undefined {
  const line = text.slice(0, MAX_READ).replaceAll('’', "'");
  const parts = line.split(NEXT_WISH, MAX_WISHES).filter((part) => part.trim() !== '');
  if (parts.length > 1) {
    const changes = parts.flatMap((part) => readOne(part, answers) ?? []);
    const isEach = changes.length === parts.length && changes.every(isOfField);
    if (isEach && new Set(changes.map(({ field }) => field)).size > 1)
      return { kind: 'several', changes };
  }
  return readOne(line, answers);
}

const isOfField = (change: Change): change is Change & { readonly field: Field } =>
  change.kind === 'set' || change.kind === 'change';

function readOne(line: string, answers: Answers): Change | undefined {
  if (FIELD_ALONE.test(plainly(line))) return changeOf(line);
  const set = setIn(line, answers);
  if (set) return set;
  const added = TO_ADD.exec(line)?.[1]?.trim();
  if (added && ADD_VERB.test(line.slice(0, -added.length))) return addOf(line, added);
  const address = added === undefined ? addressChange(line) : undefined;
  if (address) return address;
  const swap = added === undefined ? instead(line, answers) : undefined;
  if (swap) return { kind: 'set', ...swap };
  if (TO_CHANGE.test(line)) return changeOf(line);
  return added === undefined ? undefined : addOf(line, added);
}

/** A field with its new value. Words about a field ("is wrong") are none. */
function setIn(line: string, answers: Answers): Change | undefined {
  const named = valueIn(WRONG_THEN, line) ?? valueIn(TO_SET, line) ?? valueIn(SET_LATER, line);
  if (!named) return undefined;
  const said = isRequest(line) ? named.said.replace(/\?+$/u, '') : named.said;
  const value = withoutNot(said, answers[named.field]);
  const found = named.field === 'email' ? readAddress(value) : undefined;
  return {
    kind: 'set',
    field: named.field,
    value: found?.kind === 'one' ? found.address : value,
  };
}

/** "No that's nonsense. Change the description to: …" */
const SET_LATER = new RegExp(
  `(?:^|[.!?;,]\\s+|\\b(?:and|but|i said)\\s+)(?:please )?(?:change|set|make|correct|update|edit|replace)\\s+(?:the|my)\\s+(${ANY_FIELD})\\s*(?:to(?: say| read)?\\b|with\\b|into\\b|:|=|->|→)\\s*[:"“']{0,2}\\s*(.+?)["”']?\\s*$`,
  'iu',
);

function valueIn(pattern: RegExp, line: string): { field: Field; said: string } | undefined {
  const [, named = '', said = ''] = pattern.exec(line) ?? [];
  if (said === '') return undefined;
  // After a colon or a quotation mark, "Wrong grades" is a value.
  const isQuoted = /[:"“]\s*$/u.test(line.slice(0, line.lastIndexOf(said)));
  if (!isQuoted && OF_A_VALUE.test(said)) return undefined;
  return { field: fieldOf(named), said };
}

function addOf(line: string, added: string): Change {
  if (added.length < MIN_ADDED || PLACE.test(added))
    return { kind: 'change', field: 'description' };
  return { kind: 'add', text: capital(isRequest(line) ? added.replace(/\?+$/u, '') : added) };
}

/** "Can you add …?": the question mark is of the request, not of what is added. */
const isRequest = (line: string): boolean => /^\W*(?:\w+[, ]+){0,2}(?:can|could)\b/iu.test(line);

/** "The name is fine, but change the e-mail": what comes after the verb is meant. */
const CHANGE_VERB =
  /\b(?:change|edit|correct|fix|update|modify|redo|rewrite|retype|replace|make|shorten)\b(.*)$/iu;

function changeOf(text: string): Change {
  const after = CHANGE_VERB.exec(text)?.[1] ?? '';
  const isNamed = new RegExp(`\\b(?:${ANY_FIELD})\\b`, 'iu').test(after);
  return { kind: 'change', field: fieldOf(isNamed ? after : text) };
}

/** A text with a capital at its beginning. */
export function capital(text: string): string {
  const added = text.trim();
  return `${added.slice(0, 1).toUpperCase()}${added.slice(1)}`;
}
